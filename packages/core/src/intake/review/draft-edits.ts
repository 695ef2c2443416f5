import { cutAt, hull, isWithin, overlaps, relabel } from './cover.ts'
import type { Draft, DraftFinding, DraftMeasure, Passage, PassageRole, Span } from '../../reading/draft.ts'
import { type ItemAt, itemOf, itemsOf, piecesIn, roleOf, unmarked, wordsOf } from './draft-items.ts'
import { type Extents, extentsOf } from './extents.ts'
import { nothingStated } from '../../reading/stated.ts'
import { onOneLine, type SourceText } from '../../reading/text/source-text.ts'

/** What a reader may take a passage for; furniture is the business of the passes. */
export type ReaderRole = Exclude<PassageRole, 'furniture'>

/** A draft after an edit, and where the edited item now stands; null where it left the tree. */
export type Edited = { readonly draft: Draft; readonly at: ItemAt | null }

/**
 * Reads a span of the source as something else, and keeps the tree in step with it.
 *
 * A passage that becomes a finding takes over the measures below it; one that stops being a finding hands them to the
 * finding above. Null when a measure would have no finding above it, or an item would be blank.
 */
export function retype(
  source: SourceText,
  draft: Draft,
  { span: chosen, role }: { readonly span: Span; readonly role: ReaderRole },
): Edited | null {
  const extents = extentsOf(draft)
  const span = wholeItems(source, draft, { chosen, extents })
  const passages = relabel(cutAt(draft.passages, [span.start, span.end]), span, role)
  if (!passages.some((passage) => isWithin(passage, span))) return null
  const { findings, orphans } = release(source, draft, { passages, span, role, extents })
  // Measures that lost their finding stay in the source as texts to be placed.
  const released = { ...draft, findings, passages: relabelAll(passages, orphans, ['measure', 'unplaced']) }
  if (role === 'finding') return addFinding(source, released, span)
  if (role === 'measure') return addMeasure(source, released, span)
  return { draft: released, at: null }
}

/**
 * Takes stretches that have no place for background, as if each had been read so by itself. Those in which no item lies
 * become it in one go: a ledger has thousands.
 */
export function setAside(source: SourceText, draft: Draft, spans: readonly Span[]): Draft {
  const items = itemsOf(draft)
    .flatMap((at) => itemOf(draft, at)?.passage ?? [])
    .toSorted((one, other) => one.start - other.start)
  const free: Span[] = []
  let edited = draft
  let next = 0
  let reach = -1
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    for (; (items[next]?.start ?? Infinity) < span.end; next += 1)
      reach = Math.max(reach, items[next]?.end ?? 0)
    if (reach <= span.start) free.push(span)
    else edited = retype(source, edited, { span, role: 'background' })?.draft ?? edited
  }
  return { ...edited, passages: relabelAll(edited.passages, free, ['unplaced', 'background']) }
}

type Change = {
  readonly passages: Passage[]
  readonly span: Span
  readonly role: ReaderRole
  readonly extents: Extents
}

/** The span, widened over every item of which it holds all words: their numbers go with them. */
function wholeItems(
  source: SourceText,
  draft: Draft,
  { chosen, extents }: { readonly chosen: Span; readonly extents: Extents },
): Span {
  let span: Span = { start: chosen.start, end: chosen.end }
  for (const at of itemsOf(draft)) {
    const own = itemOf(draft, at)?.passage
    if (own === undefined || !overlaps(own, chosen)) continue
    const extent = extents.of(at)
    const left = piecesIn(draft.passages, extent, roleOf(at)).flatMap((piece) => outside(piece, chosen))
    if (isWithin(own, chosen) || wordsOf(source, left) === '') span = hull([span, extent])
  }
  return span
}

function outside(piece: Span, span: Span): Span[] {
  return [
    { start: piece.start, end: Math.min(piece.end, span.start) },
    { start: Math.max(piece.start, span.end), end: piece.end },
  ].filter((part) => part.start < part.end)
}

// Takes the span away from whatever held it; what is left of an item keeps its place in the tree.
function release(
  source: SourceText,
  draft: Draft,
  change: Change,
): { findings: DraftFinding[]; orphans: Span[] } {
  const kept: DraftFinding[] = []
  const orphans: Span[] = []
  for (const [index, finding] of draft.findings.entries()) {
    // What is left alone stays the same object, so that nobody looks at it again.
    if (![finding, ...finding.measures].some(({ passage }) => isTouched(passage, change.span))) {
      kept.push(finding)
      continue
    }
    const measures = finding.measures.flatMap((measure, at) =>
      measuresLeft(source, measure, { ...change, at: { finding: index, measure: at } }),
    )
    const remaining = findingLeft(source, finding, { ...change, at: { finding: index, measure: null } })
    const above = kept.at(-1)
    if (remaining !== null) kept.push({ ...remaining, measures })
    else if (above === undefined) orphans.push(...measures.map(({ passage }) => passage))
    else kept[kept.length - 1] = { ...above, measures: [...above.measures, ...measures] }
  }
  return { findings: kept, orphans }
}

type Release = Change & { readonly at: ItemAt }

function findingLeft(source: SourceText, finding: DraftFinding, change: Release): DraftFinding | null {
  if (!isTouched(finding.passage, change.span)) return finding
  const pieces = piecesIn(change.passages, change.extents.of(change.at), 'finding').filter(
    (piece) => !isWithin(piece, change.span),
  )
  const title = wordsOf(source, pieces)
  return title === '' ? null : { ...finding, title, passage: hull(pieces) }
}

function measuresLeft(source: SourceText, measure: DraftMeasure, change: Release): DraftMeasure[] {
  if (!isTouched(measure.passage, change.span)) return [measure]
  const pieces = piecesIn(change.passages, change.extents.of(change.at), 'measure').filter(
    (piece) => !isWithin(piece, change.span),
  )
  const startsAnew = change.role === 'finding' || change.role === 'measure'
  const groups = startsAnew
    ? [
        pieces.filter((piece) => piece.end <= change.span.start),
        pieces.filter((piece) => piece.start >= change.span.end),
      ]
    : [pieces]
  return groups
    .filter((group) => wordsOf(source, group) !== '')
    .map((group) => ({ ...measure, text: wordsOf(source, group), passage: hull(group) }))
}

function isTouched(own: Span, span: Span): boolean {
  return overlaps(own, span) || (own.start === own.end && isWithin(own, span))
}

function addFinding(source: SourceText, draft: Draft, span: Span): Edited | null {
  const { label } = unmarked(onOneLine(source.slice(span.start, span.end)))
  const title = wordsOf(source, piecesIn(draft.passages, span, 'finding'))
  if (title === '') return null
  const above = placeAbove(draft, span)
  const index = above === null ? 0 : above.finding + 1
  const upper = above === null ? undefined : draft.findings[above.finding]
  const from = above?.measure ?? -1
  const added: DraftFinding = {
    number: label,
    path: [...((upper ?? draft.findings[0])?.path ?? [])],
    title,
    status: null,
    statusRaw: null,
    ...nothingStated(),
    passage: { start: span.start, end: span.end },
    measures: upper?.measures.slice(from + 1) ?? [],
  }
  const findings = draft.findings.toSpliced(index, 0, added)
  const whole =
    upper === undefined
      ? findings
      : findings.with(index - 1, { ...upper, measures: upper.measures.slice(0, from + 1) })
  return { draft: { ...draft, findings: whole }, at: { finding: index, measure: null } }
}

function addMeasure(source: SourceText, draft: Draft, span: Span): Edited | null {
  const text = wordsOf(source, piecesIn(draft.passages, span, 'measure'))
  const above = placeAbove(draft, span)
  const finding = draft.findings[above?.finding ?? -1]
  if (above === null || finding === undefined || text === '') return null
  const measure = (above.measure ?? -1) + 1
  const measures = finding.measures.toSpliced(measure, 0, {
    text,
    passage: { start: span.start, end: span.end },
    ...nothingStated(),
  })
  return {
    draft: { ...draft, findings: draft.findings.with(above.finding, { ...finding, measures }) },
    at: { finding: above.finding, measure },
  }
}

/** The last item that begins above a span in the source, wherever in the tree somebody moved it. */
function placeAbove(draft: Draft, span: Span): ItemAt | null {
  let best: ItemAt | null = null
  let nearest = -1
  for (const at of itemsOf(draft)) {
    const start = itemOf(draft, at)?.passage.start ?? span.start
    if (start < span.start && start > nearest) {
      best = at
      nearest = start
    }
  }
  return best
}

/** Gives passages that lie in the spans and have one role another role. */
export function relabelAll(
  passages: readonly Passage[],
  spans: readonly Span[],
  [from, to]: readonly [PassageRole, PassageRole],
): Passage[] {
  const edges = spans.flatMap(({ start, end }) => [start, end])
  const sorted = spans.toSorted((one, other) => one.start - other.start)
  let next = 0
  let reach = -1
  return cutAt(passages, edges).map((passage) => {
    for (; (sorted[next]?.start ?? Infinity) <= passage.start; next += 1)
      reach = Math.max(reach, sorted[next]?.end ?? 0)
    return passage.role === from && reach >= passage.end ? { ...passage, role: to } : passage
  })
}
