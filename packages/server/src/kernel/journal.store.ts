import { setImmediate as turn } from 'node:timers/promises'
import type { ChainId, JournalEntry, UnsealedEntry } from '@bihuan/core/kernel/entry.ts'
import { type ChainHead, emptyHead, seal } from '@bihuan/core/kernel/hash.ts'
import type { CommandId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { RawBuilder } from 'kysely'
import { ready, type Written } from './ready.ts'
import { sha256 } from './sha256.ts'
import { columnsOf, sql } from './sql.ts'
import type { Db, Stores } from './subject-store.ts'
import { askTogether, type Question, question } from './together.ts'

const journalChains = columnsOf('journal_chains')
const commands = columnsOf('commands')
const journal = columnsOf('journal')

/** A command as it is remembered over all chains. */
export type CarriedOut = {
  readonly commandId: CommandId
  readonly by: PersonId | null
  /** Null for what is in no chain, or in several. */
  readonly chainId: ChainId | null
  /** Of the operation and what it was given; null where the program itself acts. */
  readonly fingerprint: string | null
}

/** The head of a chain, and whether what it tells of is put away. */
export type LockedHead = ChainHead & StandingOfChain

/** Whether what a chain tells of is there for nobody, or no longer changed. */
export type StandingOfChain = {
  readonly isPutAway: boolean
  readonly isArchived: boolean
  /** The version of its plan that is approved; null where none is. */
  readonly planVersion: number | null
}

/**
 * Locks the head of a chain until the end of the transaction and gives it, where the chain has begun. Whoever appends
 * holds it, so entries become visible in the order of their numbers: a reader that has seen entry n never misses an
 * earlier one.
 */
export function headOf(chainId: ChainId): Question<ChainHead | undefined> {
  return question<ChainHead, ChainHead | undefined>(lockedHead({ chainId }), ([head]) => head)
}

type OfChain = { readonly chainId: ChainId }

const lockedHead = ready(
  ({ chainId }: OfChain) => sql`
    select ${journalChains.sequence}, ${journalChains.hash}
    from ${journalChains} where ${journalChains.chain_id} = ${chainId} for no key update`,
)

/**
 * Whether what a chain tells of is put away or archived. A statement of its own: one that waits for a lock sees of every other row
 * what was there before it waited.
 */
export function standingOfChain(chainId: ChainId, stores: Stores): Question<StandingOfChain> {
  const standing = standings.get(stores) ?? standingBy(stores)
  standings.set(stores, standing)
  return question<StandingOfChain, StandingOfChain>(
    standing({ chainId }),
    ([row]) => row ?? { isPutAway: false, isArchived: false, planVersion: null },
  )
}

const standings = new WeakMap<Stores, (asked: OfChain) => Written>()

function standingBy(stores: Stores): (asked: OfChain) => Written {
  const some = (asked: readonly RawBuilder<boolean>[]) =>
    sql`(${sql.join([sql`false`, ...asked], sql` or `)})`
  return ready(({ chainId }: OfChain) => {
    const id = sql`${chainId}::uuid`
    return sql`select ${some(stores.flatMap((store) => store.isPutAway?.(id) ?? []))} as "isPutAway",
      ${some(stores.flatMap((store) => store.isArchived?.(id) ?? []))} as "isArchived",
      coalesce(${sql.join([sql`null::integer`, ...stores.flatMap((store) => store.planVersion?.(id) ?? [])])}) as "planVersion"`
  })
}

/** Begins a chain, unless it has begun. */
export function chainBegun(chainId: ChainId): Question<void> {
  return question(
    sql<object>`insert into ${journalChains} (${journalChains.chain_id}, ${journalChains.sequence}, ${journalChains.hash})
    values (${chainId}, ${emptyHead.sequence}, ${emptyHead.hash}) on conflict do nothing`,
    () => undefined,
  )
}

/** Locks the head of a chain, which begins with that if it has not begun. */
export async function lockHead(db: Db, chainId: ChainId, stores: Stores): Promise<LockedHead> {
  const [head, standing] = [headOf(chainId), standingOfChain(chainId, stores)]
  await askTogether(db, [chainBegun(chainId), head, standing])
  if (head.answer === undefined) throw new Error(`chain ${chainId} has no head`)
  return { ...head.answer, ...standing.answer }
}

/** So many entries are hashed before others get their turn: a large document has thousands. */
const sealedAtOnce = 200

/** Links entries to the locked head of their chain. */
export async function sealAll(entries: readonly UnsealedEntry[], head: ChainHead): Promise<JournalEntry[]> {
  let last = head
  const sealed: JournalEntry[] = []
  for (const entry of entries) {
    const next = seal(entry, last, sha256)
    sealed.push(next)
    last = next
    if (sealed.length % sealedAtOnce === 0) await turn()
  }
  return sealed
}

/** Appends sealed entries to their chain, with the note that their command was carried out where there is one. */
export function appended(command: CarriedOut | null, sealed: readonly JournalEntry[]): Written {
  const last = sealed.at(-1)
  if (last === undefined) return command === null ? sql`select` : note(command)
  const rows = JSON.stringify(sealed.map((entry, index) => ({ ...rowOf(entry), ordinal: index + 1 })))
  const { chainId, sequence, hash } = last
  return appending({ chainId, sequence, hash, command, rows })
}

type Appending = {
  readonly chainId: ChainId
  readonly sequence: number
  readonly hash: string
  readonly command: CarriedOut | null
  readonly rows: string
}

const appending = ready(
  ({ chainId, sequence, hash, command, rows }: Appending) => sql`
    with head as (
      update ${journalChains} set ${journalChains.sequence} = ${sequence}, ${journalChains.hash} = ${hash}
        where ${journalChains.chain_id} = ${chainId}
    )${command === null ? sql`` : sql`, carried_out as (${note(command)})`}
    insert into ${journal} select * from jsonb_populate_recordset(null::${journal}, ${rows}::jsonb)`,
)

function rowOf(entry: JournalEntry): object {
  return {
    chain_id: entry.chainId,
    sequence: entry.sequence,
    at: entry.at,
    by_id: entry.by,
    token_id: entry.token ?? null,
    in_place_of: entry.inPlaceOf ?? null,
    command_id: entry.commandId,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
    version: entry.version,
    event: entry.event,
    previous_hash: entry.previousHash,
    hash: entry.hash,
  }
}

/** Whether a command is new, was carried out before, or has the id of another that was. */
export function knownAs(command: CarriedOut): Question<'new' | 'same' | 'other'> {
  return question(
    sql<{ isSame: boolean }>`
    select ${commands.by_id} is not distinct from ${command.by}::uuid
      and ${commands.chain_id} is not distinct from ${command.chainId}::uuid
      and coalesce(${commands.fingerprint} = ${command.fingerprint}::text, true) as "isSame"
    from ${commands} where ${commands.id} = ${command.commandId}`,
    ([known]) => {
      if (known === undefined) return 'new'
      return known.isSame ? 'same' : 'other'
    },
  )
}

/** Notes in its transaction that a command was carried out. */
export async function noteCarriedOut(db: Db, command: CarriedOut): Promise<void> {
  await note(command).execute(db)
}

/** Forgets a command of which nothing is kept, so that its form can be sent anew. */
export async function forgetCarriedOut(db: Db, commandId: CommandId): Promise<void> {
  await sql`delete from ${commands} where ${commands.id} = ${commandId}`.execute(db)
}

function note({ commandId, by, chainId, fingerprint }: CarriedOut): RawBuilder<unknown> {
  return sql`insert into ${commands} (${commands.id}, ${commands.by_id}, ${commands.chain_id},
    ${commands.fingerprint})
    values (${commandId}, ${by}, ${chainId}, ${fingerprint})`
}

/**
 * Whether an error says that the id of a command is taken: by a command that was just carried out, by an account, or by a record,
 * for one that is added takes the id of its command.
 */
export function isTaken(error: unknown, stores: Stores): boolean {
  if (!(error instanceof Error && 'constraint' in error)) return false
  const { constraint } = error
  const tables = ['commands', 'sign_in_user', ...stores.map(({ table }) => table)]
  return tables.some((table) => constraint === `${table}_pkey`)
}
