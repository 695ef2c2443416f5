import {
  type ChainId,
  type Change,
  type JournalEntry,
  peopleChainId,
  type RecordEvent,
  type UnsealedEntry,
} from '@bihuan/core/kernel/entry.ts'
import type { ChainHead } from '@bihuan/core/kernel/hash.ts'
import type { CommandId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { AnyKind, StateOf } from '@bihuan/core/kernel/kind.ts'
import { Records } from '@bihuan/core/kernel/records.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { changesSince, type PastChange } from './journal.queries.ts'
import { type Form, fingerprintOf } from './form.ts'
import { append, type CarriedOut, isPutAway, isTaken, lockHead, lookUp } from './journal.store.ts'
import { keepCounts } from './counts.store.ts'
import type { Db, Happened, Stores } from './subject-store.ts'

/** Which records of a kind a command works on. */
export type Subjects = { readonly kind: AnyKind; readonly ids: readonly string[] }

/** The records of a kind by their ids, to be locked. */
export function recordsOf<K extends AnyKind>(kind: K, ids: readonly StateOf<K>['id'][]): Subjects {
  return { kind, ids }
}

/** The records that a command works on, locked. */
export type Loaded = Pick<Records, 'of' | 'one'>

/** A record as the form that sent the command saw it. */
export type SeenVersion = { readonly kind: AnyKind; readonly subjectId: string; readonly version: number }

/** One user action on the records of one chain. */
export type Command = {
  readonly chainId: ChainId
  readonly commandId: CommandId
  readonly by: PersonId | null
  /** Which records to lock; null when what the command is about does not exist. */
  readonly subjects: readonly Subjects[] | ((db: Db) => Promise<readonly Subjects[] | null>)
  readonly seen: readonly SeenVersion[]
  /** Whether the person may do this at all: checked before anything about the records is told. */
  readonly checkRight: (loaded: Loaded, db: Db) => Promise<Refusal | null> | Refusal | null
  /** Gathers the facts and asks the machines what happens. */
  readonly decide: (
    loaded: Loaded,
    db: Db,
  ) => Promise<Result<readonly Change[], Refusal>> | Result<readonly Change[], Refusal>
  /** Whether it may be carried out on what is put away, which is there for nobody else. */
  readonly isOnPutAway?: boolean
  /** Writes what belongs to the change but is no record with a history, such as the text of a source. */
  readonly alsoSave?: (db: Db) => Promise<void>
}

/** A refusal, with what others changed meanwhile where that is the reason. */
export type Refused = { readonly refusal: Refusal; readonly changes?: readonly PastChange[] }

/** What running commands needs. */
export type CommandTools = {
  readonly db: Db
  readonly stores: Stores
  readonly now: () => Date
  /** What was sent; null, or not given, where the program itself acts. */
  readonly form?: Form | null
}

/**
 * Carries out a command in one transaction: locks the records, checks right and version, asks the machines, saves the
 * records and appends one journal entry per event. A command that was already carried out is not carried out again:
 * a form sent twice, even at the same moment, is done once. An id that somebody else's or another command had is refused.
 */
export async function runCommand(
  tools: CommandTools,
  command: Command,
): Promise<Result<readonly JournalEntry[], Refused>> {
  try {
    return await tools.db.transaction().execute(async (db) => {
      const outcome = await carryOut(db, tools, command)
      if (outcome.ok) return outcome
      // A refusal with a reason of its own would tell of what is there for nobody.
      const isGone = command.isOnPutAway !== true && (await isPutAway(db, command.chainId, tools.stores))
      throw new Rollback(isGone ? { refusal: { code: 'NOT_FOUND' } } : outcome.refusal)
    })
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refused)
    if (!isTaken(error, tools.stores)) throw error
    const isSame = (await lookUp(tools.db, carriedOut(tools, command))) === 'same'
    return isSame ? ok([]) : refuse({ refusal: { code: 'COMMAND_ID_USED' } })
  }
}

/** Takes back whatever was written while facts were gathered: a refusal leaves nothing behind. */
class Rollback extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super(refused.refusal.code)
    this.refused = refused
  }
}

async function carryOut(
  db: Db,
  tools: CommandTools,
  command: Command,
): Promise<Result<readonly JournalEntry[], Refused>> {
  const { chainId } = command
  const wanted = typeof command.subjects === 'function' ? await command.subjects(db) : command.subjects
  const loaded = wanted === null ? null : await loadSubjects(db, tools.stores, { chainId, wanted })
  if (loaded === null) return refuse({ refusal: { code: 'NOT_FOUND' } })
  // Without a version that tells a second sending from the first, the head of the chain makes them wait for each other.
  const earlyHead = command.seen.length === 0 ? await lockHead(db, chainId, tools.stores) : null
  const notAllowed = await command.checkRight(loaded, db)
  const stale = command.seen.filter(
    ({ kind, subjectId, version }) => loaded.of(kind).get(subjectId)?.version !== version,
  )
  // A command that was carried out has raised the versions, so with fitting versions there is nothing to look up.
  if (earlyHead !== null || notAllowed !== null || stale.length > 0) {
    const known = await lookUp(db, carriedOut(tools, command))
    if (known === 'same') return ok([])
    if (known === 'other' && notAllowed === null) return refuse({ refusal: { code: 'COMMAND_ID_USED' } })
  }
  if (notAllowed !== null) return refuse({ refusal: notAllowed })
  if (stale.length > 0) {
    const changes = await changesSince(db, chainId, stale)
    return refuse({ refusal: { code: 'VERSION_CONFLICT' }, changes })
  }
  const decided = await command.decide(loaded, db)
  if (!decided.ok) return refuse({ refusal: decided.refusal })
  const head = earlyHead ?? (await lockHead(db, chainId, tools.stores))
  if (head.isPutAway && command.isOnPutAway !== true) return refuse({ refusal: { code: 'NOT_FOUND' } })
  const { entries, changed } = await save(db, tools, { command, loaded, head, changes: decided.value })
  await command.alsoSave?.(db)
  await keepCounts(db, tools.stores, { chainId, loaded, changed, wasPutAway: head.isPutAway })
  return ok(entries)
}

type Saving = {
  readonly command: Command
  readonly loaded: Records
  readonly head: ChainHead
  readonly changes: readonly Change[]
}

function carriedOut({ form }: CommandTools, { commandId, by, chainId }: Command): CarriedOut {
  return { commandId, by, chainId, fingerprint: form ? fingerprintOf(form) : null }
}

type Saved = { readonly entries: readonly JournalEntry[]; readonly changed: Records }

async function save(db: Db, tools: CommandTools, saving: Saving): Promise<Saved> {
  const { loaded } = saving
  const { chainId, commandId, by } = saving.command
  const at = tools.now().toISOString()
  const changed = new Records()
  const happened = new Map<string, Happened<RecordEvent>[]>()
  const entries = saving.changes.map((change): UnsealedEntry => {
    const { subjectType, subjectId, event } = change
    const kind = kindIn(tools.stores, change)
    if ((kind.chain === 'people') !== (chainId === peopleChainId))
      throw new Error(`${event.type} does not belong into the chain ${chainId}`)
    const before = changed.of(kind).get(subjectId) ?? loaded.of(kind).get(subjectId) ?? null
    const after = kind.evolve(before, { event, at, by })
    changed.keep(kind, after)
    const ofKind = happened.get(subjectType) ?? []
    happened.set(subjectType, ofKind)
    ofKind.push({ event, at, by, subjectId, chainId })
    return { chainId, at, by, commandId, version: after.version, ...change }
  })
  for (const store of tools.stores) {
    const events = happened.get(store.kind.name)
    if (events !== undefined) await saveKind(db, store, { chainId, changed, loaded, happened: events })
  }
  const command = carriedOut(tools, saving.command)
  return { entries: await append(db, saving.head, { command, entries }), changed }
}

function kindIn(stores: Stores, { subjectType }: Change): AnyKind {
  const store = stores.find(({ kind }) => kind.name === subjectType)
  if (store === undefined) throw new Error(`no store keeps records of the kind ${subjectType}`)
  return store.kind
}

async function saveKind(
  db: Db,
  store: Stores[number],
  saving: {
    readonly chainId: ChainId
    readonly changed: Records
    readonly loaded: Records
    readonly happened: readonly Happened<RecordEvent>[]
  },
): Promise<void> {
  const loaded = saving.loaded.of(store.kind)
  const states = [...saving.changed.of(store.kind).values()]
  const added = states.filter(({ id }) => !loaded.has(id))
  const known = states.filter(({ id }) => loaded.has(id))
  if (added.length > 0) await store.insert(db, added)
  if (known.length > 0) {
    const versions = new Map([...loaded].map(([id, state]) => [id, state.version]))
    await store.update(db, known, { chainId: saving.chainId, versions })
  }
  await store.saveDetails(db, saving.happened)
}

async function loadSubjects(
  db: Db,
  stores: Stores,
  { chainId, wanted }: { readonly chainId: ChainId; readonly wanted: readonly Subjects[] },
): Promise<Records | null> {
  const loaded = new Records()
  for (const store of stores) {
    const ofKind = wanted.filter(({ kind }) => kind.name === store.kind.name)
    const ids = [...new Set(ofKind.flatMap((some) => some.ids))]
    if (ids.length === 0) continue
    const states = await store.load(db, chainId, ids)
    if (states.length !== ids.length) return null
    for (const state of states) loaded.keep(store.kind, state)
  }
  return loaded
}
