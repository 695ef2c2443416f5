import type { ChainId, JournalEntry, UnsealedEntry } from '@bihuan/core/journal/entry.ts'
import { type ChainHead, emptyHead, seal } from '@bihuan/core/journal/hash.ts'
import type { CommandId, PersonId } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import type { Db } from './subject-store.ts'

/**
 * Locks the head of a chain until the end of the transaction and gives it. Whoever appends holds it, so entries become
 * visible in the order of their numbers: a reader that has seen entry n never misses an earlier one.
 */
export async function lockHead(db: Db, chainId: ChainId): Promise<ChainHead> {
  const locked = await readHead(db, chainId)
  if (locked !== undefined) return locked
  await sql`insert into journal_chains (chain_id, sequence, hash)
    values (${chainId}, ${emptyHead.sequence}, ${emptyHead.hash}) on conflict do nothing`.execute(db)
  const begun = await readHead(db, chainId)
  if (begun === undefined) throw new Error(`chain ${chainId} has no head`)
  return begun
}

async function readHead(db: Db, chainId: ChainId): Promise<ChainHead | undefined> {
  const { rows } = await sql<ChainHead>`
    select sequence, hash from journal_chains where chain_id = ${chainId} for no key update`.execute(db)
  return rows[0]
}

/** Links entries to the locked head of their chain and appends them. */
export async function append(
  db: Db,
  head: ChainHead,
  entries: readonly UnsealedEntry[],
): Promise<readonly JournalEntry[]> {
  const sealed = sealAll(entries, head)
  const last = sealed.at(-1)
  if (last === undefined) return []
  const rows = sealed.map((entry, index) => ({ ...rowOf(entry), ordinal: index + 1 }))
  await sql`
    with head as (
      update journal_chains set sequence = ${last.sequence}, hash = ${last.hash} where chain_id = ${last.chainId}
    )
    insert into journal select * from jsonb_populate_recordset(null::journal, ${JSON.stringify(rows)}::jsonb)
  `.execute(db)
  return sealed
}

function sealAll(entries: readonly UnsealedEntry[], head: ChainHead): JournalEntry[] {
  let last = head
  return entries.map((entry) => {
    const sealed = seal(entry, last)
    last = sealed
    return sealed
  })
}

function rowOf(entry: JournalEntry): object {
  return {
    chain_id: entry.chainId,
    sequence: entry.sequence,
    at: entry.at,
    by_id: entry.by,
    command_id: entry.commandId,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
    version: entry.version,
    event: entry.event,
    previous_hash: entry.previousHash,
    hash: entry.hash,
  }
}

/** Whether the same person's command has already been carried out in the chain. */
export async function wasCarriedOut(
  db: Db,
  command: { chainId: ChainId; commandId: CommandId; by: PersonId | null },
): Promise<boolean> {
  const { rows } = await sql`
    select from journal where chain_id = ${command.chainId} and command_id = ${command.commandId}
      and by_id is not distinct from ${command.by} limit 1`.execute(db)
  return rows.length > 0
}

/** Whether an error says that another request has just carried out the same command. */
export function isCarriedOutMeanwhile(error: unknown): boolean {
  return (
    error instanceof Error && 'constraint' in error && error.constraint === 'a_command_is_carried_out_once'
  )
}
