import { withRoomForDays } from '@bihuan/core/documents/column-room.ts'
import {
  type Block,
  type Column,
  type DocumentModel,
  sentence,
  textOfRuns,
} from '@bihuan/core/documents/document.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { Table, TableCell, TableRow } from 'docx'
import { officialFonts, officialLayout } from './official-layout.ts'
import { type Docx, paragraph } from './official-paragraphs.ts'
import { heightOf, inPieces, type PieceCell, type PieceRow } from './pieces.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** Said of what was merged in the piece above and goes on. */
const goingOn = { zh: '（续）', en: ' (continued)' } as const

type Language = DocumentModel['language']

/** A table over the whole width; its headings come again on every page, and no row breaks that fits on one. */
export function tableOf(
  docx: Docx,
  table: TableBlock,
  {
    width,
    height,
    language,
    keepsNext,
  }: {
    readonly width: number
    readonly height: number
    readonly language: Language
    readonly keepsNext: boolean
  },
): Table[] {
  const look = officialLayout.table
  const { rows } = table
  // Twentieths of a point: a narrow character of the size of tables is half as wide as it is high.
  const columns = withRoomForDays(table, width / (look.size * 5))
  const all = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((width * column.width) / all))
  const headings = columns.map(({ heading }) => ({ runs: sentence`${heading}` }))
  const pieces = inPieces(rows, { widths, look, page: height - heightOf(headings, { widths, look }) })
  return [
    new docx.Table({
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: docx.WidthType.DXA },
      columnWidths: widths,
      layout: docx.TableLayoutType.FIXED,
      margins: { left: look.pad, right: look.pad, top: look.above, bottom: look.above },
      rows: [
        headingRow(docx, columns, widths),
        // Its last row alone stays with what stands below: a whole table that does would leave an empty page.
        ...pieces.map((row, at) =>
          rowOf(docx, row, {
            widths,
            language,
            keepsNext: row.keepsNext || (keepsNext && at === rows.length - 1),
          }),
        ),
      ],
    }),
  ]
}

function headingRow(docx: Docx, columns: readonly Column[], widths: readonly number[]): TableRow {
  return new docx.TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading }, at) =>
      cellOf(docx, { text: heading, isHeading: true, width: widths[at] ?? 0 }),
    ),
  })
}

function rowOf(
  docx: Docx,
  { cells, isLoose }: PieceRow,
  {
    widths,
    language,
    keepsNext,
  }: { readonly widths: readonly number[]; readonly language: Language; readonly keepsNext: boolean },
): TableRow {
  const lines = Math.max(1, ...cells.map((cell) => cell?.lines ?? 1))
  const height = { value: lines * officialLayout.table.line, rule: docx.HeightRule.ATLEAST }
  return new docx.TableRow({
    cantSplit: true,
    ...(lines > 1 && { height }),
    children: cells.map((cell, at) =>
      cellOf(docx, {
        text: cell === null ? '' : textIn(cell, language),
        isHeading: false,
        width: widths[at] ?? 0,
        merge: mergeOf(cell),
        isAtTop: isLoose && mergeOf(cell) === 'restart',
        keepsNext,
      }),
    ),
  })
}

/** The library would itself write what a cell above covers, but not that it stays with the row below. */
function mergeOf(cell: PieceCell | null): 'restart' | 'continue' | undefined {
  if (cell === null) return 'continue'
  return (cell.rows ?? 1) > 1 ? 'restart' : undefined
}

function textIn({ runs, goesOn }: PieceCell, language: Language): string {
  const text = textOfRuns(runs)
  return goesOn ? `${text}${goingOn[language]}` : text
}

function cellOf(
  docx: Docx,
  {
    text,
    isHeading,
    width,
    merge,
    isAtTop = false,
    keepsNext = false,
  }: {
    readonly text: string
    readonly isHeading: boolean
    readonly width: number
    readonly merge?: 'restart' | 'continue' | undefined
    /** Where a page may turn within a merged cell, its words begin with it. */
    readonly isAtTop?: boolean
    readonly keepsNext?: boolean
  },
): TableCell {
  const { size, line } = officialLayout.table
  const look = { font: isHeading ? officialFonts.heading1 : officialFonts.body, size, scale: 100 }
  const spacing = { line, lineRule: docx.LineRuleType.EXACT }
  const alignment = isHeading ? docx.AlignmentType.CENTER : docx.AlignmentType.LEFT
  return new docx.TableCell({
    ...(merge !== undefined && { verticalMerge: merge }),
    width: { size: width, type: docx.WidthType.DXA },
    verticalAlign: docx.VerticalAlignTable[isAtTop ? 'TOP' : 'CENTER'],
    children: xmlText(text)
      .split('\n')
      .map((words) =>
        paragraph(docx, { text: words, look, options: { alignment, spacing, keepNext: keepsNext } }),
      ),
  })
}
