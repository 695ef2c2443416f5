import { byteOrderMark, csvLine } from '@bihuan/core/kernel/csv-line.ts'
import type { SheetCell, SheetTable } from '@bihuan/core/kernel/sheet.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'

/** The media type of a CSV file. */
export const csvMediaType = 'text/csv; charset=utf-8'

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
  return csvLine(cells.map((cell) => (typeof cell === 'string' ? xmlText(cell) : cell)))
}
