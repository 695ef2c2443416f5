import { cutAt, hull, isWithin, passagesAt } from './cover.ts'
import type { Draft, Passage, Span } from '../../reading/draft.ts'
import { type ItemAt, itemOf, itemsOf, roleOf } from './draft-items.ts'

/** What of the source belongs to each item of a draft: found for one of thousands without a look at the others. */
export type Extents = {
  /**
   * All of the source that belongs to an item and to no other: also the number in front of it and the words around a
   * title, `1.关于“…”的问题`.
   */
  readonly of: (at: ItemAt) => Span
  /**
   * The passages from which an item is read in a span. Those of other items that somebody marked within it are left out:
   * what stands before, between and behind them comes in groups.
   */
  readonly groupsOf: (at: ItemAt, span: Span) => Passage[][]
}

type Place = { readonly at: ItemAt; readonly span: Span }

/** Prepares the answers for a draft. */
export function extentsOf(draft: Draft): Extents {
  const placesIn = lookup(draft)
  const othersIn = (at: ItemAt, span: Span): Span[] =>
    placesIn(span)
      .filter((other) => other.at.finding !== at.finding || other.at.measure !== at.measure)
      .map((other) => other.span)
  function extentOf(at: ItemAt): Span {
    const own = itemOf(draft, at)?.passage
    if (own === undefined) throw new Error(`the draft has no item at ${at.finding}/${at.measure}`)
    const touched = passagesAt(draft.passages, own).filter(({ role }) => role === roleOf(at))
    if (touched.length === 0) return { start: own.start, end: own.end }
    const whole = hull([own, ...touched])
    let { start, end } = whole
    for (const span of othersIn(at, whole)) {
      if (span.end <= own.start) start = Math.max(start, span.end)
      else if (span.start >= own.end) end = Math.min(end, span.start)
    }
    return { start: Math.min(start, own.start), end: Math.max(end, own.end) }
  }
  function groupsOf(at: ItemAt, span: Span): Passage[][] {
    const others = othersIn(at, span).filter(({ start, end }) => start < end)
    const edges = [span, ...others].flatMap(({ start, end }) => [start, end])
    const groups: Passage[][] = []
    for (const piece of cutAt(passagesAt(draft.passages, span), edges)) {
      if (piece.role !== roleOf(at) || !isWithin(piece, span)) continue
      if (others.some((other) => isWithin(piece, other))) continue
      const end = groups.at(-1)?.at(-1)?.end ?? piece.start
      const isApart = others.some((other) => end <= other.start && other.end <= piece.start)
      const last = isApart ? undefined : groups.at(-1)
      if (last === undefined) groups.push([piece])
      else last.push(piece)
    }
    return groups
  }
  return { of: extentOf, groupsOf }
}

/** Finds the items that share a character with a span, by where they begin and how far those before them reach. */
function lookup(draft: Draft): (span: Span) => Place[] {
  const places = itemsOf(draft).flatMap((at): Place[] => {
    const span = itemOf(draft, at)?.passage
    return span === undefined ? [] : [{ at, span }]
  })
  places.sort((one, other) => one.span.start - other.span.start)
  const reach: number[] = []
  for (const { span } of places) reach.push(Math.max(reach.at(-1) ?? 0, span.end))
  return ({ start, end }) => {
    const found: Place[] = []
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[middle]?.span.start ?? Infinity) < end) low = middle + 1
      else high = middle
    }
    for (let at = low - 1; (reach[at] ?? 0) > start; at -= 1) {
      const place = places[at]
      if (place !== undefined && place.span.end > start) found.push(place)
    }
    return found
  }
}
