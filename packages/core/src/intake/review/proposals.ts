import { counted, ofCount } from '../../kernel/counted-words.ts'
import { cutAt, isWithin, overlaps, relabel } from './cover.ts'
import type { Draft, DraftFinding, DraftMeasure, DraftWarning, Passage, Span } from '../../reading/draft.ts'
import { nothingStated } from '../../reading/stated.ts'
import { onOneLine, type SourceText, sourceText } from '../../reading/text/source-text.ts'

/** What a model can take a passage for. */
export const proposalRoles = ['finding', 'measure', 'result', 'background'] as const

/** What a model says of a stretch of the source. Offsets count code points; the quote has to stand there. */
export type Proposal = {
  readonly role: (typeof proposalRoles)[number]
  readonly start: number | null
  readonly end: number | null
  readonly quote: string
  /** Under which of the draft's findings a measure belongs, from 1; null for the one before it in the source. */
  readonly under: number | null
}

/**
 * The passages that a model is asked about: what found no place, or, where all did, the background. No more than so
 * many characters, from the top: what is left over is asked about the next time.
 */
export function passagesToAsk(draft: Draft, most: number): Passage[] {
  const unplaced = draft.passages.filter(({ role }) => role === 'unplaced')
  const candidates =
    unplaced.length > 0 ? unplaced : draft.passages.filter(({ role }) => role === 'background')
  let left = most
  return candidates.flatMap((passage) => {
    const end = Math.min(passage.end, passage.start + left)
    left -= Math.max(0, end - passage.start)
    return end > passage.start ? [{ ...passage, end }] : []
  })
}

/**
 * Puts proposals into a draft, marked as the model's. A proposal is dropped unless its quote stands in the source at its
 * offsets, or nowhere else in what was asked about; and unless nothing else has been proposed for the same words. The
 * passages cover the source as before.
 */
export function applyProposals(
  text: string,
  draft: Draft,
  answer: { readonly asked: readonly Span[]; readonly proposals: readonly Proposal[] },
): { readonly draft: Draft; readonly proposed: number; readonly dropped: number } {
  const source = sourceText(text)
  const asked = joined(answer.asked)
  const tree = growing(draft)
  const kept: Placed[] = []
  for (const proposal of inOrder(answer.proposals)) {
    const span = placeOf(source, asked, proposal)
    if (span === null || kept.some((other) => overlaps(other.span, span))) continue
    const placed = { proposal, span, words: onOneLine(source.slice(span.start, span.end)) }
    if (tree.add(placed)) kept.push(placed)
  }
  if (kept.length === 0) return { draft, proposed: 0, dropped: answer.proposals.length }
  const passages = kept.reduce(
    (cover, { span, proposal }) => relabel(cutAt(cover, [span.start, span.end]), span, proposal.role),
    draft.passages,
  )
  return {
    draft: { ...draft, findings: tree.findings, passages, warnings: [...draft.warnings, ...warningOf(kept)] },
    proposed: kept.length,
    dropped: answer.proposals.length - kept.length,
  }
}

type Placed = { readonly proposal: Proposal; readonly span: Span; readonly words: string }

// Findings first, so that a measure finds also those that are proposed together with it.
function inOrder(proposals: readonly Proposal[]): readonly Proposal[] {
  return [
    ...proposals.filter(({ role }) => role === 'finding'),
    ...proposals.filter(({ role }) => role !== 'finding'),
  ]
}

/** Neighbouring spans as one: a quote may run over a border between passages. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = []
  for (const { start, end } of spans) {
    const last = whole.at(-1)
    if (last !== undefined && last.end === start) last.end = end
    else whole.push({ start, end })
  }
  return whole
}

function placeOf(source: SourceText, asked: readonly Span[], { start, end, quote }: Proposal): Span | null {
  if (quote.trim() === '') return null
  if (start !== null && end !== null && start >= 0 && start < end) {
    const span = { start, end }
    if (asked.some((one) => isWithin(span, one)) && source.slice(start, end) === quote) return span
  }
  const places = asked.flatMap((one) => occurrences(source, one, quote))
  return places.length === 1 ? (places[0] ?? null) : null
}

/** Where a quote stands in a span: all places, or the first two, which is as many as matter. */
function occurrences(source: SourceText, within: Span, quote: string): Span[] {
  const text = source.slice(within.start, within.end)
  const places: Span[] = []
  for (let at = text.indexOf(quote); at >= 0 && places.length < 2; at = text.indexOf(quote, at + 1)) {
    const start = within.start + pointsIn(text.slice(0, at))
    places.push({ start, end: start + pointsIn(quote) })
  }
  return places
}

function pointsIn(text: string): number {
  return sourceText(text).length
}

/** The tree of a draft as proposals are put into it, each at its place in the order of the source. */
function growing(draft: Draft): { findings: DraftFinding[]; add: (placed: Placed) => boolean } {
  const findings = draft.findings.map((finding) => ({ ...finding, measures: [...finding.measures] }))
  const known = [...findings]
  const before = (start: number): DraftFinding | undefined =>
    findings.findLast(({ passage }) => passage.start <= start)
  return {
    findings,
    add: ({ proposal, span, words }) => {
      if (words === '') return false
      if (proposal.role === 'finding') {
        const finding = proposedFinding(words, span, before(span.start)?.path ?? [])
        insertInOrder(findings, finding)
      }
      if (proposal.role !== 'measure') return true
      const above = proposal.under === null ? before(span.start) : known[proposal.under - 1]
      if (above === undefined) return false
      const measure: DraftMeasure = {
        text: words,
        passage: span,
        ...nothingStated(),
        proposedBy: 'model',
      }
      insertInOrder(above.measures, measure)
      return true
    },
  }
}

function insertInOrder<Item extends { passage: Span }>(items: Item[], item: Item): void {
  const at = items.findIndex(({ passage }) => passage.start > item.passage.start)
  items.splice(at < 0 ? items.length : at, 0, item)
}

function proposedFinding(title: string, passage: Span, path: readonly string[]): DraftFinding {
  return {
    number: null,
    path: [...path],
    title,
    status: null,
    statusRaw: null,
    ...nothingStated(),
    proposedBy: 'model',
    passage,
    measures: [],
  }
}

// A finding or measure waits for somebody to accept it; what only lost its colour would be looked at by nobody.
function warningOf(kept: readonly Placed[]): DraftWarning[] {
  const silent = kept.filter(({ proposal: { role } }) => role === 'result' || role === 'background').length
  if (silent === 0) return []
  return [
    {
      code: 'MODEL_PLACED',
      message: `模型建议把${silent}段归为整改结果或背景，请核对。`,
      messageEn: `The model took ${counted(silent, 'passage')} for results or background; look through ${ofCount(silent, 'it', 'them')}.`,
      params: { passages: silent },
    },
  ]
}
