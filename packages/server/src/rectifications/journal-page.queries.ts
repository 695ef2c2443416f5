import type { DomainEvent } from '@bihuan/core/journal/entry.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { JournalEntryView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { sql } from 'kysely'
import { type EntryTelling, tellingOfEntry, toldOf } from '../kernel/journal.queries.ts'
import type { Db } from '../kernel/subject-store.ts'

type EntryRow = EntryTelling &
  Omit<JournalEntryView, 'at' | 'event' | 'changes' | 'before'> & {
    readonly at: Date
    readonly event: DomainEvent
    readonly total: number
  }

/** A page of the journal, the newest entry first, with the number of all entries. */
export async function readJournal(
  db: Db,
  page: {
    readonly rectificationId: RectificationId
    readonly before?: number | undefined
    readonly limit: number
  },
): Promise<{ readonly entries: JournalEntryView[]; readonly total: number }> {
  const { rows } = await sql<EntryRow>`
    select journal.sequence, journal.at, coalesce(persons.name, '') as by, journal.subject_type as "subjectType",
      journal.subject_id as "subjectId", journal.event, journal.hash, journal_chains.sequence as total,
      told.before, told.previous, told.names,
      case when measure.id is not null then jsonb_build_object('type', 'measure', 'id', measure.id,
          'number', above.ordinal || '-' || measure.ordinal, 'text', measure.text)
        when finding.id is not null then jsonb_build_object('type', 'finding', 'id', finding.id,
          'number', finding.ordinal::text, 'text', coalesce(finding.title, finding.number))
      end as item
    from journal_chains
    join (
      select * from journal where chain_id = ${page.rectificationId} and sequence < ${page.before ?? 2_147_483_647}
      order by sequence desc limit ${page.limit}
    ) as journal on journal.chain_id = journal_chains.chain_id
    cross join ${tellingOfEntry}
    left join persons on persons.id = journal.by_id
    left join closure_requests as claim on journal.subject_type = 'closureRequest'
      and claim.rectification_id = journal.chain_id and claim.id = journal.subject_id
    left join measures as measure on measure.rectification_id = journal.chain_id
      and measure.id = coalesce(claim.subject_id, journal.subject_id)
    left join findings as above on above.rectification_id = journal.chain_id and above.id = measure.finding_id
    left join findings as finding on finding.rectification_id = journal.chain_id
      and finding.id = coalesce(claim.subject_id, journal.subject_id)
    order by journal.sequence desc`.execute(db)
  return { entries: rows.map(entryView), total: rows[0]?.total ?? 0 }
}

function entryView(row: EntryRow): JournalEntryView {
  const { total: _total, at, names, previous, before, ...entry } = row
  return { ...entry, at: at.toISOString(), ...toldOf(entry.event, { names, previous, before }) }
}
