import {
  around,
  type Box,
  median,
  type Page,
  type PageContent,
  type PageTable,
  type Segment,
} from './page.ts'

/** Things beside each other on a line, from left to right. */
export type Row = Box & { readonly content: readonly PageContent[] }

/** Rows that are read from top to bottom before anything beside them. */
export type Column = Box & { readonly rows: readonly Row[] }

/** The columns of a page in the order in which they are read. */
export function columnsOf(page: Page): Column[] {
  const content = [...page.segments, ...page.tables].toSorted((a, b) => a.top - b.top)
  return order(content, page.width, 0)
}

/** Whether a piece of a page is a table. */
export function isTable(content: PageContent): content is PageTable {
  return 'rows' in content
}

/** The rows of some content, from top to bottom. */
export function rowsOf(content: readonly PageContent[]): Row[] {
  const rows: { box: Box; content: PageContent[] }[] = []
  for (const piece of content.toSorted((a, b) => a.top + a.bottom - b.top - b.bottom)) {
    const last = rows.at(-1)
    if (last !== undefined && !isTable(piece) && isBeside(last, piece)) {
      last.content.push(piece)
      last.box = around([last.box, piece])
    } else rows.push({ box: piece, content: [piece] })
  }
  return rows.map((row) => ({
    ...around(row.content),
    content: row.content.toSorted((a, b) => a.left - b.left),
  }))
}

function isBeside(row: { content: readonly PageContent[] }, piece: Box): boolean {
  return row.content.every((other) => {
    if (isTable(other)) return false
    const shared = Math.min(other.bottom, piece.bottom) - Math.max(other.top, piece.top)
    const isApart = other.right <= piece.left + 2 || piece.right <= other.left + 2
    return isApart && shared > 0.5 * Math.min(other.bottom - other.top, piece.bottom - piece.top)
  })
}

// Columns inside columns end somewhere, whatever a page holds.
const deepest = 8

function order(content: readonly PageContent[], paper: number, depth: number): Column[] {
  if (content.length === 0) return []
  const gutter = depth < deepest ? longestGutter(content, paper) : null
  if (gutter === null) return [{ ...around(content), rows: rowsOf(content) }]
  const { above, left, right, below } = gutter
  return [above, left, right, below].flatMap((part) => order(part, paper, depth + 1))
}

type Gutter = {
  readonly above: readonly PageContent[]
  readonly left: readonly PageContent[]
  readonly right: readonly PageContent[]
  readonly below: readonly PageContent[]
}

// Fewer lines may be a signature beside a stamp; two real columns have more.
const fewestLines = 4
const mostCandidates = 120

/** The empty strip that parts most lines into a left and a right column, between what runs across both. */
function longestGutter(content: readonly PageContent[], paper: number): Gutter | null {
  const segments = content.filter((piece): piece is Segment => !isTable(piece))
  if (segments.length < 2 * fewestLines) return null
  const size = median(segments.map((segment) => segment.size))
  let best: Gutter | null = null
  let bestLines = 0
  for (const x of candidatesFor(segments)) {
    for (const run of runsWithout(content, x)) {
      if (run.length <= bestLines) continue
      const left = run.filter((piece) => piece.right <= x)
      const right = run.filter((piece) => piece.left >= x)
      if (!areColumns(left, right, { paper, size })) continue
      bestLines = run.length
      const inside = new Set<PageContent>(run)
      const box = around(run)
      const rest = content.filter((piece) => !inside.has(piece))
      const above = rest.filter((piece) => piece.top + piece.bottom < box.top + box.bottom)
      best = { above, left, right, below: rest.filter((piece) => !above.includes(piece)) }
    }
  }
  return best
}

function candidatesFor(segments: readonly Segment[]): number[] {
  const rights = [...new Set(segments.map((segment) => Math.ceil(segment.right) + 1))].toSorted(
    (a, b) => a - b,
  )
  const step = Math.ceil(rights.length / mostCandidates)
  return rights.filter((_, at) => at % step === 0)
}

/** The longest stretches from top to bottom in which nothing lies across a vertical line. */
function runsWithout(content: readonly PageContent[], x: number): PageContent[][] {
  const runs: PageContent[][] = []
  let run: PageContent[] = []
  for (const piece of content) {
    if (piece.left < x && piece.right > x) {
      runs.push(run)
      run = []
    } else run.push(piece)
  }
  runs.push(run)
  return runs.filter((each) => each.length >= 2 * fewestLines)
}

type Print = { readonly paper: number; readonly size: number }

function areColumns(left: readonly PageContent[], right: readonly PageContent[], print: Print): boolean {
  if (left.length < fewestLines || right.length < fewestLines) return false
  const [one, other] = [around(left), around(right)]
  if (other.left - one.right < 0.7 * print.size) return false
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  if (shared < 0.4 * Math.min(one.bottom - one.top, other.bottom - other.top)) return false
  if (areHalves(one, other, print)) return left.length >= 3 * fewestLines || isProse(left, one, print)
  return isProse(left, one, print) && isProse(right, other, print)
}

// Short lines may stand in two columns as well; then each column is one half of the page.
function areHalves(one: Box, other: Box, { paper, size }: Print): boolean {
  const middle = paper / 2
  const isMiddle =
    one.right <= middle && other.left >= middle - 0.5 * size && other.left < middle + 4.5 * size
  return isMiddle && one.left < 0.25 * paper
}

// A column of prose is filled from edge to edge; labels, numbers and cells are not.
function isProse(content: readonly PageContent[], box: Box, { size }: Print): boolean {
  const rows = rowsOf(content)
  if (box.right - box.left < 6 * size) return false
  const full = rows.filter((row) => row.right > box.right - 2.5 * size && row.left < box.left + 3.5 * size)
  return full.length >= 0.4 * rows.length
}
