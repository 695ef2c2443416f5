import { type Block, type HeadingLevel, textOf } from '@bihuan/core/documents/document.ts'
import type { NoticeModel } from '@bihuan/core/documents/notice.ts'
import type { Footer, IParagraphOptions, Paragraph } from 'docx'
import { fontTable, officialFonts, officialLayout } from './official-layout.ts'
import { titleLines } from '@bihuan/core/documents/title-lines.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'

type Docx = typeof import('docx')

/** The media type of a DOCX file. */
export const docxMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * Renders the public notice as DOCX in the layout of GB/T 9704-2012.
 *
 * The library is loaded on first use: it costs start-up time and memory that a server without documents saves.
 * Numbers of headings are text, not automatic numbering, because many readers of DOCX lose the latter.
 */
export async function noticeDocx(model: NoticeModel): Promise<Uint8Array> {
  const docx = await import('docx')
  const { page, margin } = officialLayout
  const file = new docx.Document({
    title: xmlText(model.title),
    creator: '闭环 Bihuan',
    lastModifiedBy: '闭环 Bihuan',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: officialFonts.body, size: officialLayout.size.body } } } },
    sections: [
      {
        properties: { page: { size: page, margin } },
        footers: { default: pageNumber(docx, 'right'), even: pageNumber(docx, 'left') },
        children: model.blocks.flatMap((block) => paragraphsOf(docx, block)),
      },
    ],
  })
  const bytes = await docx.Packer.toBuffer(file, undefined, [
    { path: 'word/fontTable.xml', data: fontTable() },
  ])
  return new Uint8Array(bytes)
}

function paragraphsOf(docx: Docx, block: Block): Paragraph[] {
  switch (block.kind) {
    case 'title':
      return [titleParagraph(docx, textOf(block))]
    case 'heading':
      return [headingParagraph(docx, textOf(block), block.level)]
    case 'paragraph':
      return textParagraphs(docx, textOf(block))
    case 'signature':
      return signatureParagraphs(docx, block.lines)
    default:
      return block satisfies never
  }
}

/**
 * A text of several lines as so many paragraphs: before a break within one that is justified Word stretches the line over the
 * whole width. Empty lines are left out, as an official document has none.
 */
function textParagraphs(docx: Docx, text: string): Paragraph[] {
  const lines = xmlText(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const options = { indent: officialLayout.indent }
  return (lines.length === 0 ? [''] : lines).map((line) => paragraph(docx, { text: line.trim(), options }))
}

function titleParagraph(docx: Docx, text: string): Paragraph {
  const look = { font: officialFonts.title, size: officialLayout.size.title, scale: 100 }
  const spacing = { ...exactLine(docx), after: officialLayout.line }
  return paragraph(docx, {
    text: titleLines(text),
    look,
    options: { alignment: docx.AlignmentType.CENTER, spacing },
  })
}

const headingFonts = {
  1: officialFonts.heading1,
  2: officialFonts.heading2,
  3: officialFonts.body,
} as const satisfies Record<HeadingLevel, string>

function headingParagraph(docx: Docx, text: string, level: HeadingLevel): Paragraph {
  const look = { font: headingFonts[level], bold: level === 3 }
  const { indent } = officialLayout
  // An outline level gives the reader a navigation pane without the looks of Word's own heading styles.
  const alignment = docx.AlignmentType.LEFT
  const options = { alignment, indent, keepNext: true, outlineLevel: level - 1 }
  return paragraph(docx, { text, look, options })
}

function signatureParagraphs(docx: Docx, lines: readonly string[]): Paragraph[] {
  const indent = { right: officialLayout.indent.firstLine }
  const alignment = docx.AlignmentType.RIGHT
  return lines.map((text, at) => {
    const spacing = { ...exactLine(docx), before: at === 0 ? 2 * officialLayout.line : 0 }
    const keepNext = at < lines.length - 1
    return paragraph(docx, { text, options: { alignment, indent, spacing, keepNext } })
  })
}

type Look = {
  readonly font: string
  readonly size?: number
  readonly bold?: boolean
  readonly scale?: number
}

const bodyLook = {
  font: officialFonts.body,
  size: officialLayout.size.body,
  scale: officialLayout.characterScale,
} as const satisfies Look

function paragraph(
  docx: Docx,
  { text, look, options }: { text: string; look?: Look; options: IParagraphOptions },
): Paragraph {
  const run = { ...bodyLook, ...look }
  return new docx.Paragraph({
    alignment: docx.AlignmentType.BOTH,
    spacing: exactLine(docx),
    widowControl: false,
    // Lets a long Latin word or address break anywhere instead of running over the margin.
    wordWrap: true,
    ...options,
    children: xmlText(text)
      .split('\n')
      .map((line, at) => new docx.TextRun({ ...run, text: line, ...(at > 0 ? { break: 1 } : {}) })),
  })
}

function exactLine(docx: Docx): { line: number; lineRule: Docx['LineRuleType']['EXACT'] } {
  return { line: officialLayout.line, lineRule: docx.LineRuleType.EXACT }
}

/** `— 1 —`, on odd pages at the right and on even pages at the left, one character from the margin. */
function pageNumber(docx: Docx, side: 'left' | 'right'): Footer {
  const run = { font: officialFonts.pageNumber, size: officialLayout.size.pageNumber }
  const current = new docx.TextRun({ ...run, children: ['— ', docx.PageNumber.CURRENT, ' —'] })
  const alignment = side === 'left' ? docx.AlignmentType.LEFT : docx.AlignmentType.RIGHT
  const indent = { [side]: officialLayout.size.pageNumber * 10 }
  return new docx.Footer({ children: [new docx.Paragraph({ alignment, indent, children: [current] })] })
}
