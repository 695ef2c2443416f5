import { hull } from './cover.ts'
import type { Draft, DraftFinding, DraftMeasure, Passage, Span } from '../../reading/draft.ts'
import { type Edited, relabelAll } from './draft-edits.ts'
import { type ItemAt, itemOf, piecesIn, roleOf, wordsOf } from './draft-items.ts'
import { extentsOf } from './extents.ts'
import { nothingStated, statedOf, statedTogether } from '../../reading/stated.ts'
import { onOneLine, type SourceText } from '../../reading/text/source-text.ts'

/** Whether a text taken out of the tree says nothing about it or waits to be placed. */
export type LeftRole = 'unplaced' | 'background'

/**
 * Joins an item with the one above it: a measure with the measure before, the first measure with the title of its
 * finding, a finding with the finding before. Null when there is none, or when other items lie between them.
 */
export function mergeUp(source: SourceText, draft: Draft, at: ItemAt): Edited | null {
  if (at.measure === null) return mergeFindings(source, draft, at.finding)
  const upperAt: ItemAt = { finding: at.finding, measure: at.measure === 0 ? null : at.measure - 1 }
  const finding = draft.findings[at.finding]
  const lower = finding?.measures[at.measure]
  const joined = joinPassages(source, draft, [upperAt, at])
  if (finding === undefined || lower === undefined || joined === null) return null
  const { passages, span } = joined
  if (upperAt.measure === null) {
    const title = inOneLine(finding.title, lower.text)
    const measures = finding.measures.slice(1)
    // What was said of one of several measures does not go for the others.
    const stated =
      measures.length === 0 ? statedTogether(finding, lower) : { notes: [...finding.notes, ...lower.notes] }
    const merged = { ...finding, ...stated, title, passage: span, measures }
    return settle(draft, passages, { at: upperAt, finding: merged })
  }
  const upper = finding.measures[upperAt.measure]
  if (upper === undefined) return null
  const isAsRead = [upper, lower].every((one) => isOwnText(source, draft, one))
  const text = isAsRead
    ? wordsOf(source, piecesIn(passages, span, 'measure'))
    : inOneLine(upper.text, lower.text)
  const proposedBy = upper.proposedBy ?? lower.proposedBy
  const merged = { ...statedTogether(upper, lower), text, passage: span, proposedBy }
  const measures = finding.measures.toSpliced(upperAt.measure, 2, merged)
  return settle(draft, passages, { at: upperAt, finding: { ...finding, measures } })
}

/**
 * Cuts an item in two at a place in the source: a measure into two measures, a finding into its title and its first
 * measure. Null when one part would be blank.
 */
export function splitItem(
  source: SourceText,
  draft: Draft,
  { at, offset }: { readonly at: ItemAt; readonly offset: number },
): Edited | null {
  const finding = draft.findings[at.finding]
  const item = itemOf(draft, at)
  if (finding === undefined || item === null) return null
  const extents = extentsOf(draft)
  const extent = extents.of(at)
  const groups = extents.groupsOf(at, { start: offset, end: extent.end })
  const upper = extents.groupsOf(at, { start: extent.start, end: offset }).flat()
  const lower = groups.flat()
  const [first, second] = [wordsOf(source, upper), wordsOf(source, lower)]
  if (first === '' || second === '') return null
  if (at.measure === null) {
    const own = extents.groupsOf(at, { start: item.passage.start, end: Math.min(offset, item.passage.end) })
    const title = item.passage.end <= offset ? finding.title : wordsOf(source, own.flat()) || first
    const { passages, read } = asMeasures(source, draft.passages, groups)
    const added = read.map((words) => ({ ...words, ...nothingStated() }))
    const measures = [...added.slice(0, 1), ...among(finding.measures, added.slice(1))]
    return settle(draft, passages, {
      at: { ...at, measure: 0 },
      finding: { ...finding, title, passage: hull(upper), measures },
    })
  }
  const measure = finding.measures[at.measure]
  if (measure === undefined) return null
  // Words that nobody corrected follow the source, number in front left out; corrected ones are kept.
  const cut = relabelAll(draft.passages, [hull(upper), hull(lower)], ['measure', 'measure'])
  const texts: readonly [string, string] = isOwnText(source, draft, measure)
    ? [
        wordsOf(source, piecesIn(cut, hull(upper), 'measure')),
        wordsOf(source, piecesIn(cut, hull(lower), 'measure')),
      ]
    : textsOfParts(measure.text, [first, second])
  const parts = [
    { ...measure, text: texts[0], passage: hull(upper) },
    { ...measure, text: texts[1], passage: hull(lower) },
  ]
  const measures = finding.measures.toSpliced(at.measure, 1, ...parts)
  return settle(draft, cut, { at: { ...at, measure: at.measure + 1 }, finding: { ...finding, measures } })
}

/** Makes a finding of a measure, with the measures below it; lifts a finding out of the heading that it stands under. */
export function raise(source: SourceText, draft: Draft, at: ItemAt): Edited | null {
  const finding = draft.findings[at.finding]
  if (finding === undefined) return null
  if (at.measure === null) {
    if (finding.path.length === 0) return null
    return settle(draft, draft.passages, { at, finding: { ...finding, path: finding.path.slice(0, -1) } })
  }
  const measure = finding.measures[at.measure]
  if (measure === undefined) return null
  const extent = extentsOf(draft).of(at)
  const raised: DraftFinding = {
    number: null,
    path: [...finding.path],
    title: measure.text,
    status: null,
    statusRaw: null,
    ...statedOf(measure),
    proposedBy: measure.proposedBy,
    passage: ownSpan(source, draft, at),
    measures: finding.measures.slice(at.measure + 1),
  }
  const findings = draft.findings.toSpliced(
    at.finding,
    1,
    { ...finding, measures: finding.measures.slice(0, at.measure) },
    raised,
  )
  const passages = relabelAll(draft.passages, [extent], ['measure', 'finding'])
  return { draft: { ...draft, findings, passages }, at: { finding: at.finding + 1, measure: null } }
}

/** Makes a finding a measure of the finding before it, its own measures behind it; null for the first finding. */
export function lower(source: SourceText, draft: Draft, index: number): Edited | null {
  const finding = draft.findings[index]
  const above = draft.findings[index - 1]
  if (finding === undefined || above === undefined) return null
  const at = { finding: index, measure: null }
  const extents = extentsOf(draft)
  const extent = extents.of(at)
  const groups = extents.groupsOf(at, extent)
  const { passages, read } = asMeasures(source, draft.passages, groups.length === 0 ? [[extent]] : groups)
  const added = read.map((words, part) => ({
    // What is said of the finding goes with its first words.
    ...(part === 0 ? statedOf(finding) : nothingStated()),
    proposedBy: finding.proposedBy,
    ...words,
  }))
  const measures = [...above.measures, ...added.slice(0, 1), ...among(finding.measures, added.slice(1))]
  const findings = draft.findings.toSpliced(index - 1, 2, { ...above, measures })
  return {
    draft: { ...draft, findings, passages },
    at: { finding: index - 1, measure: above.measures.length },
  }
}

/** Takes an item out of the tree, a finding with its measures; the text stays in the source. */
export function dropItem(draft: Draft, at: ItemAt, role: LeftRole): Edited | null {
  const finding = draft.findings[at.finding]
  if (finding === undefined || itemOf(draft, at) === null) return null
  const extents = extentsOf(draft)
  const own = relabelAll(draft.passages, [extents.of(at)], [roleOf(at), role])
  if (at.measure !== null) {
    const measures = finding.measures.toSpliced(at.measure, 1)
    const left = measures.length > at.measure ? at.measure : at.measure - 1
    const next = { finding: at.finding, measure: left < 0 ? null : left }
    return settle(draft, own, { at: next, finding: { ...finding, measures } })
  }
  const below = finding.measures.map((_, measure) => extents.of({ finding: at.finding, measure }))
  const passages = relabelAll(own, below, ['measure', role])
  const findings = draft.findings.toSpliced(at.finding, 1)
  const next = Math.min(at.finding, findings.length - 1)
  return { draft: { ...draft, passages, findings }, at: next < 0 ? null : { finding: next, measure: null } }
}

function mergeFindings(source: SourceText, draft: Draft, index: number): Edited | null {
  const above = draft.findings[index - 1]
  const finding = draft.findings[index]
  if (above === undefined || finding === undefined) return null
  const at = { finding: index - 1, measure: null }
  const joined = joinPassages(source, draft, [at, { finding: index, measure: null }])
  const measures = [...above.measures, ...finding.measures]
  // Titles that lie apart become one title too; the place of the second still belongs to the finding.
  const extent = extentsOf(draft).of({ finding: index, measure: null })
  const passages = joined?.passages ?? relabelAll(draft.passages, [extent], ['finding', 'result'])
  const merged = {
    ...above,
    title: joined === null ? inTwoParts(above.title, finding.title) : inOneLine(above.title, finding.title),
    passage: joined?.span ?? above.passage,
    status: above.status ?? finding.status,
    statusRaw: above.statusRaw ?? finding.statusRaw,
    ...statedTogether(above, finding),
    measures,
  }
  const findings = draft.findings.toSpliced(index - 1, 2, merged)
  return { draft: { ...draft, findings, passages }, at }
}

type Pair = readonly [ItemAt, ItemAt]

/** The passages when two items become one with the role of the first; null when another item lies between them. */
function joinPassages(
  source: SourceText,
  draft: Draft,
  [upper, lowerAt]: Pair,
): { passages: Passage[]; span: Span } | null {
  const extents = extentsOf(draft)
  const [one, other] = [extents.of(upper), extents.of(lowerAt)]
  const span = hull([one, other])
  const between = { start: Math.min(one.end, other.end), end: Math.max(one.start, other.start) }
  const isApart = draft.passages.some(
    ({ start, end, role }) =>
      (role === 'finding' || role === 'measure') &&
      start < between.end &&
      end > between.start &&
      source.slice(Math.max(start, between.start), Math.min(end, between.end)).trim() !== '',
  )
  if (isApart) return null
  const relabelled = relabelAll(draft.passages, [other], [roleOf(lowerAt), roleOf(upper)])
  return { passages: relabelAll(relabelled, [span], ['unplaced', roleOf(upper)]), span }
}

function settle(
  draft: Draft,
  passages: readonly Passage[],
  { at, finding }: { readonly at: ItemAt; readonly finding: DraftFinding },
): Edited {
  return {
    draft: { ...draft, passages: [...passages], findings: draft.findings.with(at.finding, finding) },
    at,
  }
}

/** The passage that an item's own words fill, without the number in front of them where the reader left it out. */
function ownSpan(source: SourceText, draft: Draft, at: ItemAt): Span {
  const own = itemOf(draft, at)?.passage
  const extent = extentsOf(draft).of(at)
  return own === undefined || wordsOf(source, [own]) === '' ? extent : { start: own.start, end: own.end }
}

/** Reads stretches of a finding as measures, one a group. */
function asMeasures(
  source: SourceText,
  before: readonly Passage[],
  groups: readonly (readonly Span[])[],
): { passages: Passage[]; read: Pick<DraftMeasure, 'text' | 'passage'>[] } {
  const spans = groups.map(hull)
  const passages = relabelAll(before, spans, ['finding', 'measure'])
  // Read after the change, which takes along what lay between the pieces.
  const read = spans.map((passage) => ({
    text: wordsOf(source, piecesIn(passages, passage, 'measure')),
    passage,
  }))
  return { passages, read }
}

/** Puts measures between others, each behind those that begin above it in the source. */
function among(others: readonly DraftMeasure[], added: readonly DraftMeasure[]): DraftMeasure[] {
  return added.reduce<DraftMeasure[]>(
    (measures, measure) => {
      const above = measures.findLastIndex(({ passage }) => passage.start < measure.passage.start)
      return measures.toSpliced(above + 1, 0, measure)
    },
    [...others],
  )
}

function isOwnText(source: SourceText, draft: Draft, measure: DraftMeasure): boolean {
  return wordsOf(source, piecesIn(draft.passages, measure.passage, 'measure')) === measure.text
}

// A measure that somebody corrected keeps the correction on whichever side of the cut it lies.
function textsOfParts(text: string, [first, second]: readonly [string, string]): readonly [string, string] {
  if (text.startsWith(first) && text.length > first.length) return [first, text.slice(first.length).trim()]
  if (text.endsWith(second) && text.length > second.length)
    return [text.slice(0, -second.length).trim(), second]
  return [first, second]
}

function inOneLine(one: string | null, other: string | null): string {
  return onOneLine(`${one ?? ''}\n${other ?? ''}`)
}

function inTwoParts(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  const mark = /[\u4e00-\u9fff]/.test(one) ? '；' : '; '
  return `${one.replace(/[。；;.]$/, '')}${mark}${other}`
}
