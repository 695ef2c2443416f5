import { type Cell, type Row, textOfRuns } from '@bihuan/core/documents/document.ts'
import { officialLayout } from './official-layout.ts'

/** A cell of a piece; `goesOn` at the longest of those that the piece before it began to say. */
export type PieceCell = Cell & { readonly goesOn?: true }

/** A row, and whether it stays on the page of the next. */
export type PieceRow = { readonly cells: readonly (PieceCell | null)[]; readonly keepsNext: boolean }

/**
 * Rows in pieces that no page breaks: what is merged over one keeps together, and where it is higher than `most` it is merged in several
 * pieces of about the same height, each of which says it. Word goes on with an empty cell where a page breaks what is merged, and knows
 * alone where that is.
 *
 * @param widths of the columns, and `most`, in twips
 */
export function inPieces(
  rows: readonly Row[],
  { widths, most }: { readonly widths: readonly number[]; readonly most: number },
): readonly PieceRow[] {
  const begins = beginningsOf(rows, widths, most)
  const ends = rows.map((_, at) => begins.has(at + 1) || at === rows.length - 1)
  const endFrom = (at: number): number => ends.indexOf(true, at) + 1
  const open: { cell: Cell; until: number }[] = []
  return rows.map((row, at): PieceRow => {
    const cells = row.map((cell, column): Cell | null => {
      if (cell !== null) open[column] = { cell, until: at + (cell.rows ?? 1) }
      const over = open[column]
      if (over === undefined || (cell === null && !begins.has(at))) return null
      return { ...over.cell, rows: Math.min(over.until, endFrom(at)) - at }
    })
    return { cells: marked(cells, row), keepsNext: ends[at] === false }
  })
}

/** One mark for a piece is enough, and a number has no room for it. */
function marked(cells: readonly (Cell | null)[], row: Row): readonly (PieceCell | null)[] {
  const lengths = cells.map((cell, at) =>
    cell === null || row[at] !== null ? 0 : textOfRuns(cell.runs).length,
  )
  const longest = Math.max(0, ...lengths)
  const at = longest === 0 ? -1 : lengths.indexOf(longest)
  return cells.map((cell, column) => (cell !== null && column === at ? { ...cell, goesOn: true } : cell))
}

/** Where a piece begins: at each row over which nothing is merged from above, and within what is too high for one piece. */
function beginningsOf(rows: readonly Row[], widths: readonly number[], most: number): ReadonlySet<number> {
  const heights = rows.map((row) => heightOf(row, widths))
  const begins = new Set<number>()
  for (let from = 0; from < rows.length; ) {
    const to = endOfMerged(rows, from)
    const all = heights.slice(from, to).reduce((sum, one) => sum + one, 0)
    const each = all / Math.ceil(all / most)
    begins.add(from)
    let used = 0
    for (let at = from; at < to; at += 1) {
      const height = heights[at] ?? 0
      // Half of a row may stand over, so that no piece is left for the last row alone.
      if (used > 0 && used + height / 2 > each) {
        begins.add(at)
        used = 0
      }
      used += height
    }
    from = to
  }
  return begins
}

function endOfMerged(rows: readonly Row[], from: number): number {
  let to = from + 1
  for (let at = from; at < to; at += 1)
    for (const cell of rows[at] ?? []) to = Math.max(to, at + (cell?.rows ?? 1))
  return Math.min(to, rows.length)
}

/** About how high a row is, by what no row below it shares. */
function heightOf(row: Row, widths: readonly number[]): number {
  const { size, line, pad } = officialLayout.table
  const full = size * 10
  const lines = row.map((cell, at) => {
    if (cell === null || (cell.rows ?? 1) > 1) return 1
    const room = Math.max(full, (widths[at] ?? 0) - 2 * pad)
    const said = textOfRuns(cell.runs)
      .split('\n')
      .map((words) => widthOf(words, full))
    return Math.max(
      cell.lines ?? 1,
      said.reduce((sum, wide) => sum + Math.max(1, Math.ceil(wide / room)), 0),
    )
  })
  return Math.max(1, ...lines) * line
}

function widthOf(words: string, full: number): number {
  return Array.from(words).reduce((sum, sign) => sum + (sign < '\u0100' ? full / 2 : full), 0)
}
