import type { ChainId, JournalEntry } from '@bihuan/core/journal/entry.ts'
import type { RefusalData } from '@bihuan/core/kernel/contract.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from './subject-store.ts'

/** What somebody changed since a form was opened. */
export type PastChange = NonNullable<RefusalData['changes']>[number]

/** The names behind the ids that an assignment's entry `journal` holds, as a JSON object from id to name. */
export const namesInChanges: RawBuilder<Record<string, string> | null> = sql`
  case when journal.event ? 'changes' then (
    select jsonb_object_agg(named.id, named.name) from (
      select id, name from persons where id in (
        (journal.event #>> '{changes,leaderId}')::uuid, (journal.event #>> '{changes,handlerId}')::uuid)
      union all
      select id, name from organizations where id = (journal.event #>> '{changes,ownerId}')::uuid
    ) as named
  ) when journal.event ->> 'type' in ('closure.standInNamed', 'closure.signedByStandIn') then (
    select jsonb_object_agg(persons.id, persons.name) from persons where id in (
      (journal.event ->> 'personId')::uuid, (journal.event ->> 'namedBy')::uuid)
  ) end`

type SeenVersion = { readonly subjectId: string; readonly version: number }

/** What happened to records since the versions that a form saw. */
export async function changesSince(
  db: Db,
  chainId: ChainId,
  seen: readonly SeenVersion[],
): Promise<readonly PastChange[]> {
  const { rows } = await sql<{
    at: Date
    by: string | null
    event: { type: string; changes?: Record<string, unknown> }
    names: Record<string, string> | null
  }>`
    select journal.at, persons.name as by, journal.event, ${namesInChanges} as names
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as seen ("subjectId" uuid, version integer)
    join journal on journal.chain_id = ${chainId} and journal.subject_id = seen."subjectId"
      and journal.version > seen.version
    left join persons on persons.id = journal.by_id
    order by journal.sequence limit 100`.execute(db)
  return rows.map(({ at, by, event, names }) => {
    const { type, changes, ...rest } = event
    return { at: at.toISOString(), by: by ?? '', type, fields: withNames(changes ?? rest, names ?? {}) }
  })
}

function withNames(fields: Record<string, unknown>, names: Record<string, string>): Record<string, unknown> {
  const named = Object.entries(fields).map(([field, value]) => [
    field,
    typeof value === 'string' ? nameOr(names, value) : value,
  ])
  return Object.fromEntries(named)
}

/** The name behind an id, else the words themselves. Words such as “constructor” are on every object and name nothing. */
export function nameOr(names: Readonly<Record<string, string>>, words: string): string {
  return Object.hasOwn(names, words) ? (names[words] ?? words) : words
}

type EntryRow = {
  chain_id: JournalEntry['chainId']
  sequence: number
  at: Date
  by_id: JournalEntry['by']
  command_id: JournalEntry['commandId']
  subject_type: string
  subject_id: string
  version: number
  event: unknown
  previous_hash: string
  hash: string
}

/** An entry as it was sealed, for verifying and replaying. */
export type StoredEntry = Omit<JournalEntry, 'subjectType' | 'subjectId' | 'event'> & {
  readonly subjectType: string
  readonly subjectId: string
  readonly event: unknown
}

/** The entries of a chain after a sequence number, in order. */
export async function entriesAfter(
  db: Db,
  chainId: ChainId,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly StoredEntry[]> {
  const { rows } = await sql<EntryRow>`
    select chain_id, sequence, at, by_id, command_id, subject_type, subject_id, version, event, previous_hash, hash
    from journal where chain_id = ${chainId} and sequence > ${page.after}
    order by sequence limit ${page.limit}`.execute(db)
  return rows.map((row) => ({
    chainId: row.chain_id,
    sequence: row.sequence,
    at: row.at.toISOString(),
    by: row.by_id,
    commandId: row.command_id,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    version: row.version,
    event: row.event,
    previousHash: row.previous_hash,
    hash: row.hash,
  }))
}
