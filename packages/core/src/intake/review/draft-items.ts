import { cleanText } from '../../reading/text/clean.ts'
import { cutAt, isWithin, overlaps, passagesAt } from './cover.ts'
import type { Draft, DraftFinding, DraftMeasure, Passage, Span } from '../../reading/draft.ts'
import { markerAt } from '../../reading/outline/markers.ts'
import { onOneLine, type SourceText } from '../../reading/text/source-text.ts'

/** A finding of a draft, or one of its measures, by position. */
export type ItemAt = { readonly finding: number; readonly measure: number | null }

/** A finding or a measure of a draft. */
export type DraftItem = DraftFinding | DraftMeasure

/** The finding or measure at a position; null when there is none. */
export function itemOf(draft: Draft, at: ItemAt): DraftItem | null {
  const finding = draft.findings[at.finding]
  if (finding === undefined) return null
  return at.measure === null ? finding : (finding.measures[at.measure] ?? null)
}

/** All positions of a draft from top to bottom. */
export function itemsOf(draft: Draft): ItemAt[] {
  return draft.findings.flatMap(({ measures }, finding) => [
    { finding, measure: null },
    ...measures.map((_, measure) => ({ finding, measure })),
  ])
}

/** The finding or measure that holds a place of the source, its number and quotation marks included. */
export function itemAt(draft: Draft, place: number): ItemAt | null {
  const passage = draft.passages.find(({ start, end }) => start <= place && place < end)
  if (passage === undefined) return null
  let inSamePassage: ItemAt | null = null
  for (const at of itemsOf(draft)) {
    const span = itemOf(draft, at)?.passage
    if (span === undefined) continue
    if (span.start <= place && place < span.end) return at
    if (passage.role === roleOf(at) && touches(passage, span)) inSamePassage ??= at
  }
  return inSamePassage
}

/** What the tree holds now, beside what the source announces. */
export function countTree(draft: Draft): { findings: number; measures: number } {
  return {
    findings: draft.findings.length,
    measures: draft.findings.reduce((sum, finding) => sum + finding.measures.length, 0),
  }
}

/** The role of the passages that an item is read from. */
export function roleOf(at: ItemAt): 'finding' | 'measure' {
  return at.measure === null ? 'finding' : 'measure'
}

/** The passages of one role in a span; those that reach beyond it are cut. */
export function piecesIn(passages: readonly Passage[], span: Span, role: Passage['role']): Passage[] {
  return cutAt(passagesAt(passages, span), [span.start, span.end]).filter(
    (passage) => passage.role === role && isWithin(passage, span),
  )
}

/** What pieces of the source say, on one line and without the number in front. */
export function wordsOf(source: SourceText, pieces: readonly Span[]): string {
  return unmarked(onOneLine(pieces.map((piece) => source.slice(piece.start, piece.end)).join('\n'))).text
}

/** Separates the number in front of an item from what the item says: the number is the document's. */
export function unmarked(line: string): { label: string | null; text: string } {
  const clean = cleanText(line)
  const marker = markerAt(clean.text, 0)
  if (marker === null) return { label: null, text: line }
  const rest = line.slice(clean.at[marker.length] ?? line.length).trim()
  if (rest === '') return { label: null, text: line }
  return { label: marker.kind === 'bullet' ? null : marker.label, text: rest }
}

// The passage of an item without words of its own is empty, and lies where its number begins.
function touches(passage: Span, own: Span): boolean {
  return overlaps(passage, own) || (passage.start <= own.start && own.start < passage.end)
}
