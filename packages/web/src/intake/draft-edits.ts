import { cleanText } from '@bihuan/core/intake/clean.ts'
import type {
  Draft,
  DraftFinding,
  DraftMeasure,
  Passage,
  PassageRole,
  Span,
} from '@bihuan/core/intake/draft.ts'
import { markerAt } from '@bihuan/core/intake/markers.ts'
import { cutAt, hull, isWithin, overlaps, relabel } from './passages.ts'
import { onOneLine, type SourceText } from './source-text.ts'

/** What a reader may take a passage for; headings and furniture are the parser's business. */
export type ReaderRole = Exclude<PassageRole, 'furniture'>

/** Whether a text taken out of the tree says nothing about it or waits to be placed. */
export type LeftRole = 'unplaced' | 'background'

/**
 * Reads a span of the source as something else, and keeps the tree in step with it.
 *
 * A passage that becomes a finding takes over the measures below it; one that stops being a finding hands them to the
 * finding above. Null when a measure would have no finding above it.
 */
export function retype(
  source: SourceText,
  draft: Draft,
  { span, role }: { readonly span: Span; readonly role: ReaderRole },
): Draft | null {
  const passages = relabel(cutAt(draft.passages, [...edges(draft), span.start, span.end]), span, role)
  if (!passages.some((passage) => isWithin(passage, span))) return null
  const released = release(source, draft.findings, { passages, span, role })
  if (role === 'finding') {
    const added = newFinding(source, draft, span)
    return added === null
      ? null
      : finish(draft, passages, { findings: insertFinding(released, added), released })
  }
  if (role !== 'measure') return finish(draft, passages, { findings: released, released })
  const findings = insertMeasure(released, newMeasure(source, passages, span))
  return findings === null ? null : finish(draft, passages, { findings, released })
}

/** Joins a measure with the one before it in its finding; null when they are not neighbours. */
export function mergeWithPrevious(source: SourceText, draft: Draft, at: MeasureAt): Draft | null {
  const finding = draft.findings[at.finding]
  const previous = finding?.measures[at.measure - 1]
  const measure = finding?.measures[at.measure]
  if (finding === undefined || previous === undefined || measure === undefined) return null
  const span = hull([previous.passage, measure.passage])
  const cut = cutAt(draft.passages, edges(draft))
  const between = cut.filter((passage) =>
    isWithin(passage, { start: previous.passage.end, end: measure.passage.start }),
  )
  if (between.some((passage) => passage.role === 'finding' || passage.role === 'measure')) return null
  const passages = cut.map((passage) =>
    isWithin(passage, span) && passage.role === 'unplaced'
      ? { ...passage, role: 'measure' as const }
      : passage,
  )
  const merged = { ...previous, passage: span, text: wordsIn(source, passages, span) }
  const measures = finding.measures.toSpliced(at.measure - 1, 2, merged)
  return { ...draft, passages, findings: draft.findings.with(at.finding, { ...finding, measures }) }
}

/** Makes two measures of one, at a place in the source; null when one of them would be blank. */
export function splitMeasure(
  source: SourceText,
  draft: Draft,
  { at, offset }: { readonly at: MeasureAt; readonly offset: number },
): Draft | null {
  const finding = draft.findings[at.finding]
  const measure = finding?.measures[at.measure]
  if (finding === undefined || measure === undefined) return null
  const passages = cutAt(draft.passages, [...edges(draft), offset])
  const parts = [
    piecesIn(passages, { start: measure.passage.start, end: offset }, 'measure'),
    piecesIn(passages, { start: offset, end: measure.passage.end }, 'measure'),
  ].filter((pieces) => words(source, pieces) !== '')
  if (parts.length < 2) return null
  const measures = parts.map((pieces) => ({ ...measure, text: words(source, pieces), passage: hull(pieces) }))
  const all = finding.measures.toSpliced(at.measure, 1, ...measures)
  return { ...draft, passages, findings: draft.findings.with(at.finding, { ...finding, measures: all }) }
}

/** Takes a measure out of the tree; its text stays in the source as background or to be placed. */
export function dropMeasure(draft: Draft, at: MeasureAt, role: LeftRole): Draft {
  const finding = draft.findings[at.finding]
  const measure = finding?.measures[at.measure]
  if (finding === undefined || measure === undefined) return draft
  const passages = leave(draft, [measure.passage], { from: 'measure', to: role })
  const measures = finding.measures.toSpliced(at.measure, 1)
  return { ...draft, passages, findings: draft.findings.with(at.finding, { ...finding, measures }) }
}

/** Takes a finding out of the tree with all its measures. */
export function dropFinding(draft: Draft, index: number, role: LeftRole): Draft {
  const finding = draft.findings[index]
  if (finding === undefined) return draft
  const own = leave(draft, [finding.passage], { from: 'finding', to: role })
  const passages = leave(
    { ...draft, passages: own },
    finding.measures.map((measure) => measure.passage),
    { from: 'measure', to: role },
  )
  return { ...draft, passages, findings: draft.findings.toSpliced(index, 1) }
}

/** Corrects what a finding is called or how the source states that it stands. */
export function editFinding(
  draft: Draft,
  index: number,
  changes: Partial<Pick<DraftFinding, 'title' | 'number' | 'status'>>,
): Draft {
  const finding = draft.findings[index]
  if (finding === undefined) return draft
  return { ...draft, findings: draft.findings.with(index, { ...finding, ...changes }) }
}

/** Which measure of which finding, both by position. */
export type MeasureAt = { readonly finding: number; readonly measure: number }

/** What the tree holds now, beside what the source announces. */
export function countTree(draft: Draft): { findings: number; measures: number } {
  return {
    findings: draft.findings.length,
    measures: draft.findings.reduce((sum, finding) => sum + finding.measures.length, 0),
  }
}

// Measures that lost their finding stay in the source as texts to be placed.
function finish(draft: Draft, passages: Passage[], { findings, released }: Result): Draft {
  const orphans = released.orphans.map((measure) => measure.passage)
  return {
    ...draft,
    findings: [...findings],
    passages: leave({ ...draft, passages }, orphans, { from: 'measure', to: 'unplaced' }),
  }
}

type Result = { readonly findings: readonly DraftFinding[]; readonly released: Released }
type Released = DraftFinding[] & { orphans: DraftMeasure[] }
type Change = { readonly passages: Passage[]; readonly span: Span; readonly role: ReaderRole }

// Takes the span away from whatever held it; what is left of an item keeps its place in the tree.
function release(source: SourceText, findings: readonly DraftFinding[], change: Change): Released {
  const kept: DraftFinding[] = []
  const orphans: DraftMeasure[] = []
  for (const finding of findings) {
    const measures = finding.measures.flatMap((measure) => remainders(source, measure, change))
    const remaining = remainderOf(source, finding, change)
    const above = kept.at(-1)
    if (remaining !== null) kept.push({ ...remaining, measures })
    else if (above === undefined) orphans.push(...measures)
    else kept[kept.length - 1] = { ...above, measures: inOrder([...above.measures, ...measures]) }
  }
  return Object.assign(kept, { orphans })
}

function remainderOf(source: SourceText, finding: DraftFinding, change: Change): DraftFinding | null {
  if (!overlaps(finding.passage, change.span)) return finding
  const pieces = piecesIn(change.passages, finding.passage, 'finding').filter(
    (piece) => !isWithin(piece, change.span),
  )
  const title = words(source, pieces)
  return title === '' ? null : { ...finding, title: unmarked(title).text, passage: hull(pieces) }
}

function remainders(source: SourceText, measure: DraftMeasure, change: Change): DraftMeasure[] {
  if (!overlaps(measure.passage, change.span)) return [measure]
  const pieces = piecesIn(change.passages, measure.passage, 'measure').filter(
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
    .filter((group) => words(source, group) !== '')
    .map((group) => ({ ...measure, text: words(source, group), passage: hull(group) }))
}

function newFinding(source: SourceText, draft: Draft, span: Span): DraftFinding | null {
  const { label, text } = unmarked(onOneLine(source.slice(span.start, span.end)))
  if (text === '') return null
  const above = draft.findings.findLast((finding) => finding.passage.start < span.start) ?? draft.findings[0]
  return {
    number: label,
    path: above?.path ?? [],
    title: text,
    status: null,
    statusRaw: null,
    owner: null,
    leader: null,
    dueOn: null,
    dueRaw: null,
    passage: { start: span.start, end: span.end },
    measures: [],
  }
}

function newMeasure(source: SourceText, passages: readonly Passage[], span: Span): DraftMeasure {
  return { text: wordsIn(source, passages, span), passage: { start: span.start, end: span.end } }
}

function insertFinding(findings: readonly DraftFinding[], added: DraftFinding): DraftFinding[] {
  const after = findings.findIndex((finding) => finding.passage.start > added.passage.start)
  const index = after === -1 ? findings.length : after
  const above = findings[index - 1]
  const isBelow = (measure: DraftMeasure) => measure.passage.start >= added.passage.end
  const filled = { ...added, measures: above?.measures.filter(isBelow) ?? [] }
  const list = findings.toSpliced(index, 0, filled)
  if (above === undefined) return list
  return list.with(index - 1, { ...above, measures: above.measures.filter((measure) => !isBelow(measure)) })
}

function insertMeasure(findings: readonly DraftFinding[], added: DraftMeasure): DraftFinding[] | null {
  const index = findings.findLastIndex((finding) => finding.passage.start < added.passage.start)
  const finding = findings[index]
  if (finding === undefined || added.text === '') return null
  return findings.with(index, { ...finding, measures: inOrder([...finding.measures, added]) })
}

function leave(
  draft: Draft,
  spans: readonly Span[],
  { from, to }: { readonly from: PassageRole; readonly to: LeftRole },
): Passage[] {
  return cutAt(draft.passages, edges(draft)).map((passage) =>
    passage.role === from && spans.some((span) => isWithin(passage, span))
      ? { ...passage, role: to }
      : passage,
  )
}

function edges(draft: Draft): number[] {
  return draft.findings
    .flatMap((finding) => [finding, ...finding.measures])
    .flatMap((item) => [item.passage.start, item.passage.end])
}

function inOrder(measures: readonly DraftMeasure[]): DraftMeasure[] {
  return measures.toSorted((one, other) => one.passage.start - other.passage.start)
}

function piecesIn(passages: readonly Passage[], span: Span, role: PassageRole): Passage[] {
  return passages.filter((passage) => passage.role === role && isWithin(passage, span))
}

function words(source: SourceText, pieces: readonly Span[]): string {
  return unmarked(onOneLine(pieces.map((piece) => source.slice(piece.start, piece.end)).join('\n'))).text
}

function wordsIn(source: SourceText, passages: readonly Passage[], span: Span): string {
  return words(source, piecesIn(passages, span, 'measure'))
}

// The number in front of an item is the document's, not part of what the item says.
function unmarked(line: string): { label: string | null; text: string } {
  const clean = cleanText(line)
  const marker = markerAt(clean.text, 0)
  if (marker === null) return { label: null, text: line }
  const rest = line.slice(clean.at[marker.length] ?? line.length).trim()
  if (rest === '') return { label: null, text: line }
  return { label: marker.kind === 'bullet' ? null : marker.label, text: rest }
}
