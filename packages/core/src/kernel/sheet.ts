import type { PlainDay } from './day.ts'

/** What stands in a cell. A text is a text whatever it begins with: no writer may take it for a formula. */
export type SheetCell = string | number | { readonly day: PlainDay } | SheetMoment | null

/** A day and a time on it (09:05), as clocks show them where the sheet is written. */
export type SheetMoment = { readonly day: PlainDay; readonly time: string }

/** A cell as it is read: a day is written out, and so is a moment. */
export function plainCell(cell: SheetCell): string | number | null {
  if (typeof cell !== 'object' || cell === null) return cell
  return 'time' in cell ? `${cell.day} ${cell.time}` : cell.day
}

/** What most cells of a column hold. */
export const columnKinds = ['text', 'label', 'day', 'moment', 'count'] as const

/** A column: its heading, how many narrow characters wide it is, and what most of its cells hold. */
export type SheetColumn = {
  readonly heading: string
  readonly width: number
  readonly kind: (typeof columnKinds)[number]
}

/** A row of cells, or one heading over the whole width. */
export type SheetRow = { readonly cells: readonly SheetCell[] } | { readonly heading: string }

/** Neighbouring cells of a column that are one; both ends belong to it. What they hold stands in the first. */
export type SheetMerge = { readonly column: number; readonly first: number; readonly last: number }

/** Headings and rows, one after the other, without looks: each row says all of itself. */
export type SheetTable = {
  readonly columns: readonly SheetColumn[]
  readonly rows: Iterable<SheetRow>
}

/** A row as it was read or pasted: the number that it has there, from 1, and its cells. */
export type ReadRow = { readonly line: number; readonly cells: readonly string[] }

/** A sheet as it was read: its rows in which anything stands. What was pasted has no name. */
export type ReadSheet = {
  readonly name: string
  readonly rows: readonly ReadRow[]
  /** Cells that are read as blank since the file keeps no words of them (B2): a formula without a stored result, or with an error. */
  readonly lost?: readonly string[] | undefined
}

/** A spreadsheet of one sheet, by what it says and not by how a program writes it. */
export type Sheet = {
  /** On the sheet's tab. */
  readonly name: string
  /** Above each printed page: what it is, and as of when. */
  readonly above: { readonly title: string; readonly note: string }
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
  readonly merges: readonly SheetMerge[]
}

/**
 * How many lines of text each row needs, so that nothing is hidden below its edge: spreadsheets do not grow a row around
 * merged cells by themselves.
 */
export function linesOfRows({ columns, rows, merges }: Pick<Sheet, 'columns' | 'rows' | 'merges'>): number[] {
  const rooms = columns.map(({ width }) => Math.max(2, width - 2))
  // What is merged is shared among its rows below.
  const merged = new Map<number, Set<number>>()
  for (const { column, first } of merges) {
    const there = merged.get(first)
    if (there === undefined) merged.set(first, new Set([column]))
    else there.add(column)
  }
  const lines = rows.map((row, at) => {
    if ('heading' in row) return 1
    const skipped = merged.get(at)
    let most = 1
    row.cells.forEach((cell, column) => {
      if (skipped?.has(column) !== true) most = Math.max(most, linesOf(cell, rooms[column] ?? 2))
    })
    return most
  })
  for (const { column, first, last } of merges) {
    const row = rows[first]
    const cell = row === undefined || 'heading' in row ? null : (row.cells[column] ?? null)
    const share = Math.ceil(linesOf(cell, rooms[column] ?? 2) / (last - first + 1))
    for (let at = first; at <= last; at += 1) lines[at] = Math.max(lines[at] ?? 1, share)
  }
  return lines
}

/** How many lines a cell needs in a column of so many narrow characters. */
export function linesOfCell(cell: SheetCell, width: number): number {
  return linesOf(cell, Math.max(2, width - 2))
}

/** `room` leaves a margin at both sides: the last wide character of a line may not fit. */
function linesOf(cell: SheetCell, room: number): number {
  if (typeof cell !== 'string') return 1
  if (!cell.includes('\n')) return cell.length * 2 <= room ? 1 : Math.ceil(widthOf(cell) / room)
  return cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0)
}

/** Characters of Chinese are twice as wide as Latin ones. */
function widthOf(line: string): number {
  let wide = 0
  for (let at = 0; at < line.length; at += 1) wide += line.charCodeAt(at) > 0x2e00 ? 2 : 1
  return wide
}
