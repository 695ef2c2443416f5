import { plainCell, type SheetCell, type SheetTable } from '@bihuan/core/kernel/sheet.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'

/** The media type of a CSV file. */
export const csvMediaType = 'text/csv; charset=utf-8'

/** Without it Excel and WPS in Chinese Windows read the file as GBK. */
const byteOrderMark = '\uFEFF'
const rowsOfPiece = 500

/**
 * Writes a table as CSV (RFC 4180), in pieces of some hundred rows, so that whoever writes it can do other things between them.
 */
export function* writeCsv({ columns, rows }: SheetTable): Generator<string, void, undefined> {
  let piece = byteOrderMark + lineOf(columns.map(({ heading }) => heading))
  let count = 0
  for (const row of rows) {
    piece += lineOf('heading' in row ? [row.heading, ...columns.slice(1).map(() => null)] : row.cells)
    count += 1
    if (count % rowsOfPiece > 0) continue
    yield piece
    piece = ''
  }
  yield piece
}

function lineOf(cells: readonly SheetCell[]): string {
  return `${cells.map(fieldOf).join(',')}\r\n`
}

function fieldOf(cell: SheetCell): string {
  if (typeof cell !== 'string') return String(plainCell(cell) ?? '')
  const words = asText(xmlText(cell))
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}

/**
 * Spreadsheets guess what a text is: these begin a formula, in full width too, and those look like a day or a number although
 * they are words.
 */
function asText(words: string): string {
  if (/^\s*[=+\-@＝＋－＠]/.test(words)) return `'${words}`
  return /^\d[\d.,:/-]*$/.test(words) ? `\t${words}` : words
}
