import type { Draft, Span } from '../../reading/draft.ts'
import { type ItemAt, itemOf, piecesIn, roleOf, wordsOf } from './draft-items.ts'
import { markerAt } from '../../reading/outline/markers.ts'
import type { SourceText } from '../../reading/text/source-text.ts'

/**
 * Where a stretch of the source can be cut in two: behind a sentence, before a number or “二是”; where there is neither,
 * behind a comma. In code points, from left to right, never at either end.
 */
export function sentenceEnds(source: SourceText, span: Span): number[] {
  const points = Array.from(source.slice(span.start, span.end))
  const last = points.findLastIndex((point) => point.trim() !== '')
  const after = (marks: RegExp): number[] =>
    points.flatMap((point, index) => {
      if (!marks.test(point)) return []
      const next = points.slice(index + 1).findIndex((one) => !/[\s”’」』）)。；;！？!?]/.test(one))
      return next === -1 ? [] : [index + 1 + next]
    })
  const numbered = points.flatMap((_, index) => (index > 0 && startsItem(points, index) ? [index] : []))
  const ends = [...after(/[。；;！？!?]/), ...numbered]
  const cuts = ends.some((at) => at > 0 && at <= last) ? ends : after(/[，,、：:]/)
  return [...new Set(cuts)]
    .filter((at) => at > 0 && at <= last && points.slice(0, at).join('').trim() !== '')
    .toSorted((one, other) => one - other)
    .map((at) => span.start + at)
}

function startsItem(points: readonly string[], index: number): boolean {
  const before = points[index - 1] ?? ''
  if (!/[\s。；;，,：:]/.test(before)) return false
  const marker = markerAt(points.slice(index, index + 12).join(''), 0)
  return marker !== null && marker.kind !== 'bullet'
}

/** Where in the source a caret stands that stands behind some words of an item; wrapped lines and blanks count nothing. */
export function placeOfCaret(
  source: SourceText,
  draft: Draft,
  { at, before }: { readonly at: ItemAt; readonly before: string },
): number | null {
  const own = itemOf(draft, at)?.passage
  if (own === undefined) return null
  const pieces = piecesIn(draft.passages, own, roleOf(at))
  const points = pieces.flatMap(({ start, end }) =>
    Array.from(source.slice(start, end), (point, index) => ({ point, place: start + index })),
  )
  const solid = points.filter(({ point }) => point.trim() !== '')
  const inFront = solid.length - solidIn(wordsOf(source, pieces))
  return solid[inFront + solidIn(before)]?.place ?? null
}

function solidIn(words: string): number {
  return Array.from(words.replace(/\s/g, '')).length
}
