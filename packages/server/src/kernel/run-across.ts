import type { ChainId, Change, JournalEntry } from '@bihuan/core/kernel/entry.ts'
import type { CommandId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { addedCounts, type Counts } from './counts.store.ts'
import { changesSince } from './journal.queries.ts'
import type { CarriedOut } from './journal.store.ts'
import {
  afterError,
  carriedOut,
  type CommandTools,
  type Held,
  hold,
  type Loaded,
  type Refused,
  type SeenVersion,
  Rollback,
  type Subjects,
  writingOf,
} from './run-command.ts'
import type { Db } from './subject-store.ts'
import { askTogether, type Question, writeTogether } from './together.ts'

/** Which records of one chain are locked, at which version the form saw them, and what is asked beside them. */
export type OfChain = {
  readonly chainId: ChainId
  readonly subjects: readonly Subjects[]
  readonly seen?: readonly SeenVersion[]
  readonly asks?: readonly Question<unknown>[]
}

/** What happens in one chain. */
export type ChangesIn = { readonly chainId: ChainId; readonly changes: readonly Change[] }

/** One user action on the records of several chains, carried out in all of them or in none. */
export type CommandAcross = {
  readonly commandId: CommandId
  readonly by: PersonId | null
  /** Whether the person may do this at all, wherever. */
  readonly checkRight: () => Refusal | null
  /** Whether they may do it to these records: checked before anything about them is told. */
  readonly checkRightOn?: (loadedIn: (chainId: ChainId) => Loaded) => Refusal | null
  /** What is asked once the command is carried out: mostly what is answered. */
  readonly asksAfter?: readonly Question<unknown>[]
  /** Which records it works on, each chain once; null when what it is about does not exist. */
  readonly chains: (db: Db) => Promise<Result<readonly OfChain[] | null, Refusal>>
  readonly decide: (
    loadedIn: (chainId: ChainId) => Loaded,
    db: Db,
  ) => Promise<Result<readonly ChangesIn[], Refusal>>
}

/**
 * Carries out a command that reaches over chains, in one transaction. All chains are held before anything is written, in
 * the order of their ids, and all numbers are added last and together: nobody waits for one who waits for them.
 */
export async function runAcross(
  tools: CommandTools,
  command: CommandAcross,
): Promise<Result<readonly JournalEntry[], Refused>> {
  const noted = carriedOut(tools, { ...command, chainId: null })
  try {
    const entries = await tools.db.transaction().execute((db) => carryOut(db, tools, { command, noted }))
    await askTogether(tools.db, command.asksAfter ?? [])
    return ok(entries)
  } catch (error) {
    return afterError(error, tools, { noted, asksAfter: command.asksAfter ?? [] })
  }
}

type Carrying = { readonly command: CommandAcross; readonly noted: CarriedOut }

async function carryOut(db: Db, tools: CommandTools, carrying: Carrying): Promise<readonly JournalEntry[]> {
  const { command } = carrying
  const notAllowed = command.checkRight()
  if (notAllowed !== null) throw new Rollback({ refusal: notAllowed })
  const wanted = await command.chains(db)
  if (!wanted.ok) throw new Rollback({ refusal: wanted.refusal })
  const chains = wanted.value ?? []
  const held = await holdAll(db, tools, { ...carrying, chains })
  if (held === 'same') return []
  const loadedIn = (chainId: ChainId): Loaded => heldIn(held, chainId).loaded
  const notAllowedOn = command.checkRightOn?.(loadedIn) ?? null
  if (notAllowedOn !== null) throw new Rollback({ refusal: notAllowedOn })
  if ([...held.values()].some(({ head }) => head.isPutAway))
    throw new Rollback({ refusal: { code: 'NOT_FOUND' } })
  for (const { chainId, seen = [] } of chains) {
    const stale = seen.filter(
      ({ kind, subjectId, version }) => loadedIn(chainId).of(kind).get(subjectId)?.version !== version,
    )
    if (stale.length === 0) continue
    const changes = await changesSince(db, chainId, stale)
    throw new Rollback({ refusal: { code: 'VERSION_CONFLICT' }, changes })
  }
  if ([...held.values()].some(({ head }) => head.isArchived))
    throw new Rollback({ refusal: { code: 'RECTIFICATION_ARCHIVED' } })
  const decided = await command.decide(loadedIn, db)
  if (!decided.ok) throw new Rollback({ refusal: decided.refusal })
  return save(db, tools, { ...carrying, held, happening: decided.value })
}

/** All chains, held; `same` where the command was carried out before. */
async function holdAll(
  db: Db,
  tools: CommandTools,
  { chains, noted }: Carrying & { readonly chains: readonly OfChain[] },
): Promise<ReadonlyMap<ChainId, Held> | 'same'> {
  const held = new Map<ChainId, Held>()
  const inOrder = [...chains].sort((a, b) => (a.chainId < b.chainId ? -1 : 1))
  for (const chain of inOrder) {
    const one = await hold(db, tools, { command: { ...chain, seen: [] }, noted })
    if (one === null) break
    if (one.known === 'same') return 'same'
    if (one.known === 'other') throw new Rollback({ refusal: { code: 'COMMAND_ID_USED' } })
    held.set(chain.chainId, one)
  }
  if (held.size < inOrder.length || held.size === 0) throw new Rollback({ refusal: { code: 'NOT_FOUND' } })
  return held
}

async function save(
  db: Db,
  tools: CommandTools,
  saving: Carrying & {
    readonly held: ReadonlyMap<ChainId, Held>
    readonly happening: readonly ChangesIn[]
  },
): Promise<readonly JournalEntry[]> {
  const { command, held, happening } = saving
  const entries: JournalEntry[] = []
  const counts: Counts[] = []
  for (const [at, { chainId, changes }] of happening.entries()) {
    const noted = at === happening.length - 1 ? saving.noted : null
    const { loaded, head } = heldIn(held, chainId)
    const { commandId, by } = command
    const inChain = { command: { chainId, commandId, by }, noted, loaded, head, changes }
    const writing = await writingOf(tools, inChain)
    for (const write of writing.writes) await writeTogether(db, [write])
    entries.push(...writing.sealed)
    counts.push(writing.counts)
  }
  await writeTogether(db, addedCounts(tools.stores, ...counts))
  return entries
}

function heldIn(held: ReadonlyMap<ChainId, Held>, chainId: ChainId): Held {
  const found = held.get(chainId)
  if (found === undefined) throw new Error(`chain ${chainId} is not held`)
  return found
}
