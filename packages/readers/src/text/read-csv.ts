import { decodeText } from '@bihuan/core/reading/text/decode.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import type { ReadRow } from '@bihuan/core/kernel/sheet.ts'
import type { Reader, SheetReader } from '../reader.ts'
import { tableLines } from '../table-lines.ts'

/** Reads a table of commas, semicolons or tabs, in which a quoted cell may hold any of them and line breaks. */
export const readCsv: Reader = (bytes, { limits }) => {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return Promise.resolve(decoded)
  const rows = filledRows(decoded.value.text)
  if (rows.length > limits.rows)
    return Promise.resolve(refuse({ code: 'TOO_MANY_ROWS', params: { limit: limits.rows } }))
  const table = rows.map(({ cells }) =>
    cells.map((words) => ({ lines: words.split(/\r\n?|\n/), columns: 1, isContinued: false })),
  )
  const text = tableLines(table).join('\n')
  return Promise.resolve(
    text === ''
      ? refuse({ code: 'EMPTY_TEXT' })
      : ok({ text, encoding: decoded.value.encoding, form: 'text', pages: null, doubts: [] }),
  )
}

/** The same table as a sheet without a name. */
export const readCsvSheets: SheetReader = (bytes, { limits }) => {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return Promise.resolve(decoded)
  const rows = filledRows(decoded.value.text)
  if (rows.length > limits.rows)
    return Promise.resolve(refuse({ code: 'TOO_MANY_ROWS', params: { limit: limits.rows } }))
  return Promise.resolve(rows.length === 0 ? refuse({ code: 'EMPTY_TEXT' }) : ok([{ name: '', rows }]))
}

/** The rows in which anything stands, by their number among all. */
function filledRows(text: string): ReadRow[] {
  return rowsOf(text, separatorOf(text))
    .map((cells, at) => ({ line: at + 1, cells: cells.map((words) => words.trim()) }))
    .filter(({ cells }) => cells.some((words) => words !== ''))
}

/** What divides the cells: whichever stands most often outside of quotes in the first lines. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4_000).replace(/"[^"]*"/g, '')
  const count = (sign: string): number => head.split(sign).length
  return ['\t', ',', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let from = 0
  const endCell = (to: number): void => {
    row.push(text.slice(from, to))
    from = to + 1
  }
  const endRow = (): void => {
    rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '"' && at === from) {
      const quoted = quotedCell(text, at, separator)
      if (quoted !== null) {
        row.push(quoted.words)
        at = quoted.end
        from = at + 1
        if (text.charAt(at) !== separator) endRow()
      }
    } else if (sign === separator) endCell(at)
    else if (sign === '\n') {
      endCell(at)
      endRow()
    }
  }
  if (from < text.length) endCell(text.length)
  if (row.length > 0) endRow()
  return rows
}

// Nobody writes a longer cell; without an end every stray quote would be looked up to the end of the file.
const longestCell = 100_000

/** A cell in quotes and the place of what ends it; null where the quote is only a sign of the text. */
function quotedCell(text: string, start: number, separator: string): { words: string; end: number } | null {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    if (at - start > longestCell) return null
    if (text.charAt(at + 1) === '"') at += 1
    else {
      const end = at + 1
      const next = text.charAt(end)
      if (end < text.length && next !== separator && next !== '\r' && next !== '\n') return null
      const words = text.slice(start + 1, at).replaceAll('""', '"')
      return { words, end: text.charAt(end) === '\r' ? end + 1 : end }
    }
  }
  return null
}
