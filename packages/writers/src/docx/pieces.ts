import { type Cell, type Row, textOfRuns } from '@bihuan/core/documents/document.ts'
import type { TableLook } from './table-looks.ts'

/** A cell of a piece; `goesOn` at the longest of those that the piece before it began to say. */
export type PieceCell = Cell & { readonly goesOn?: true }

/** A row, and whether it stays on the page of the next. */
export type PieceRow = {
  readonly cells: readonly (PieceCell | null)[]
  readonly keepsNext: boolean
  /** A page may turn within what is merged from here on. */
  readonly isLoose: boolean
}

type Room = {
  /** Of the columns, in twips. */
  readonly widths: readonly number[]
  /** How high a page is below the headings, in twips. */
  readonly page: number
  readonly look: TableLook
}

/** So much higher than a page is what is merged in pieces for certain, however a machine's fonts are. */
const certainly = 1.2

/**
 * Rows by how a page may break them. Word goes on with an empty cell where a page breaks what is merged, and knows alone where that is; so
 * what is merged over half a page or less keeps together. What is higher may break between its rows, and not behind its first or before
 * its last. What is certainly higher than a page, which turns within it wherever it begins, is merged in pieces, each of which says it:
 * each is higher than half a page and keeps together, so that two of them never stand on one page, and no page says twice what it holds.
 */
export function inPieces(rows: readonly Row[], room: Room): readonly PieceRow[] {
  const pieces = piecesOf(rows, room)
  const open: { cell: Cell; until: number }[] = []
  return pieces.flatMap(({ from, to, keeps }) =>
    rows.slice(from, to).map((row, index): PieceRow => {
      const at = from + index
      const cells = row.map((cell, column): Cell | null => {
        if (cell !== null) open[column] = { cell, until: at + (cell.rows ?? 1) }
        const over = open[column]
        if (over === undefined || (cell === null && at !== from)) return null
        return { ...over.cell, rows: Math.min(over.until, to) - at }
      })
      const staysWithNext = keeps || at === from || at === to - 2
      return { cells: marked(cells, row), keepsNext: at < to - 1 && staysWithNext, isLoose: !keeps }
    }),
  )
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

type Piece = { readonly from: number; readonly to: number; readonly keeps: boolean }

/** A piece for each row over which nothing is merged and for what is merged over several, of what is too high several. */
function piecesOf(rows: readonly Row[], room: Room): readonly Piece[] {
  const heights = rows.map((row) => heightOf(row, room))
  const pieces: Piece[] = []
  for (let from = 0; from < rows.length; ) {
    const to = endOfMerged(rows, from)
    const all = heights.slice(from, to).reduce((sum, one) => sum + one, 0)
    if (all <= room.page * certainly) pieces.push({ from, to, keeps: all <= room.page / 2 })
    else pieces.push(...ofAboutOneHeight(heights, { from, to, each: all / Math.ceil(all / room.page) }))
    from = to
  }
  return pieces
}

function ofAboutOneHeight(
  heights: readonly number[],
  { from, to, each }: { readonly from: number; readonly to: number; readonly each: number },
): readonly Piece[] {
  const begins = [from]
  let used = 0
  for (let at = from; at < to; at += 1) {
    const height = heights[at] ?? 0
    // Half of a row may stand over, so that no piece is left for the last row alone.
    if (used > 0 && used + height / 2 > each) {
      begins.push(at)
      used = 0
    }
    used += height
  }
  return begins.map((begin, at) => ({ from: begin, to: begins[at + 1] ?? to, keeps: true }))
}

function endOfMerged(rows: readonly Row[], from: number): number {
  let to = from + 1
  for (let at = from; at < to; at += 1)
    for (const cell of rows[at] ?? []) to = Math.max(to, at + (cell?.rows ?? 1))
  return Math.min(to, rows.length)
}

/** About how high a row is, by what no row below it shares. */
export function heightOf(row: Row, { widths, look }: Pick<Room, 'widths' | 'look'>): number {
  const full = look.size * 10
  const lines = row.map((cell, at) => {
    if (cell === null || (cell.rows ?? 1) > 1) return 1
    const room = Math.max(full, (widths[at] ?? 0) - 2 * look.pad)
    const said = textOfRuns(cell.runs)
      .split('\n')
      .map((words) => widthOf(words, full))
    return Math.max(
      cell.lines ?? 1,
      said.reduce((sum, wide) => sum + Math.max(1, Math.ceil(wide / room)), 0),
    )
  })
  return Math.max(1, ...lines) * look.line + 2 * look.above
}

function widthOf(words: string, full: number): number {
  return Array.from(words).reduce((sum, sign) => sum + (sign < '\u0100' ? full / 2 : full), 0)
}
