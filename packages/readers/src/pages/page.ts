import type { Span } from '@bihuan/core/reading/draft.ts'

/** A place on an upright page, in points from its upper left corner; `bottom` is below `top`. */
export type Box = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Text and the places in it, in code points, that its reader was not sure of. */
export type MarkedText = { readonly text: string; readonly doubts: readonly Span[] }

/** A printed character. The box is the cell of the character rather than its ink. */
export type Glyph = Box & {
  readonly text: string
  readonly size: number
  readonly isDoubtful?: boolean
}

/** A run of characters on one line without a wide gap. */
export type Segment = Box & MarkedText & { readonly size: number }

/** A printed table, its rows as lines of tab-separated cells. */
export type PageTable = Box & { readonly rows: readonly MarkedText[] }

/** A page as it was printed, before anybody asks in which order it is read. */
export type Page = {
  readonly width: number
  readonly height: number
  readonly segments: readonly Segment[]
  readonly tables: readonly PageTable[]
  /** How wide a gap inside of a line can be, in sizes of its characters; cells of a table may be nearer. */
  readonly widestGap: number
}

/** A page without anything on it. */
export const emptyPage: Page = { width: 1, height: 1, segments: [], tables: [], widestGap: 0 }

/** Everything that a page holds. */
export type PageContent = Segment | PageTable

/** The smallest box around several; boxes must not be empty. */
export function around(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    left = Math.min(left, box.left)
    top = Math.min(top, box.top)
    right = Math.max(right, box.right)
    bottom = Math.max(bottom, box.bottom)
  }
  return { left, top, right, bottom }
}

/** The value in the middle of a list; 0 of an empty one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
