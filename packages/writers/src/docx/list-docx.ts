import type { DocumentModel } from '@bihuan/core/documents/document.ts'
import { sheetOf } from '@bihuan/core/documents/sheet-of.ts'
import type { Footer, Paragraph } from 'docx'
import { officialFonts } from './official-layout.ts'
import { type Docx, hairline, paragraph } from './official-paragraphs.ts'
import { tableOf } from './official-table.ts'
import { packed } from './packed.ts'
import { listLayout } from './table-looks.ts'

/**
 * Renders a document that is one table as DOCX across, in the looks of its PDF: headings on grey that come again on every page, its
 * moment at the foot of each beside the number.
 */
export async function listDocx(model: DocumentModel): Promise<Uint8Array> {
  const docx = await import('docx')
  const { above } = sheetOf(model)
  const { size, margin, width, height } = listLayout.page
  const tables = model.blocks.flatMap((block) =>
    block.kind === 'table'
      ? [
          tableOf(docx, block, {
            width,
            height,
            language: model.language,
            keepsNext: false,
            look: listLayout.table,
          }),
        ]
      : [],
  )
  const section = {
    properties: { page: { size: { ...size, orientation: docx.PageOrientation.LANDSCAPE }, margin } },
    footers: { default: footOf(docx, above.note) },
    // Behind a table Word puts a line of the text by itself, which may begin a page.
    children: [titleParagraph(docx, above.title), ...tables, hairline(docx)],
  }
  return packed(docx, { title: model.title, sections: [section], isTwoSided: false })
}

function titleParagraph(docx: Docx, text: string): Paragraph {
  const { size, line, after } = listLayout.title
  return paragraph(docx, {
    text,
    look: { font: officialFonts.heading1, size, scale: 100 },
    options: { alignment: docx.AlignmentType.CENTER, spacing: { ...exactly(docx, line), after } },
  })
}

/** The moment at the left and the number of the page in the middle, whatever room the moment takes. */
function footOf(docx: Docx, note: string): Footer {
  const { size, line } = listLayout.foot
  const { CENTER, LEFT } = docx.AlignmentType
  const look = { font: officialFonts.pageNumber, size, scale: 100 }
  const third = Math.floor(listLayout.page.width / 3)
  const number = new docx.TextRun({
    font: officialFonts.pageNumber,
    size,
    children: ['— ', docx.PageNumber.CURRENT, ' —'],
  })
  const cells = [
    paragraph(docx, { text: note, look, options: { alignment: LEFT, spacing: exactly(docx, line) } }),
    new docx.Paragraph({ alignment: CENTER, spacing: exactly(docx, line), children: [number] }),
    hairline(docx),
  ].map((one) => new docx.TableCell({ width: { size: third, type: docx.WidthType.DXA }, children: [one] }))
  const table = new docx.Table({
    width: { size: third * cells.length, type: docx.WidthType.DXA },
    columnWidths: cells.map(() => third),
    layout: docx.TableLayoutType.FIXED,
    borders: docx.TableBorders.NONE,
    rows: [new docx.TableRow({ children: cells })],
  })
  return new docx.Footer({ children: [table, hairline(docx)] })
}

function exactly(
  docx: Docx,
  line: number,
): { readonly line: number; readonly lineRule: Docx['LineRuleType']['EXACT'] } {
  return { line, lineRule: docx.LineRuleType.EXACT }
}
