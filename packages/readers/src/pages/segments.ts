import { joinedInLine, MarkedTextBuilder } from './marked-text.ts'
import { around, type Glyph, median, type Page, type Segment } from './page.ts'
import { rowsOf } from './reading-order.ts'
import { isWide } from './spelling.ts'

/** Puts the characters of a page into lines, and cuts the lines where a wide gap is. */
export function segmentsOf(glyphs: readonly Glyph[]): Segment[] {
  return baselinesOf(glyphs).flatMap(cutAtGaps)
}

/** Puts segments of a line together again that only a wider space parts, now that no table can need them apart. */
export function glued(page: Page): Page {
  const segments: Segment[] = []
  for (const row of rowsOf(page.segments)) {
    let open: Segment | null = null
    for (const piece of row.content) {
      if (!('text' in piece)) continue
      const isNear: boolean =
        open !== null && piece.left - open.right <= page.widestGap * Math.max(open.size, piece.size)
      if (open !== null && !isNear) segments.push(open)
      open =
        open !== null && isNear
          ? { ...around([open, piece]), ...joinedInLine([open, piece]), size: open.size }
          : piece
    }
    if (open !== null) segments.push(open)
  }
  return { ...page, segments }
}

function baselinesOf(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: Glyph[][] = []
  let row: Glyph[] = []
  for (const glyph of glyphs.toSorted((a, b) => a.bottom - b.bottom)) {
    const first = row[0]
    if (first !== undefined && glyph.bottom - first.bottom > 0.4 * Math.min(glyph.size, first.size)) {
      rows.push(row)
      row = []
    }
    row.push(glyph)
  }
  if (row.length > 0) rows.push(row)
  return rows.map((each) => each.toSorted((a, b) => a.left - b.left))
}

// Spaces count as gap, so that a heading set off by spaces and one set off by a tab come out alike.
const narrowestGap = 0.75

function cutAtGaps(row: readonly Glyph[]): Segment[] {
  const segments: Segment[] = []
  let run: Glyph[] = []
  let spaces: Glyph[] = []
  for (const glyph of row) {
    if (glyph.text.trim() === '') {
      if (run.length > 0) spaces.push(glyph)
      continue
    }
    const before = run.at(-1)
    if (before !== undefined && isPrintedTwice(before, glyph)) continue
    if (
      before !== undefined &&
      glyph.left - before.right > narrowestGap * Math.max(before.size, glyph.size)
    ) {
      segments.push(segmentOf(run))
      run = []
    } else if (spaces.length > 0 && before !== undefined) run.push(asSpace(before, glyph))
    run.push(glyph)
    spaces = []
  }
  if (run.length > 0) segments.push(segmentOf(run))
  return segments
}

// Bold made by printing a character twice with a small offset.
function isPrintedTwice(before: Glyph, glyph: Glyph): boolean {
  return before.text === glyph.text && Math.abs(glyph.left - before.left) < 0.2 * glyph.size
}

function asSpace(before: Glyph, after: Glyph): Glyph {
  return { ...before, text: ' ', left: before.right, right: Math.max(before.right, after.left) }
}

function segmentOf(run: readonly Glyph[]): Segment {
  const builder = new MarkedTextBuilder()
  let before: Glyph | null = null
  for (const glyph of run) {
    if (before !== null && isGap(before, glyph)) builder.add(' ')
    builder.add(glyph.text, glyph.isDoubtful)
    before = glyph
  }
  return { ...around(run), ...builder.build(), size: median(run.map((glyph) => glyph.size)) }
}

// Word and others print a quarter of a square between Chinese and Latin by themselves; that is no space.
function isGap(before: Glyph, glyph: Glyph): boolean {
  if (before.text === ' ' || glyph.text === ' ') return false
  const gap = (glyph.left - before.right) / Math.min(before.size, glyph.size)
  const areBothNarrow = !isWide(before.text.codePointAt(0) ?? 0) && !isWide(glyph.text.codePointAt(0) ?? 0)
  return gap > (areBothNarrow ? 0.18 : 0.6)
}
