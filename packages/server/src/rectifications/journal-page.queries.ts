import { startVerification, type Verification } from '@bihuan/core/journal/verify.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { JournalEntryView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { sql } from 'kysely'
import { entriesAfter } from '../kernel/journal.queries.ts'
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
      journal.subject_id as "subjectId", journal.event, journal.hash, journal_chains.sequence as total
    from journal_chains
    join journal on journal.chain_id = journal_chains.chain_id
    left join persons on persons.id = journal.by_id
    where journal_chains.chain_id = ${page.rectificationId}
      and journal.sequence < ${page.before ?? 2_147_483_647}
    order by journal.sequence desc limit ${page.limit}`.execute(db)
  const entries = rows.map(({ total, at, ...entry }) => ({
    entry: { ...entry, at: at.toISOString() },
    total,
  }))
  return { entries: entries.map(({ entry }) => entry), total: entries[0]?.total ?? 0 }
}

const verifiedAtOnce = 2_000

/** Follows the chain of a rectification from its first entry to its head. */
export async function verifyChain(db: Db, rectificationId: RectificationId): Promise<Verification> {
  // One snapshot: entries that are appended meanwhile are not looked at, nor is their head.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const verifier = startVerification(rectificationId)
      let after = 0
      for (;;) {
        const entries = await entriesAfter(snapshot, rectificationId, { after, limit: verifiedAtOnce })
        for (const entry of entries) verifier.take(entry)
        after = entries.at(-1)?.sequence ?? after
        if (entries.length < verifiedAtOnce) break
      }
      const { rows } = await sql<{ sequence: number; hash: string }>`
      select sequence, hash from journal_chains where chain_id = ${rectificationId}`.execute(snapshot)
      return verifier.finish(rows[0])
    })
}
