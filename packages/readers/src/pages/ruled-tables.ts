import { joined, joinedAcrossBreak } from './marked-text.ts'
import { around, type Box, type Glyph, type MarkedText, type PageTable } from './page.ts'
import { segmentsOf } from './segments.ts'

/** What the rules of a page make of its characters: tables, and the characters outside of any. */
export type Ruled = { readonly tables: readonly PageTable[]; readonly others: readonly Glyph[] }

// A drawing has thousands of lines; comparing each with each would take longer than reading the page.
const mostRules = 1500

/** Reads the tables that are drawn with lines: rows and columns by the lines, merged cells where a line is missing. */
export function ruledTables(glyphs: readonly Glyph[], rules: readonly Box[]): Ruled {
  if (rules.length > mostRules) return { tables: [], others: glyphs }
  let others = glyphs
  const tables: PageTable[] = []
  for (const grid of gridsOf(rules)) {
    const inside = others.filter((glyph) => isInside(glyph, grid))
    if (inside.length === 0) continue
    const read = readGrid(grid, inside)
    const taken = new Set(read.taken)
    others = others.filter((glyph) => !taken.has(glyph))
    for (const table of read.tables) tables.push(table)
  }
  return { tables, others }
}

type Grid = Box & {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly across: readonly Box[]
  readonly down: readonly Box[]
}

const touch = 3

function gridsOf(rules: readonly Box[]): Grid[] {
  return connected(rules).flatMap((group) => {
    const across = group.filter((rule) => rule.right - rule.left >= rule.bottom - rule.top)
    const down = group.filter((rule) => rule.right - rule.left < rule.bottom - rule.top)
    const xs = distinct(down.map((rule) => (rule.left + rule.right) / 2))
    const ys = distinct(across.map((rule) => (rule.top + rule.bottom) / 2))
    return xs.length >= 3 && ys.length >= 2 ? [{ ...around(group), xs, ys, across, down }] : []
  })
}

function connected(rules: readonly Box[]): Box[][] {
  const groups: Box[][] = []
  for (const rule of rules) {
    const touched = groups.filter((group) => group.some((other) => isTouching(rule, other)))
    const merged = [rule, ...touched.flat()]
    for (const group of touched) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups
}

function isTouching(one: Box, other: Box): boolean {
  return (
    one.left <= other.right + touch &&
    other.left <= one.right + touch &&
    one.top <= other.bottom + touch &&
    other.top <= one.bottom + touch
  )
}

function distinct(values: readonly number[]): number[] {
  const kept: number[] = []
  for (const value of values.toSorted((a, b) => a - b)) {
    if (value - (kept.at(-1) ?? -Infinity) > touch) kept.push(value)
  }
  return kept
}

function isInside(glyph: Box, box: Box): boolean {
  const [x, y] = [(glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2]
  return x > box.left && x < box.right && y > box.top && y < box.bottom
}

function readGrid(grid: Grid, inside: readonly Glyph[]): { tables: PageTable[]; taken: Glyph[] } {
  const columns = grid.xs.length - 1
  const rows = grid.ys.length - 1
  const homeOf = mergedCells(grid)
  const cells = new Map<number, Glyph[]>()
  for (const glyph of inside) {
    const column = placeOf(grid.xs, (glyph.left + glyph.right) / 2)
    const row = placeOf(grid.ys, (glyph.top + glyph.bottom) / 2)
    if (column < 0 || row < 0) continue
    const home = homeOf(row * columns + column)
    const cell = cells.get(home)
    if (cell === undefined) cells.set(home, [glyph])
    else cell.push(glyph)
  }
  const tables: PageTable[] = []
  const taken: Glyph[] = []
  let part: { row: number; text: MarkedText }[] = []
  const close = (): void => {
    const [first, last] = [part[0], part.at(-1)]
    if (first === undefined || last === undefined) return
    const [top, bottom] = [grid.ys[first.row] ?? grid.top, grid.ys[last.row + 1] ?? grid.bottom]
    tables.push({ left: grid.left, right: grid.right, top, bottom, rows: part.map(({ text }) => text) })
    part = []
  }
  for (let row = 0; row < rows; row += 1) {
    const content = Array.from({ length: columns }, (_, column) => cells.get(row * columns + column) ?? [])
    if (content.some((cell) => isRunningText(cell, grid))) {
      close()
      continue
    }
    const texts = content.map(cellText)
    // One by one: a row can have more characters than a call takes arguments.
    for (const cell of content) for (const glyph of cell) taken.push(glyph)
    if (texts.some(({ text }) => text !== '')) part.push({ row, text: joined(texts, '\t') })
  }
  close()
  return { tables, taken }
}

// The big cell of a form holds the document itself, with paragraphs of its own.
function isRunningText(cell: readonly Glyph[], grid: Grid): boolean {
  if (cell.length < 120) return false
  const box = around(cell)
  const size = cell[0]?.size ?? 0
  return box.right - box.left > 0.5 * (grid.right - grid.left) && box.bottom - box.top > 10 * size
}

/** For each cell of the grid the upper left cell of the one that it is merged into. */
function mergedCells({ xs, ys, across, down }: Grid): (cell: number) => number {
  const columns = xs.length - 1
  const rows = ys.length - 1
  const home = Array.from({ length: Math.max(0, columns * rows) }, (_, cell) => cell)
  const find = (cell: number): number => {
    let at = cell
    while (home[at] !== undefined && home[at] !== at) at = home[at] ?? at
    return at
  }
  const merge = (one: number, other: number): void => {
    const [a, b] = [find(one), find(other)]
    home[Math.max(a, b)] = Math.min(a, b)
  }
  for (let row = 0; row < rows; row += 1) {
    const y = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2
    for (let column = 0; column < columns; column += 1) {
      const cell = row * columns + column
      const x = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2
      if (column + 1 < columns && !hasRule(down, { x: xs[column + 1] ?? 0, y })) merge(cell, cell + 1)
      if (row + 1 < rows && !hasRule(across, { x, y: ys[row + 1] ?? 0 })) merge(cell, cell + columns)
    }
  }
  return find
}

function hasRule(rules: readonly Box[], { x, y }: { x: number; y: number }): boolean {
  return rules.some(
    (rule) =>
      x >= rule.left - touch && x <= rule.right + touch && y >= rule.top - touch && y <= rule.bottom + touch,
  )
}

function placeOf(edges: readonly number[], value: number): number {
  const after = edges.findIndex((edge) => edge > value)
  return after - 1
}

function cellText(glyphs: readonly Glyph[]): MarkedText {
  const segments = segmentsOf(glyphs).map(({ text, doubts }) => ({
    text: text.replaceAll('\t', ' '),
    doubts,
  }))
  return joinedAcrossBreak(segments)
}
