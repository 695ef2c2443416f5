import type { Sheet, SheetCell, SheetColumn } from '@bihuan/core/kernel/sheet.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import { headingHeight, printOf, sheetPages } from './sheet-pages.ts'
import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'

/** The media type of an XLSX file. */
export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Writes a sheet as XLSX: the heading frozen, filtered and repeated on every printed page, long text wrapped, days as days, across
 * paper on which it can be read and as wide as that, what is merged said on each page.
 *
 * The library is loaded on first use, so that a program that writes no sheet does not carry it.
 */
export async function writeSheet(sheet: Sheet): Promise<Uint8Array> {
  return writeSheets([sheet])
}

/** Writes several sheets as one file, each as `writeSheet` does. */
export async function writeSheets(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  return writeXlsx({
    sheets: sheets.map(asWritten),
    namedRanges: sheets.map(printTitlesOf),
    defaultFont: font,
    properties: { creator: '闭环 Bihuan' },
  })
}

function asWritten(sheet: Sheet): WriteSheet {
  const { columns } = sheet
  const { rows, merges, heights, breaks } = sheetPages(sheet)(sheet)
  const width = columns.length
  const headings = rows.flatMap((row, at) => ('heading' in row ? [at] : []))
  return {
    name: sheet.name,
    columns: columns.map((column) => ({ width: column.width, style: bodyStyles[column.kind] })),
    rows: [
      columns.map(({ heading }) => valueOf(heading)),
      ...rows.map((row) =>
        'heading' in row
          ? [valueOf(row.heading), ...Array.from<null>({ length: width - 1 }).fill(null)]
          : row.cells.map(valueOf),
      ),
    ],
    cells: stylesOf(columns, headings),
    merges: [
      ...merges.map(({ column, first, last }) => ({
        startRow: first + 1,
        endRow: last + 1,
        startCol: column,
        endCol: column,
      })),
      ...(width < 2
        ? []
        : headings.map((at) => ({ startRow: at + 1, endRow: at + 1, startCol: 0, endCol: width - 1 }))),
    ],
    rowDefs: new Map([
      [0, { height: headingHeight }],
      ...heights.map((height, at) => [at + 1, { height }] as const),
    ]),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${lettersOf(width - 1)}${rows.length + 1}` },
    pageSetup: {
      paperSize: printOf(sheet).paper,
      orientation: 'landscape',
      // As wide as the page whatever the font, as many pages as there are breaks.
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    rowBreaks: [...breaks],
    headerFooter: {
      oddHeader: `&L${printed(sheet.above.title)}&R${printed(sheet.above.note)}`,
      oddFooter: '&C&P / &N',
    },
  }
}

/**
 * What every printed page repeats: the headings, and what a row is called where somebody prints over several pages. The library
 * leaves out the quotes that Excel demands around most names of sheets.
 */
function printTitlesOf({ name }: Sheet) {
  const quoted = `'${name.replaceAll("'", "''")}'`
  return { name: '_xlnm.Print_Titles', range: `${quoted}!$A:$A,${quoted}!$1:$1`, scope: name }
}

/** Excel takes no longer text in a cell and calls the whole file damaged. */
const longestText = 32_767
const cutMark = '…'

const font = { name: 'Calibri', size: 11 } as const
const thin = { style: 'thin' } as const
const border = { top: thin, bottom: thin, left: thin, right: thin }
// As text: what begins with “=” stays words, also when somebody opens the cell and leaves it again.
const text: CellStyle = {
  border,
  numFmt: '@',
  alignment: { vertical: 'center', horizontal: 'left', wrapText: true },
}
const centred = { vertical: 'center', horizontal: 'center', wrapText: true } as const

const bodyStyles = {
  text,
  label: { ...text, alignment: centred },
  day: { border, numFmt: 'yyyy-mm-dd', alignment: centred },
  moment: { border, numFmt: 'yyyy-mm-dd hh:mm', alignment: centred },
  count: { border, numFmt: '0', alignment: centred },
} as const satisfies Record<SheetColumn['kind'], CellStyle>

const fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEF2F7' } } as const
const headingStyle: CellStyle = { border, font: { ...font, bold: true }, alignment: centred, fill }
const groupStyle: CellStyle = { ...text, font: { ...font, bold: true }, fill }

function stylesOf(columns: readonly SheetColumn[], headings: readonly number[]): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>()
  columns.forEach((_, column) => cells.set(`0,${column}`, { style: headingStyle }))
  for (const at of headings)
    columns.forEach((_, column) => cells.set(`${at + 1},${column}`, { style: groupStyle }))
  return cells
}

function valueOf(cell: SheetCell): CellValue {
  if (typeof cell === 'string') return textOfCell(cell)
  if (typeof cell === 'number' || cell === null) return cell
  return shownAt(cell)
}

/** A day or a moment as spreadsheets count them, who know no zones. */
export function shownAt(cell: Exclude<SheetCell, string | number | null>): Date {
  return new Date(`${cell.day}T${'time' in cell ? cell.time : '00:00'}:00Z`)
}

/** A text as it stands in a cell. */
export function textOfCell(words: string): string {
  return literal(fitting(xmlText(words)))
}

/** Spreadsheets read `_x000D_` as the character of that number; the library writes it as it is. */
function literal(words: string): string {
  return words.includes('_x') ? words.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_') : words
}

function fitting(words: string): string {
  if (words.length <= longestText) return words
  return `${words
    .slice(0, longestText - cutMark.length)
    .toWellFormed()
    .replace(/\uFFFD$/u, '')}${cutMark}`
}

/** In the heading of a printed page “&” begins an order, and the whole has room for 255 characters. */
function printed(words: string): string {
  return Array.from(xmlText(words)).slice(0, 80).join('').replaceAll('\n', ' ').replaceAll('&', '&&')
}

/** What a column is called, from 0. */
export function lettersOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : `${lettersOf(Math.floor(column / 26) - 1)}${letter}`
}
