import type { ReadRow } from '../kernel/sheet.ts'

// Spreadsheets set a cell in quotes that holds a line break or a quote, and double the quotes in it.
const cell = String.raw`(?: *"(?:[^"\t]|"")*" *(?![^\t\n,，])|[^\t\n,，]*)`
const row = new RegExp(`${cell}(?:[\\t,，]${cell})*`, 'y')
const cellAndComma = new RegExp(`(${cell})(?:[,，]|$)`, 'g')

/**
 * Rows of cells as they are copied out of a spreadsheet: between tabs, in a row without any between commas. Rows in which
 * nothing stands are left out.
 */
export function pastedRows(text: string): ReadRow[] {
  const source = text.replace(/\r\n?/g, '\n')
  const rows: ReadRow[] = []
  let line = 1
  for (let at = 0; at < source.length; at += 1) {
    row.lastIndex = at
    const [words = ''] = row.exec(source) ?? []
    rows.push({ line, cells: cellsOf(words) })
    line += words.split('\n').length
    at += words.length
  }
  return rows.filter(({ cells }) => cells.some((one) => one !== ''))
}

function cellsOf(words: string): string[] {
  const cells = words.includes('\t')
    ? words.split('\t')
    : [...words.matchAll(cellAndComma)].map(([, one = '']) => one)
  return cells.map((one) => {
    const trimmed = one.trim()
    return /^"[^]*"$/.test(trimmed) ? trimmed.slice(1, -1).replaceAll('""', '"').trim() : trimmed
  })
}
