import type { Passage, PassageRole, Span } from '../../reading/draft.ts'

/** Whether one span lies wholly in another. */
export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

/** Whether two spans share a character. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

/** The smallest span that holds all of the given ones, of which there is at least one. */
export function hull(spans: readonly Span[]): Span {
  return {
    start: spans.reduce((least, { start }) => Math.min(least, start), Infinity),
    end: spans.reduce((most, { end }) => Math.max(most, end), -Infinity),
  }
}

/** The passages that share a character with a span, or that hold the place of an empty one; no others are looked at. */
export function passagesAt(passages: readonly Passage[], span: Span): Passage[] {
  let low = 0
  let high = passages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((passages[middle]?.end ?? Infinity) <= span.start) low = middle + 1
    else high = middle
  }
  const last = Math.max(span.end, span.start + 1)
  let end = low
  while ((passages[end]?.start ?? Infinity) < last) end += 1
  return passages.slice(low, end)
}

/** The same cover of the source with borders at the given places. */
export function cutAt(passages: readonly Passage[], places: readonly number[]): Passage[] {
  const sorted = [...new Set(places)].toSorted((one, other) => one - other)
  const pieces: Passage[] = []
  let next = 0
  for (const passage of passages) {
    let start = passage.start
    while (next < sorted.length && (sorted[next] ?? 0) <= start) next += 1
    while (next < sorted.length && (sorted[next] ?? 0) < passage.end) {
      const end = sorted[next] ?? passage.end
      pieces.push({ ...passage, start, end })
      start = end
      next += 1
    }
    // What is not cut stays the same object, so that screens need not draw it again.
    pieces.push(start === passage.start ? passage : { ...passage, start })
  }
  return pieces
}

/** Reads everything in a span as a role. Page furniture in the midst of a longer span stays furniture. */
export function relabel(passages: readonly Passage[], span: Span, role: PassageRole): Passage[] {
  const inside = passages.filter((passage) => isWithin(passage, span))
  const isOnlyFurniture = inside.every((passage) => passage.role === 'furniture')
  return passages.map((passage) => {
    if (!isWithin(passage, span)) return passage
    return passage.role === 'furniture' && !isOnlyFurniture ? passage : { ...passage, role }
  })
}

/** Whether the passages cover a text of that length from end to end, without gap or overlap. */
export function covers(passages: readonly Passage[], length: number): boolean {
  let at = 0
  for (const passage of passages) {
    if (passage.start !== at || passage.end <= passage.start) return false
    at = passage.end
  }
  return at === length
}
