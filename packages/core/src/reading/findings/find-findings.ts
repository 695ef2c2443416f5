import { announcedIn } from '../facts/announced.ts'
import type { Candidate } from './candidate.ts'
import { headedCandidates } from './candidates.ts'
import type { DraftKind } from '../draft.ts'
import { englishFindings, isEnglish } from '../english/english.ts'
import { findingsFrom } from './findings.ts'
import { isSpeech } from '../outline/kind.ts'
import { codedCandidates } from './labelled.ts'
import { announcedCandidates, enumeratedCandidates } from './listed.ts'
import type { Outline } from '../outline/outline.ts'
import { isPlaceholder } from '../text/placeholders.ts'
import type { ReadFinding } from './reading.ts'
import type { Range } from '../text/strip.ts'
import type { Table } from '../tables/table.ts'

/** What the ledgers of a text gave, and the ledgers themselves. */
export type Tabled = { readonly tables: readonly Table[]; readonly found: readonly ReadFinding[] }

/** The readers in turn: ledgers, an English text, the numbering, and last what is only named inside a sentence. */
export function findFindings(
  outline: Outline,
  tabled: Tabled,
  kind: DraftKind,
): { kind: DraftKind; found: ReadFinding[] } {
  const { text } = outline.flow.strip
  if (tabled.found.length > 0) {
    const found = [...tabled.found, ...(isEnglish(text) ? [] : besideTables(outline, tabled, kind))]
    return {
      kind: kind === 'other' || kind === 'feedback' ? 'ledger' : kind,
      found: found.toSorted((one, other) => one.at - other.at),
    }
  }
  if (isEnglish(text)) {
    const english = englishFindings(outline.flow)
    return { kind: english.length > 0 ? 'followUp' : kind, found: english }
  }
  if (isSpeech(text)) return { kind, found: [] }
  const isFeedback = kind === 'feedback'
  const readers = [
    () => countedCandidates(outline, isFeedback),
    () => codedCandidates(outline),
    () => (isFeedback ? announcedCandidates(outline) : []),
    () => enumeratedCandidates(outline),
  ]
  for (const read of readers) {
    const candidates = filledIn(outline, read())
    if (candidates.length > 0) return { kind, found: findingsFrom(outline, candidates, { isFeedback }) }
  }
  return { kind, found: [] }
}

/** Of several documents in one text some have a ledger and others name their findings in headings or labels. */
function besideTables(outline: Outline, { tables, found }: Tabled, kind: DraftKind): ReadFinding[] {
  const { text } = outline.flow.strip
  const isFeedback = kind === 'feedback'
  const places = tables.map(placeOf)
  const known = found.map(({ title }) => (title === null ? '' : text.slice(title.start, title.end)))
  const candidates = filledIn(outline, headedCandidates(outline, { isFeedback, leastShare: 0.5 })).flatMap(
    (candidate) => {
      const title = candidate.titles[0]
      if (title === undefined || (candidate.strength !== 'named' && candidate.strength !== 'label')) return []
      const words = text.slice(title.start, title.end)
      const isInTable = places.some(({ start, end }) => start <= title.start && title.start < end)
      if (isInTable || known.some((one) => one !== '' && (one.includes(words) || words.includes(one))))
        return []
      const next = Math.min(...places.map(({ start }) => start).filter((start) => start > title.start))
      const { region } = candidate
      return [
        {
          ...candidate,
          region: { start: region.start, end: Math.max(region.start, Math.min(region.end, next)) },
        },
      ]
    },
  )
  return findingsFrom(outline, candidates, { isFeedback })
}

function placeOf({ rows, headLines }: Table): Range {
  const cells = [...headLines, ...rows.flat()]
  return {
    start: Math.min(...cells.slice(0, 40).map(({ start }) => start)),
    end: cells.at(-1)?.end ?? 0,
  }
}

// A form that nobody has filled in names nothing.
function filledIn(outline: Outline, candidates: readonly Candidate[]): Candidate[] {
  const { text } = outline.flow.strip
  return candidates.filter(
    ({ titles }) =>
      titles.length === 0 || !titles.every(({ start, end }) => isPlaceholder(text.slice(start, end))),
  )
}

// Half of a list has to complain; a bolder reading is taken only where it gives just the number that the text announces.
function countedCandidates(outline: Outline, isFeedback: boolean): Candidate[] {
  const careful = headedCandidates(outline, { isFeedback, leastShare: 0.5 })
  const announced = announcedIn(outline.flow.strip.text).problems
  if (announced === null || countOf(careful) >= announced) return careful
  for (const leastShare of [0.3, 0.15, 0]) {
    const bold = headedCandidates(outline, { isFeedback, leastShare })
    if (countOf(bold) === announced) return bold
  }
  return careful
}

function countOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { titles }) => sum + Math.max(1, titles.length), 0)
}
