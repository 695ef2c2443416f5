import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { RefCallback } from 'react'
import { useIsPrinting } from './printing.ts'

/** A row that is drawn, and the height of those left out above it. */
export type WindowedRow = { readonly at: number; readonly gap: number }

export type Windowed = {
  readonly rows: readonly WindowedRow[]
  /** The height of the rows left out below the last one drawn. */
  readonly rest: number
  /** Measures a row, which bears its place as `data-index`; must stand on each row that is drawn. */
  readonly measure: RefCallback<HTMLElement>
}

type Options = {
  readonly count: number
  readonly keyAt: (at: number) => number | string
  /** A guess at the height of a row until it has been drawn. */
  readonly heightAt: (at: number) => number
  /** Rows that are drawn wherever the list is scrolled to: what has the focus, what is marked. */
  readonly pinned: readonly number[]
  readonly scroller: () => HTMLElement | null
}

/** Up to here all rows are drawn: the browser finds, selects and prints what is drawn and nothing else. */
const drawnWhole = 300

/** Up to here they are drawn for paper, which takes a moment; where there are more, a file is the better paper. */
const printedWhole = 5000

/**
 * Which rows of a long list of unequal heights are drawn: those in sight and the pinned ones. They stay in the flow of the
 * page, with gaps in place of the others, so that each row stands where it would stand if all were there.
 */
export function useWindowed({ count, keyAt, heightAt, pinned, scroller }: Options): Windowed {
  const whole = useIsPrinting() ? printedWhole : drawnWhole
  // Nothing here is memoized by a compiler, and what is given on is read out at each drawing.
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getItemKey: keyAt,
    estimateSize: heightAt,
    getScrollElement: scroller,
    overscan: 6,
    // As many as a window can show, for the first drawing, when nothing is known of the window yet.
    initialRect: { width: 600, height: 600 },
    rangeExtractor: (range) =>
      count <= whole
        ? Array.from({ length: count }, (_, at) => at)
        : withPinned(defaultRangeExtractor(range), pinned, count),
  })
  const items = list.getVirtualItems()
  const rows = items.map(({ index, start }, at) => ({
    at: index,
    gap: Math.max(0, start - (items[at - 1]?.end ?? 0)),
  }))
  const rest = Math.max(0, list.getTotalSize() - (items.at(-1)?.end ?? 0))
  return { rows, rest, measure: list.measureElement }
}

/** The rows in sight and the pinned ones, from top to bottom. */
export function withPinned(inSight: readonly number[], pinned: readonly number[], count: number): number[] {
  const there = pinned.filter((at) => at >= 0 && at < count)
  return [...new Set([...inSight, ...there])].toSorted((one, other) => one - other)
}
