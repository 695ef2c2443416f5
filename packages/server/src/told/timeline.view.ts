import { eventWords, rungIn, wordsIn } from '@bihuan/core/journal/telling.ts'
import type { Named } from '@bihuan/core/kernel/contract.ts'
import type { Zone } from '@bihuan/core/kernel/zone.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type {
  EvidenceView,
  FromSourceView,
  SourceQuotesView,
  TimelineEntry,
} from '@bihuan/core/told/timeline.contract.ts'
import { veiled, veilOf } from '@bihuan/core/told/veil.ts'
import { toldOf } from '../kernel/journal.queries.ts'
import type { SourceQuote } from './timeline.queries.ts'
import type { TimelineRow } from './told-entries.ts'

/** What happened to an item, for somebody to read. */
export function timelineView(rows: readonly TimelineRow[], reader: Reader): TimelineEntry[] {
  return rows.filter((row) => !isToldElsewhere(row)).map((row) => entryFor(reader, row))
}

type Reader = { readonly actor: Actor; readonly zone: Zone }

// Words of another rectification, as where a measure answers a finding there: what is sealed in that one is called by its name
// there alone, and an entry does not say which one it is.
function entryFor({ actor, zone }: Reader, row: TimelineRow): TimelineEntry {
  const { event } = row
  const entry = entryView(row, zone)
  return 'rectificationId' in event
    ? veiled(entry, veilOf(actor), { zone, of: event.rectificationId })
    : entry
}

/** Where an item stands in its sources, in the first and in the further ones, and what each of them says besides. */
export function quotesView({ sources, said }: OfSources): SourceQuotesView {
  const [first, ...furtherSources] = sources
  const fromSources = said.map((one) => ({ ...one, notedAt: new Date(one.notedAt).toISOString() }))
  return { source: first ?? null, furtherSources, fromSources }
}

type OfSources = { readonly sources: readonly SourceQuote[]; readonly said: readonly FromSourceView[] }

function isToldElsewhere({ event }: TimelineRow): boolean {
  return eventWords(event.type)?.isToldElsewhere === true
}

function entryView(row: TimelineRow, zone: Zone): TimelineEntry {
  const { event } = row
  return {
    sequence: row.sequence,
    at: new Date(row.at).toISOString(),
    by: named(row.by_id, row.by_name),
    token: row.token,
    type: event.type,
    text: wordsIn(event),
    rung: rungIn(event),
    ...toldOf(event, row, zone),
    evidence: 'evidence' in event ? event.evidence.map(evidenceView) : [],
    ...('removed' in event && { removedEvidence: event.removed.map(evidenceView) }),
  }
}

/** A piece of evidence as lists show it. */
export function evidenceView({ fileId, name, size, mediaType }: EvidenceView): EvidenceView {
  return { fileId, name, size, mediaType }
}

/** A person or organization as lists show it; null where there is none. */
export function named(id: string | null, name: string | null): Named | null {
  return id === null || name === null ? null : { id, name }
}
