import { columnRolesOf } from '@bihuan/core/reading/tables/columns.ts'
import { joined, joinedAcrossBreak } from './marked-text.ts'
import { around, type Box, type MarkedText, median, type Page, type PageTable, type Segment } from './page.ts'
import { rowsOf } from './reading-order.ts'

/**
 * Finds ledgers that are printed without lines, or whose lines were lost when they were scanned.
 *
 * Only where it is sure: under a row of headings of a ledger, with cells that keep to their columns and numbered rows.
 */
export function withAlignedTables(page: Page): Page {
  const heading = headingIn(page.segments)
  if (heading === null) return page
  const body = bodyUnder(heading, page.segments)
  const records = recordsOf(body)
  if (records === null) return page
  const rows = [heading.map((cell) => [cell]), ...records].map(rowText)
  const table: PageTable = { ...around([...heading, ...body.flat()]), rows }
  const taken = new Set<Segment>([...heading, ...body.flat()])
  // What stands below may be the next table of the page.
  const rest = { ...page, segments: page.segments.filter((segment) => !taken.has(segment)) }
  const others = withAlignedTables(rest)
  return { ...others, tables: [...others.tables, table] }
}

function headingIn(segments: readonly Segment[]): Segment[] | null {
  for (const row of rowsOf(segments)) {
    const cells = row.content.flatMap((piece) => ('text' in piece ? [piece] : []))
    if (cells.length < 3 || cells.some((cell) => cell.text.length > 12)) continue
    if (
      /^(?:序号|编号|No\.?)$/i.test(cells[0]?.text ?? '') &&
      columnRolesOf(cells.map((cell) => cell.text)) !== null
    ) {
      return cells
    }
  }
  return null
}

/** The segments of each column, as far down as they keep to their columns. */
function bodyUnder(heading: readonly Segment[], segments: readonly Segment[]): Segment[][] {
  const extents = heading.map(({ left, right }) => ({ left, right }))
  const columns = heading.map((): Segment[] => [])
  const size = median(heading.map((cell) => cell.size))
  let bottom = around(heading).bottom
  for (const row of rowsOf(segments.filter((segment) => segment.top > bottom - 0.3 * size))) {
    const cells = row.content.flatMap((piece) => ('text' in piece ? [piece] : []))
    const places = cells.map((cell) => columnFor(cell, extents))
    if (row.top - bottom > 4 * size || places.some((place) => place === null)) break
    cells.forEach((cell, at) => {
      const place = places[at] ?? 0
      const extent = extents[place]
      if (extent === undefined) return
      columns[place]?.push(cell)
      extents[place] = { left: Math.min(extent.left, cell.left), right: Math.max(extent.right, cell.right) }
    })
    bottom = Math.max(bottom, row.bottom)
  }
  return columns
}

/** The only column that a cell can belong to; null where it reaches into two. */
function columnFor(cell: Box, extents: readonly { left: number; right: number }[]): number | null {
  const touched = extents.flatMap((extent, at) =>
    cell.left < extent.right && cell.right > extent.left ? [at] : [],
  )
  if (touched.length > 1) return null
  if (touched[0] !== undefined) return touched[0]
  const middle = (cell.left + cell.right) / 2
  const distances = extents.map((extent) => Math.abs((extent.left + extent.right) / 2 - middle))
  return distances.indexOf(Math.min(...distances))
}

/** The records of a table by its numbers: between two numbers the widest white strip parts them. */
function recordsOf(columns: readonly (readonly Segment[])[]): Segment[][][] | null {
  const numbers = columns[0] ?? []
  if (numbers.length === 0 || numbers.some((cell) => !/^\d{1,4}[.、]?$/.test(cell.text))) return null
  const all = columns.flat()
  const edges = numbers.slice(1).map((number, at) => widestStrip(all, numbers[at]?.bottom ?? 0, number.top))
  const bounds = [-Infinity, ...edges, Infinity]
  return numbers.map((_, record) =>
    columns.map((cells) =>
      cells.filter((cell) => {
        const middle = (cell.top + cell.bottom) / 2
        return middle > (bounds[record] ?? 0) && middle <= (bounds[record + 1] ?? 0)
      }),
    ),
  )
}

function widestStrip(segments: readonly Segment[], from: number, to: number): number {
  const boxes = segments
    .filter((box) => box.bottom > from - 1 && box.top < to + 1)
    .toSorted((a, b) => a.top - b.top)
  let reach = from
  let best = { middle: (from + to) / 2, height: -Infinity }
  for (const box of boxes) {
    const height = box.top - reach
    if (box.bottom > from + 1 && height >= best.height && box.top <= to + 1) {
      best = { middle: (reach + box.top) / 2, height }
    }
    reach = Math.max(reach, box.bottom)
  }
  return best.middle
}

function rowText(cells: readonly (readonly Segment[])[]): MarkedText {
  return joined(
    cells.map((segments) => joinedAcrossBreak(segments)),
    '\t',
  )
}
