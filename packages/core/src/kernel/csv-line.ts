import { plainCell, type SheetCell } from './sheet.ts'

/** Without it Excel and WPS in Chinese Windows read a file of CSV as GBK. */
export const byteOrderMark = '\uFEFF'

/** A line of CSV (RFC 4180) in which every text stays one. */
export function csvLine(cells: readonly SheetCell[]): string {
  return `${cells.map(fieldOf).join(',')}\r\n`
}

function fieldOf(cell: SheetCell): string {
  if (typeof cell !== 'string') return String(plainCell(cell) ?? '')
  const words = asText(cell)
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
