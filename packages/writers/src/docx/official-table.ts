import { withRoomForWords } from '@bihuan/core/documents/column-room.ts'
import {
  type Block,
  type Column,
  type DocumentModel,
  sentence,
  textOfRuns,
} from '@bihuan/core/documents/document.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { Table, TableCell, TableRow } from 'docx'
import { officialFonts } from './official-layout.ts'
import { type Docx, paragraph } from './official-paragraphs.ts'
import { heightOf, inPieces, type PieceCell, type PieceRow } from './pieces.ts'
import type { TableLook } from './table-looks.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** Said of what was merged in the piece above and goes on. */
const goingOn = { zh: '（续）', en: ' (continued)' } as const

type Language = DocumentModel['language']

/** Where a table stands. */
type Place = {
  readonly width: number
  readonly height: number
  readonly language: Language
  /** What stands below it stays with its last row. */
  readonly keepsNext: boolean
  readonly look: TableLook
}

/** A table over the whole width; its headings come again on every page, and no row breaks that fits on one. */
export function tableOf(
  docx: Docx,
  table: TableBlock,
  { width, height, language, keepsNext, look }: Place,
): Table {
  const { rows } = table
  // Twentieths of a point: a narrow character of the size of tables is half as wide as it is high.
  const columns = withRoomForWords(table, width / (look.size * 5))
  const all = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((width * column.width) / all))
  const headings = columns.map(({ heading }) => ({ runs: sentence`${heading}` }))
  const pieces = inPieces(rows, { widths, look, page: height - heightOf(headings, { widths, look }) })
  const { pad, above } = look
  return new docx.Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    margins: { left: pad, right: pad, top: above, bottom: above },
    rows: [
      headingRow(docx, { columns, widths, look }),
      ...pieces.map((row, at) => {
        // Its last row alone stays with what stands below: a whole table that does would leave an empty page.
        const stays = row.keepsNext || (keepsNext && at === rows.length - 1)
        return rowOf(docx, row, { columns, widths, language, look, keepsNext: stays })
      }),
    ],
  })
}

type Columns = {
  readonly columns: readonly Column[]
  readonly widths: readonly number[]
  readonly look: TableLook
}

function headingRow(docx: Docx, { columns, widths, look }: Columns): TableRow {
  return new docx.TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading }, at) =>
      cellOf(docx, { text: heading, isHeading: true, width: widths[at] ?? 0, isCentred: true, look }),
    ),
  })
}

function rowOf(
  docx: Docx,
  { cells, isLoose }: PieceRow,
  {
    columns,
    widths,
    language,
    look,
    keepsNext,
  }: Columns & { readonly language: Language; readonly keepsNext: boolean },
): TableRow {
  const lines = Math.max(1, ...cells.map((cell) => cell?.lines ?? 1))
  const height = { value: lines * look.line, rule: docx.HeightRule.ATLEAST }
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
        isCentred: look.isCentred && (columns[at]?.kind ?? 'text') !== 'text',
        keepsNext,
        look,
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
    isCentred,
    keepsNext = false,
    look: { size, line, font, shade },
  }: {
    readonly text: string
    readonly isHeading: boolean
    readonly width: number
    readonly merge?: 'restart' | 'continue' | undefined
    /** Where a page may turn within a merged cell, its words begin with it. */
    readonly isAtTop?: boolean
    readonly isCentred: boolean
    readonly keepsNext?: boolean
    readonly look: TableLook
  },
): TableCell {
  const look = { font: isHeading ? officialFonts.heading1 : font, size, scale: 100 }
  const spacing = { line, lineRule: docx.LineRuleType.EXACT }
  const alignment = docx.AlignmentType[isCentred ? 'CENTER' : 'LEFT']
  return new docx.TableCell({
    ...(merge !== undefined && { verticalMerge: merge }),
    ...(isHeading && shade !== undefined && { shading: { type: docx.ShadingType.CLEAR, fill: shade } }),
    width: { size: width, type: docx.WidthType.DXA },
    verticalAlign: docx.VerticalAlignTable[isAtTop ? 'TOP' : 'CENTER'],
    children: xmlText(text)
      .split('\n')
      .map((words) =>
        paragraph(docx, { text: words, look, options: { alignment, spacing, keepNext: keepsNext } }),
      ),
  })
}
