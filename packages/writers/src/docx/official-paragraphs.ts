import { type Block, type HeadingLevel, type LinePlace, textOf } from '@bihuan/core/documents/document.ts'
import { attachmentParts } from '@bihuan/core/documents/attachments.ts'
import { titleLines } from '@bihuan/core/documents/title-lines.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { IParagraphOptions, Paragraph } from 'docx'
import { officialFonts, officialLayout } from './official-layout.ts'

/** The library, which is loaded on first use. */
export type Docx = typeof import('docx')

type Place = { readonly keepsNext: boolean; readonly isNoteNext: boolean }

/** The paragraphs of a block that is no table. */
export function paragraphsOf(
  docx: Docx,
  block: Exclude<Block, { kind: 'table' }>,
  place: Place,
): Paragraph[] {
  switch (block.kind) {
    case 'title':
      return [titleParagraph(docx, textOf(block), place)]
    case 'line':
      return [lineParagraph(docx, { text: textOf(block), at: block.place, isNoteNext: place.isNoteNext })]
    case 'heading':
      return [headingParagraph(docx, textOf(block), block.level)]
    case 'paragraph':
      return textParagraphs(docx, textOf(block), place)
    case 'attachments':
      return attachmentParagraphs(docx, block, place)
    case 'signature':
      return signatureParagraphs(docx, block.lines)
    case 'page':
      return []
    default:
      return block satisfies never
  }
}

/**
 * A text of several lines as so many paragraphs: before a break within one that is justified Word stretches the line over the
 * whole width. Empty lines are left out, as an official document has none.
 */
function textParagraphs(docx: Docx, text: string, { keepsNext }: Place): Paragraph[] {
  const lines = xmlText(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const options = { indent: officialLayout.indent, keepNext: keepsNext }
  return (lines.length === 0 ? [''] : lines).map((line) => paragraph(docx, { text: line.trim(), options }))
}

function titleParagraph(docx: Docx, text: string, { isNoteNext }: Place): Paragraph {
  const look = { font: officialFonts.title, size: officialLayout.size.title, scale: 100 }
  const spacing = { ...exactLine(docx), after: isNoteNext ? 0 : officialLayout.line }
  return paragraph(docx, {
    text: titleLines(text),
    look,
    options: { alignment: docx.AlignmentType.CENTER, spacing },
  })
}

function lineParagraph(
  docx: Docx,
  { text, at, isNoteNext }: { readonly text: string; readonly at: LinePlace; readonly isNoteNext: boolean },
): Paragraph {
  const { CENTER, LEFT } = docx.AlignmentType
  const spacing = exactLine(docx)
  const small = { size: officialLayout.size.copies }
  switch (at) {
    case 'number':
      return paragraph(docx, {
        text,
        options: { alignment: CENTER, spacing: { ...spacing, after: officialLayout.line } },
      })
    case 'note':
      return paragraph(docx, {
        text,
        look: { font: officialFonts.heading2 },
        options: { alignment: CENTER, spacing: { ...spacing, after: isNoteNext ? 0 : officialLayout.line } },
      })
    case 'addressee':
      return paragraph(docx, { text, options: { alignment: LEFT } })
    case 'mark':
      return paragraph(docx, {
        text,
        look: { font: officialFonts.heading1 },
        options: { alignment: LEFT, keepNext: true },
      })
    case 'caption':
      return paragraph(docx, {
        text,
        look: { font: officialFonts.heading1, size: officialLayout.size.copies },
        options: { alignment: CENTER, keepNext: true },
      })
    case 'copies':
      return paragraph(docx, {
        text,
        look: small,
        options: {
          alignment: LEFT,
          indent: { left: officialLayout.size.copies * 10 },
          spacing: { ...spacing, before: officialLayout.line },
          border: { top: rule, bottom: rule },
        },
      })
    default:
      return at satisfies never
  }
}

const rule = { style: 'single', size: 6, space: 1, color: 'auto' } as const

const headingFonts = {
  1: officialFonts.heading1,
  2: officialFonts.heading2,
  3: officialFonts.body,
  4: officialFonts.body,
} as const satisfies Record<HeadingLevel, string>

function headingParagraph(docx: Docx, text: string, level: HeadingLevel): Paragraph {
  const look = { font: headingFonts[level] }
  const { indent } = officialLayout
  // An outline level gives the reader a navigation pane without the looks of Word's own heading styles.
  const alignment = docx.AlignmentType.LEFT
  const options = { alignment, indent, keepNext: true, outlineLevel: level - 1 }
  return paragraph(docx, { text, look, options })
}

/** One line below the text, those behind the first under its number; what needs a second line stands under the name. */
function attachmentParagraphs(
  docx: Docx,
  { items, language }: Extract<Block, { kind: 'attachments' }>,
  { keepsNext }: Place,
): Paragraph[] {
  const parts = attachmentParts(items, language)
  const under = officialLayout.indent.firstLine + widthOf(parts[0]?.label ?? '')
  return parts.map(({ label, number, name }, at) => {
    const spacing = { ...exactLine(docx), before: at === 0 ? officialLayout.line : 0 }
    const hanging = widthOf(label) + widthOf(number)
    const indent = { left: under + widthOf(number), hanging }
    const options = { alignment: docx.AlignmentType.LEFT, indent, spacing, keepNext: keepsNext }
    return paragraph(docx, { text: `${label}${number}${name}`, options })
  })
}

/** How wide a text is: letters and digits are half as wide as a character. */
function widthOf(text: string): number {
  const characters = Array.from(text).reduce((sum, one) => sum + (/[\u0020-\u007e]/u.test(one) ? 0.5 : 1), 0)
  return Math.round((characters * officialLayout.indent.firstLine) / 2)
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
  readonly font?: string
  readonly size?: number
  readonly scale?: number
}

const bodyLook = {
  font: officialFonts.body,
  size: officialLayout.size.body,
  scale: officialLayout.characterScale,
} as const satisfies Look

/** A paragraph in the looks of the text, where nothing else is said; line feeds in it are breaks. */
export function paragraph(
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

/** A line of a point, which nobody sees. */
export function hairline(docx: Docx): Paragraph {
  return new docx.Paragraph({ spacing: { line: 20, lineRule: docx.LineRuleType.EXACT }, widowControl: false })
}

function exactLine(docx: Docx): { line: number; lineRule: Docx['LineRuleType']['EXACT'] } {
  return { line: officialLayout.line, lineRule: docx.LineRuleType.EXACT }
}
