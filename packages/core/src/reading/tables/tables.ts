import { columnRolesOf, type KnownColumns, noKnownColumns, roleOfColumn } from './columns.ts'
import { cellsOf, delimitedTables, namedColumns } from './delimited.ts'
import { withRolesByContent } from './roles-by-content.ts'
import type { Flow } from '../text/lines.ts'
import type { Table } from './table.ts'
import { type Range, trimRange } from '../text/strip.ts'

const bare = { headLines: [], name: null, above: [] } as const

/** The ledgers in a text: by tabs, by bars, or flattened to one cell on a line. */
export function tablesIn(flow: Flow, known: KnownColumns = noKnownColumns): Table[] {
  return [...delimitedTables(flow, known), ...flattenedTables(flow, known)].map((table) =>
    withRolesByContent(flow, table, known),
  )
}

/** The first table by tabs or bars whatever its headings: where no ledger was read, a person can say what it holds. */
export function unreadTableIn(flow: Flow, known: KnownColumns): Table | null {
  const { text } = flow.strip
  let rows: Range[][] = []
  for (const line of flow.lines) {
    const isRow = /[\t|]/.test(text.slice(line.start, line.end))
    const cells = isRow ? cellsOf(flow, line) : []
    if (cells.length < 2) {
      if (rows.length >= 3) break
      rows = []
    } else if (cells.some((cell) => /[^-:\s]/.test(text.slice(cell.start, cell.end)))) rows.push(cells)
  }
  const [first, ...rest] = rows
  if (first === undefined || rest.length < 2) return null
  const headings = namedColumns(first.map((cell) => text.slice(cell.start, cell.end)))
  return { headings, roles: headings.map((heading) => roleOfColumn(heading, known)), rows: rest, ...bare }
}

// One cell on a line, most of them with a bar at the end: what a web page's table becomes when it is copied.
function flattenedTables(flow: Flow, known: KnownColumns): Table[] {
  const { text } = flow.strip
  const runs: Range[][] = []
  let run: Range[] = []
  for (const line of flow.lines) {
    const words = text.slice(line.start, Math.min(line.end, line.start + 400))
    const isCell = words.endsWith('|') && words.indexOf('|') === words.length - 1
    if (isCell) run.push(trimRange(text, { start: line.start, end: line.end - 1 }))
    else {
      if (run.length >= 6) runs.push(run)
      run = []
    }
  }
  if (run.length >= 6) runs.push(run)
  return [...runs, ...bareRuns(flow)].flatMap((cells) => tableOfCells(text, cells, known))
}

/** Cells without bars: at least three lines in a row that are column headings, then short lines. */
function bareRuns(flow: Flow): Range[][] {
  const { text } = flow.strip
  const runs: Range[][] = []
  for (let at = 0; at < flow.lines.length; at += 1) {
    const line = flow.lines[at]
    if (
      line === undefined ||
      !/^(?:问题|任务)?(?:序号|编号)$/.test(text.slice(line.start, Math.min(line.end, line.start + 9)))
    )
      continue
    const cells: Range[] = []
    let next = at
    for (; next < flow.lines.length; next += 1) {
      const cell = flow.lines[next]
      if (cell === undefined || cell.end - cell.start > 160 || /[|\t]/.test(text.slice(cell.start, cell.end)))
        break
      cells.push({ start: cell.start, end: cell.end })
    }
    if (cells.length >= 6) runs.push(cells)
    at = next
  }
  return runs
}

function tableOfCells(text: string, cells: readonly Range[], known: KnownColumns): Table[] {
  const words = cells.map((cell) => text.slice(cell.start, cell.end).trim())
  const first = words.findIndex((word) => /^(?:1|一|01|001)$/.test(word))
  if (first < 2) return []
  const width = rowWidth(words, first)
  if (width === null) return []
  const headings = headingsOf(words.slice(0, first), width)
  const roles = headings === null ? null : columnRolesOf(headings, known)
  if (headings === null || roles === null) return []
  const rows: Range[][] = []
  for (let at = first; at + 1 < cells.length; at += width) {
    if (!/^[\d一二三四五六七八九十]{0,4}$/.test(words[at] ?? '')) break
    rows.push(cells.slice(at, at + width))
  }
  return [{ headings, roles, rows, ...bare }]
}

// Rows are as wide as keeps a growing number at the head of each, best one by one.
function rowWidth(words: readonly string[], first: number): number | null {
  const widths = [first, first - 1, first - 2, first + 1].filter((width) => width >= 2)
  const best = widths
    .map((width) => ({ width, steps: stepsOf(words, first, width) }))
    .toSorted((one, other) => other.steps - one.steps)[0]
  return best === undefined || best.steps < 1 ? null : best.width
}

/** How many rows go on by one; 0 where the heads of the rows are no growing numbers. */
function stepsOf(words: readonly string[], first: number, width: number): number {
  let last = 0
  let steps = 0
  for (let at = first; at < words.length; at += width) {
    const word = words[at] ?? ''
    const number = Number(word)
    if (word === '') continue
    const isNext = Number.isInteger(number) && number >= last && number < last + 60
    // What no longer is a number stands behind the table.
    if (!isNext) return steps >= 2 && !/^\d/.test(word) ? steps : 0
    if (number === last + 1) steps += 1
    last = number
  }
  return steps
}

/** The headings of the columns; a heading over two others (“指标: 一级, 二级”) gives its place to them. */
function headingsOf(words: readonly string[], width: number): string[] | null {
  const plain = words.map((word) => word.replace(/\s+/g, ''))
  const named = plain.filter((word) => word !== '')
  if (plain.length === width) return plain
  if (named.length === width) return named
  if (named.length !== width + 1) return null
  // The blank cell behind a heading is the rest of its width; else the headings beneath end as theirs does.
  const blank = plain.indexOf('')
  const parent = blank > 0 ? blank - 1 : parentOf(named)
  if (parent < 0) return null
  const subs = named.length - 2
  return parent >= subs
    ? null
    : [...named.slice(0, parent), ...named.slice(subs), ...named.slice(parent + 1, subs)]
}

function parentOf(named: readonly string[]): number {
  const suffix = named.at(-1)?.slice(-2) ?? ''
  const alike = named.findIndex((word) => word.slice(-2) === suffix)
  // Without a sign the last heading above the two is the one that they divide.
  return alike < named.length - 2 ? alike : named.length - 3
}
