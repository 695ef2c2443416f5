import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { JournalEntryView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { sql } from 'kysely'
import type { Db } from '../kernel/subject-store.ts'

/** A page of the journal, the newest entry first, with the number of all entries. */
export async function readJournal(
  db: Db,
  page: {
    readonly rectificationId: RectificationId
    readonly before?: number | undefined
    readonly limit: number
  },
): Promise<{ readonly entries: JournalEntryView[]; readonly total: number }> {
  const { rows } = await sql<Omit<JournalEntryView, 'at'> & { at: Date; total: number }>`
    select journal.sequence, journal.at, coalesce(persons.name, '') as by, journal.subject_type as "subjectType",
      journal.subject_id as "subjectId", journal.event, journal.hash, journal_chains.sequence as total,
      case when journal.subject_type in ('measure', 'finding')
        then jsonb_build_object('type', journal.subject_type, 'id', journal.subject_id)
        when claim.id is not null then jsonb_build_object('type', claim.subject_type, 'id', claim.subject_id)
      end as item, other.name as other
    from journal_chains
    join journal on journal.chain_id = journal_chains.chain_id
    left join persons on persons.id = journal.by_id
    left join closure_requests as claim on journal.subject_type = 'closureRequest'
      and claim.rectification_id = journal.chain_id and claim.id = journal.subject_id
    left join persons as other on other.id = case journal.event ->> 'type'
      when 'closure.standInNamed' then (journal.event ->> 'personId')::uuid
      when 'closure.signedByStandIn' then (journal.event ->> 'namedBy')::uuid end
    where journal_chains.chain_id = ${page.rectificationId}
      and journal.sequence < ${page.before ?? 2_147_483_647}
    order by journal.sequence desc limit ${page.limit}`.execute(db)
  const entries = rows.map(({ total, at, ...entry }) => ({
    entry: { ...entry, at: at.toISOString() },
    total,
  }))
  return { entries: entries.map(({ entry }) => entry), total: entries[0]?.total ?? 0 }
}
