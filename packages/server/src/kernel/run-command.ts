import {
  type ChainId,
  type Change,
  type JournalEntry,
  peopleChainId,
  type SubjectType,
  type UnsealedEntry,
} from '@bihuan/core/journal/entry.ts'
import type { ChainHead } from '@bihuan/core/journal/hash.ts'
import type { CommandId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { changesSince, type PastChange } from './journal.queries.ts'
import { type Form, fingerprintOf } from './form.ts'
import { append, type CarriedOut, isTaken, lockHead, lookUp } from './journal.store.ts'
import {
  type ChangeOf,
  type Db,
  type Events,
  type Happened,
  type States,
  type Stores,
  subjectTypesInOrder,
} from './subject-store.ts'

/** Ids of the records that a command works on, by kind. */
export type SubjectIds = { readonly [T in SubjectType]?: readonly string[] }

/** The records that a command works on, locked. */
export type Loaded = { readonly [T in SubjectType]: ReadonlyMap<string, States[T]> }

/** A record as the form that sent the command saw it. */
export type SeenVersion = {
  readonly subjectType: SubjectType
  readonly subjectId: string
  readonly version: number
}

/** One user action on the records of one chain. */
export type Command = {
  readonly chainId: ChainId
  readonly commandId: CommandId
  readonly by: PersonId | null
  /** Which records to lock; null when what the command is about does not exist. */
  readonly subjects: SubjectIds | ((db: Db) => Promise<SubjectIds | null>)
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
      if (!outcome.ok) throw new Rollback(outcome.refusal)
      return outcome
    })
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refused)
    if (!isTaken(error)) throw error
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
  const ids = typeof command.subjects === 'function' ? await command.subjects(db) : command.subjects
  const loaded = ids === null ? null : await loadSubjects(db, tools.stores, { chainId: command.chainId, ids })
  if (loaded === null) return refuse({ refusal: { code: 'NOT_FOUND' } })
  // Without a version that tells a second sending from the first, the head of the chain makes them wait for each other.
  const earlyHead = command.seen.length === 0 ? await lockHead(db, command.chainId) : null
  const notAllowed = await command.checkRight(loaded, db)
  const stale = command.seen.filter((seen) => versionOf(loaded, seen) !== seen.version)
  // A command that was carried out has raised the versions, so with fitting versions there is nothing to look up.
  if (earlyHead !== null || notAllowed !== null || stale.length > 0) {
    const known = await lookUp(db, carriedOut(tools, command))
    if (known === 'same') return ok([])
    if (known === 'other' && notAllowed === null) return refuse({ refusal: { code: 'COMMAND_ID_USED' } })
  }
  if (notAllowed !== null) return refuse({ refusal: notAllowed })
  if (stale.length > 0) {
    const changes = await changesSince(db, command.chainId, stale)
    return refuse({ refusal: { code: 'VERSION_CONFLICT' }, changes })
  }
  const decided = await command.decide(loaded, db)
  if (!decided.ok) return refuse({ refusal: decided.refusal })
  const head = earlyHead ?? (await lockHead(db, command.chainId))
  if (head.isPutAway && command.isOnPutAway !== true) return refuse({ refusal: { code: 'NOT_FOUND' } })
  const entries = await save(db, tools, { command, loaded, head, changes: decided.value })
  await command.alsoSave?.(db)
  return ok(entries)
}

type Saving = {
  readonly command: Command
  readonly loaded: Loaded
  readonly head: ChainHead
  readonly changes: readonly Change[]
}

function carriedOut({ form }: CommandTools, { commandId, by, chainId }: Command): CarriedOut {
  return { commandId, by, chainId, fingerprint: form ? fingerprintOf(form) : null }
}

async function save(db: Db, tools: CommandTools, saving: Saving): Promise<readonly JournalEntry[]> {
  const { chainId, commandId, by } = saving.command
  const at = tools.now().toISOString()
  const changed = emptyChanged()
  const entries = saving.changes.map((change): UnsealedEntry => {
    if (isOfPeople(change) !== (chainId === peopleChainId))
      throw new Error(`${change.event.type} does not belong into the chain ${chainId}`)
    const version = evolveOne(tools.stores, { changed, loaded: saving.loaded }, { change, chainId, at, by })
    return { chainId, at, by, commandId, version, ...change }
  })
  for (const subjectType of subjectTypesInOrder) {
    await saveKind(db, tools.stores, { chainId, subjectType, changed, loaded: saving.loaded })
  }
  return append(db, saving.head, { command: carriedOut(tools, saving.command), entries })
}

function isOfPeople({ subjectType }: Change): boolean {
  return subjectType === 'organization' || subjectType === 'person'
}

type ChangedKind<T extends SubjectType> = {
  readonly states: Map<string, States[T]>
  readonly happened: Happened<Events[T]>[]
}
type Changed = { readonly [T in SubjectType]: ChangedKind<T> }

function emptyChanged(): Changed {
  return {
    organization: { states: new Map(), happened: [] },
    person: { states: new Map(), happened: [] },
    rectification: { states: new Map(), happened: [] },
    category: { states: new Map(), happened: [] },
    finding: { states: new Map(), happened: [] },
    measure: { states: new Map(), happened: [] },
    closureRequest: { states: new Map(), happened: [] },
    takeOver: { states: new Map(), happened: [] },
  }
}

type Circumstances<T extends SubjectType> = {
  readonly change: ChangeOf<T>
  readonly chainId: ChainId
  readonly at: string
  readonly by: PersonId | null
}

function evolveOne<T extends SubjectType>(
  stores: Stores,
  records: { readonly changed: Changed; readonly loaded: Loaded },
  { change, chainId, at, by }: Circumstances<T>,
): number {
  const { subjectType, subjectId, event } = change
  const changed = records.changed[subjectType]
  const before = changed.states.get(subjectId) ?? records.loaded[subjectType].get(subjectId) ?? null
  const after = stores[subjectType].evolve(before, { event, at, by })
  changed.states.set(subjectId, after)
  changed.happened.push({ event, at, by, subjectId, chainId })
  return after.version
}

async function saveKind<T extends SubjectType>(
  db: Db,
  stores: Stores,
  kind: {
    readonly chainId: ChainId
    readonly subjectType: T
    readonly changed: Changed
    readonly loaded: Loaded
  },
): Promise<void> {
  const { states, happened } = kind.changed[kind.subjectType]
  if (states.size === 0) return
  const loaded = kind.loaded[kind.subjectType]
  const store = stores[kind.subjectType]
  const added = [...states].filter(([id]) => !loaded.has(id)).map(([, state]) => state)
  const known = [...states].filter(([id]) => loaded.has(id)).map(([, state]) => state)
  if (added.length > 0) await store.insert(db, added)
  if (known.length > 0) {
    const versions = new Map([...loaded].map(([id, state]) => [id, state.version]))
    await store.update(db, known, { chainId: kind.chainId, versions })
  }
  await store.saveDetails(db, happened)
}

type MutableLoaded = { readonly [T in SubjectType]: Map<string, States[T]> }

async function loadSubjects(
  db: Db,
  stores: Stores,
  wanted: { readonly chainId: ChainId; readonly ids: SubjectIds },
): Promise<Loaded | null> {
  const loaded: MutableLoaded = {
    organization: new Map(),
    person: new Map(),
    rectification: new Map(),
    category: new Map(),
    finding: new Map(),
    measure: new Map(),
    closureRequest: new Map(),
    takeOver: new Map(),
  }
  for (const subjectType of subjectTypesInOrder) {
    const ids = [...new Set(wanted.ids[subjectType])]
    if (ids.length === 0) continue
    await loadKind(db, { stores, loaded, subjectType }, { chainId: wanted.chainId, ids })
    if (loaded[subjectType].size !== ids.length) return null
  }
  return loaded
}

async function loadKind<T extends SubjectType>(
  db: Db,
  kind: { readonly stores: Stores; readonly loaded: MutableLoaded; readonly subjectType: T },
  wanted: { readonly chainId: ChainId; readonly ids: readonly string[] },
): Promise<void> {
  const states = await kind.stores[kind.subjectType].load(db, wanted.chainId, wanted.ids)
  for (const state of states) kind.loaded[kind.subjectType].set(state.id, state)
}

function versionOf(loaded: Loaded, seen: SeenVersion): number | undefined {
  return loaded[seen.subjectType].get(seen.subjectId)?.version
}

/** A record that the command asked for; that it is there has been checked when it was loaded. */
export function theOne<State>(records: ReadonlyMap<string, State>, id: string): State {
  const record = records.get(id)
  if (record === undefined) throw new Error(`record ${id} was not loaded`)
  return record
}
