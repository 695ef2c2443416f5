import { markerAt } from '@bihuan/core/reading/outline/markers.ts'
import { joined, joinedAcrossBreak, joinedInLine } from './marked-text.ts'
import { type Box, type MarkedText, median } from './page.ts'
import { type Column, isTable, type Row } from './reading-order.ts'
import { isWide } from './spelling.ts'

/** A line of running text in its column. */
type TextLine = Box &
  MarkedText & { readonly size: number; readonly column: ColumnEdges; readonly page: number }

type Step = { readonly size: number; readonly step: number }

type ColumnEdges = {
  readonly left: number
  readonly right: number
  /** How far it is from one line to the next inside a paragraph, by the size of the lines. */
  readonly steps: readonly Step[]
  /** Whether the first line of a paragraph is set in. */
  readonly isIndenting: boolean
  /** Whether there are enough lines to say where the edges are. */
  readonly isKnown: boolean
}

/** The columns of a page, and how wide its paper is. */
export type PageColumns = { readonly width: number; readonly columns: readonly Column[] }

/** The text of columns with one paragraph or table row on a line. Paragraphs run on over columns and pages. */
export function paragraphsOf(pages: readonly PageColumns[]): MarkedText {
  const edges = columnEdges(pages)
  const paragraphs: MarkedText[] = []
  let open: TextLine[] = []
  const close = (): void => {
    if (open.length > 0) paragraphs.push(joinedAcrossBreak(open))
    open = []
  }
  const lines = pages.flatMap(({ columns }, page) =>
    columns.flatMap((column) =>
      column.rows.flatMap((row): (TextLine | MarkedText[])[] =>
        linesOf(row, { page, column: edges.get(column) ?? noEdges }),
      ),
    ),
  )
  lines.forEach((line, at) => {
    if (Array.isArray(line)) {
      close()
      // One by one: a table can have more rows than a call takes arguments.
      for (const row of line) paragraphs.push(row)
      return
    }
    const before = open.at(-1)
    const next = lines[at + 1]
    if (before !== undefined && !runsOn(before, line, Array.isArray(next) ? undefined : next)) close()
    open.push(line)
  })
  close()
  return joined(
    paragraphs.filter(({ text }) => text !== ''),
    '\n',
  )
}

const noEdges: ColumnEdges = { left: 0, right: 0, steps: [], isIndenting: false, isKnown: false }

function linesOf(row: Row, place: { page: number; column: ColumnEdges }): (TextLine | MarkedText[])[] {
  const tables = row.content.filter(isTable)
  const segments = row.content.filter((piece) => !isTable(piece))
  const pieces = segments.flatMap((piece) => ('text' in piece ? [piece] : []))
  const lines: (TextLine | MarkedText[])[] = tables.map((table) => [...table.rows])
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (first === undefined || last === undefined) return lines
  const box = { left: row.left, top: row.top, right: row.right, bottom: row.bottom }
  lines.push({ ...box, ...joinedInLine(pieces), size: median(pieces.map((piece) => piece.size)), ...place })
  return lines
}

// Enough to know how a document is set, whatever its length.
const mostModels = 40

/** Where the text of each column begins and ends. A short column has the edges of the longer ones that it stands in line with. */
function columnEdges(pages: readonly PageColumns[]): Map<Column, ColumnEdges> {
  const own = pages.flatMap(({ columns, width }) =>
    columns.map((column) => {
      const isAlone = columns.length === 1 || (column.left < 0.5 * width && column.right > 0.5 * width)
      return { column, ...ownEdges(column, isAlone ? width : null) }
    }),
  )
  const longest = own.toSorted((a, b) => b.lines - a.lines).slice(0, mostModels)
  return new Map(
    own.map(({ column, edges, lines, size }) => {
      const alike = longest.filter(
        (other) => other.lines > lines && Math.abs(other.edges.left - edges.left) < 3 * size,
      )
      const wider = alike.filter((other) => other.edges.right > edges.right - 0.5 * size)
      return [
        column,
        {
          left: Math.min(edges.left, ...alike.map((other) => other.edges.left)),
          right: wider.length === 0 ? edges.right : Math.min(...wider.map((other) => other.edges.right)),
          steps: smallest([...edges.steps, ...alike.flatMap((other) => other.edges.steps)]),
          isIndenting: edges.isIndenting || alike.some((other) => other.edges.isIndenting),
          isKnown: edges.isKnown || alike.some((other) => other.edges.isKnown),
        },
      ]
    }),
  )
}

function ownEdges(
  { rows, left, right }: Column,
  paper: number | null,
): { edges: ColumnEdges; lines: number; size: number } {
  const text = rows.filter((row) => !row.content.some(isTable))
  const size = median(text.map((row) => row.bottom - row.top)) || 12
  const start = sharedEdge(
    text.map((row) => row.left),
    0.4 * size,
  )
  const edge = { left: start ?? left, right: rightEdge(text, { paper, size, left, right }) }
  const indented = text.filter(
    (row) => row.left - edge.left > 1.5 * size && row.left - edge.left < 2.7 * size,
  )
  return {
    edges: { ...edge, steps: stepsOf(text), isIndenting: indented.length >= 2, isKnown: text.length >= 3 },
    lines: text.length,
    size,
  }
}

function stepsOf(rows: readonly Row[]): Step[] {
  return smallest(
    rows.slice(1).flatMap((row, at) => {
      const before = rows[at]
      if (before === undefined) return []
      const [size, other] = [row.bottom - row.top, before.bottom - before.top]
      const step = row.bottom - before.bottom
      return isSameSize(size, other) && step > 0.9 * size ? [{ size, step }] : []
    }),
  )
}

// Where paragraphs are short, most steps are those between paragraphs: so the smallest of each size counts.
function smallest(steps: readonly Step[]): Step[] {
  const bySize = new Map<number, Step>()
  for (const each of steps) {
    const key = Math.round(each.size)
    const known = bySize.get(key)
    if (known === undefined || each.step < known.step) bySize.set(key, each)
  }
  return [...bySize.values()]
}

function isSameSize(one: number, other: number): boolean {
  return Math.abs(one - other) <= 0.15 * Math.max(one, other)
}

function leading({ steps }: ColumnEdges, size: number): number {
  return Math.min(...steps.filter((each) => isSameSize(each.size, size)).map((each) => each.step))
}

// The outermost place at which two lines begin; a single line may hang out.
function sharedEdge(values: readonly number[], tolerance: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.find((value, at) => (sorted[at + 1] ?? Infinity) - value < tolerance) ?? sorted[0]
}

// Where only one line is the longest it may just be long; then the right margin is taken to be like the left one.
function rightEdge(
  rows: readonly Row[],
  print: { paper: number | null; size: number; left: number; right: number },
): number {
  const [longest = print.right, second = -Infinity] = rows.map((row) => row.right).toSorted((a, b) => b - a)
  if (longest - second < 0.7 * print.size) return longest
  return print.paper === null ? longest : Math.max(longest, print.paper - print.left)
}

const sentenceEnd = /(?:[。！？!?；;：:…]|[A-Za-z0-9)]\.)[”’）)》」』]*$/

/** Whether a line goes on in the next one. */
function runsOn(line: TextLine, next: TextLine, afterNext: TextLine | undefined): boolean {
  const size = Math.max(line.size, next.size)
  if (!isSameSize(line.size, next.size)) return false
  if (!isFull(line, next)) return false
  const areKnown = line.column.isKnown && next.column.isKnown
  if (!areKnown && sentenceEnd.test(line.text)) return false
  const isSameColumn = line.page === next.page && line.column === next.column
  const step = next.bottom - line.bottom
  if (isSameColumn && step > 1.3 * Math.max(leading(next.column, size), size)) return false
  const isItem = startsItem(next.text) && (!next.column.isIndenting || startsItem(line.text))
  if (isItem && sentenceEnd.test(line.text)) return false
  const isIndented = next.left - next.column.left > 1.2 * size
  return isIndented ? hangs(line, next, afterNext) : true
}

// What follows the number of an item may be set in from the number; every further line is, too.
function hangs(line: TextLine, next: TextLine, afterNext: TextLine | undefined): boolean {
  if (startsWithMarker(next.text) || sentenceEnd.test(line.text)) return false
  const isInset = line.left - line.column.left > 1.2 * line.size
  if (isInset) return !next.column.isIndenting && Math.abs(next.left - line.left) < 0.5 * line.size
  return startsWithMarker(line.text) || isInsetBlock(next, afterNext)
}

function isInsetBlock(next: TextLine, afterNext: TextLine | undefined): boolean {
  return afterNext !== undefined && Math.abs(afterNext.left - next.left) < 0.5 * next.size
}

/** Whether the first word of the next line had no room at the end of this one. */
function isFull(line: TextLine, next: TextLine): boolean {
  const room = line.column.right - line.right
  return room < firstWordWidth(next) + 0.6 * line.size
}

// What cannot be parted at the end of a line: brackets and marks with their neighbour, and a Latin word.
const firstWord =
  /^(?:[（《“‘「『【〔([{]*)(?:[A-Za-z0-9.%$€£¥'’/_@:+-]+|.)(?:[，。、；：？！）》”’」』】〕…,.;:?!)\]}%①-⑳]*)/u

function firstWordWidth({ text, size }: TextLine): number {
  let width = 0
  for (const character of firstWord.exec(text)?.[0] ?? '') {
    width += isWide(character.codePointAt(0) ?? 0) ? size : 0.55 * size
  }
  return width
}

// “Status: Open” begins a line of its own as a number does.
function startsItem(text: string): boolean {
  return startsWithMarker(text) || /^[A-Z][A-Za-z ]{2,30}:\s/.test(text)
}

function startsWithMarker(text: string): boolean {
  return (
    markerAt(
      text
        .replace(/^（/, '(')
        .replace(/^(.{1,4})）/, '$1)')
        .replace(/^(.{1,3})．/, '$1.'),
      0,
    ) !== null
  )
}
