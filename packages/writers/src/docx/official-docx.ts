import type { Block, DocumentModel, Page } from '@bihuan/core/documents/document.ts'
import { isKeptBySignature } from '@bihuan/core/documents/kept-by-signature.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { Footer, Header, ISectionOptions, Paragraph, Table } from 'docx'
import { officialFonts, officialLayout, pageOf } from './official-layout.ts'
import { type Docx, hairline, paragraphsOf } from './official-paragraphs.ts'
import { tableOf } from './official-table.ts'
import { packed } from './packed.ts'
import { listLayout, officialTable } from './table-looks.ts'

/** The media type of a DOCX file. */
export const docxMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * Renders an official document as DOCX in the layout of GB/T 9704-2012.
 *
 * The library is loaded on first use: it costs start-up time and memory that a program without documents saves.
 * Numbers of headings are text, not automatic numbering, because many readers of DOCX lose the latter.
 */
export async function officialDocx(model: DocumentModel): Promise<Uint8Array> {
  const docx = await import('docx')
  const sections = sectionsOf(model.blocks).map((section) => sectionAsWritten(docx, section, model))
  return packed(docx, { title: model.title, sections, isTwoSided: true })
}

type Section = { readonly page: Page; readonly blocks: readonly Block[] }

/** Blocks by the paper that they stand on. */
function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: { page: Page; blocks: Block[] }[] = [{ page: { paper: 'a4', across: false }, blocks: [] }]
  for (const block of blocks)
    if (block.kind === 'page') sections.push({ page: block.page, blocks: [] })
    else sections.at(-1)?.blocks.push(block)
  return sections.filter(({ blocks: those }, at) => those.length > 0 || (at === 0 && sections.length === 1))
}

function sectionAsWritten(
  docx: Docx,
  { page, blocks }: Section,
  { language, head }: Pick<DocumentModel, 'language' | 'head'>,
): ISectionOptions {
  const { size, margin, width, height } = pageOf(page)
  const orientation = page.across ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT
  const children = blocks.flatMap((block, at): (Paragraph | Table)[] =>
    block.kind === 'table'
      ? [
          tableOf(docx, block, {
            width,
            height,
            language,
            keepsNext: isKeptBySignature(blocks, at),
            look: page.across ? listLayout.table : officialTable,
          }),
        ]
      : paragraphsOf(docx, block, placeOf(blocks, at)),
  )
  // LibreOffice leaves a table that begins a section on the paper of the section before.
  const begins = blocks[0]?.kind === 'table' ? [hairline(docx)] : []
  return {
    // The library turns the sides around where the page lies across.
    properties: { page: { size: { ...size, orientation }, margin } },
    ...(head !== undefined && { headers: { default: pageHead(docx, head), even: pageHead(docx, head) } }),
    footers: { default: pageNumber(docx, 'right'), even: pageNumber(docx, 'left') },
    children: [...begins, ...children],
  }
}

/** What a block stays with, and whether a note stands right below it, as below a title. */
function placeOf(
  blocks: readonly Block[],
  at: number,
): { readonly keepsNext: boolean; readonly isNoteNext: boolean } {
  const next = blocks[at + 1]
  return {
    keepsNext: isKeptBySignature(blocks, at),
    isNoteNext: next?.kind === 'line' && next.place === 'note',
  }
}

/** What each page says of itself, in the margin above the text. */
function pageHead(docx: Docx, head: string): Header {
  const { heading1: font } = officialFonts
  const run = new docx.TextRun({ font, size: officialLayout.size.copies, text: xmlText(head) })
  return new docx.Header({ children: [new docx.Paragraph({ children: [run] })] })
}

/** `— 1 —`, on odd pages at the right and on even pages at the left, one character from the margin. */
function pageNumber(docx: Docx, side: 'left' | 'right'): Footer {
  const run = { font: officialFonts.pageNumber, size: officialLayout.size.pageNumber }
  const current = new docx.TextRun({ ...run, children: ['— ', docx.PageNumber.CURRENT, ' —'] })
  const alignment = side === 'left' ? docx.AlignmentType.LEFT : docx.AlignmentType.RIGHT
  const indent = { [side]: officialLayout.size.pageNumber * 10 }
  return new docx.Footer({ children: [new docx.Paragraph({ alignment, indent, children: [current] })] })
}
