import {
  type ChainId,
  type Change,
  type JournalEntry,
  peopleChainId,
  type RecordEvent,
  type UnsealedEntry,
} from '@bihuan/core/kernel/entry.ts'
import type { ApiTokenId, CommandId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { AnyKind, StateOf } from '@bihuan/core/kernel/kind.ts'
import { Records } from '@bihuan/core/kernel/records.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { againstPlan, planChangeIn } from '@bihuan/core/kernel/plan-change.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { Written } from './ready.ts'
import { changesSince, type PastChange } from './journal.queries.ts'
import { type Form, fingerprintOf } from './form.ts'
import { followedBy } from './following.ts'
import { addedCounts, type Counts, keepCounts, movesWhole } from './counts.store.ts'
import {
  appended,
  type CarriedOut,
  chainBegun,
  headOf,
  isTaken,
  knownAs,
  type LockedHead,
  lockHead,
  standingOfChain,
  sealAll,
} from './journal.store.ts'
import type { Db, Happened, Stores } from './subject-store.ts'
import { ask, askTogether, type Question, writeAndCommit, writeTogether } from './together.ts'

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
  /** What is held before any record, in the same message, where what is decided hangs on a record of another chain. */
  readonly holdsFirst?: readonly Question<unknown>[]
  /** What is asked beside the records, in the same message and once they are locked; for right and decision. */
  readonly asks?: readonly Question<unknown>[] | (() => readonly Question<unknown>[])
  /** Whether the person may do this at all: checked before anything about the records is told. */
  readonly checkRight: (loaded: Loaded, db: Db) => Promise<Refusal | null> | Refusal | null
  /** Gathers the facts and asks the machines what happens. */
  readonly decide: (
    loaded: Loaded,
    db: Db,
  ) => Promise<Result<readonly Change[], Refusal>> | Result<readonly Change[], Refusal>
  /** Whether it may be carried out on what is put away, which is there for nobody else. */
  readonly isOnPutAway?: boolean
  /** Whether it may be carried out on what is archived, where nothing else changes. */
  readonly isOnArchived?: boolean
  /** What is asked once the command is carried out, in the message that commits it: mostly what is answered. */
  readonly asksAfter?: readonly Question<unknown>[]
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
  /** In whose place a deputy sent it; null, or not given, for whoever acts as themselves. */
  readonly inPlaceOf?: PersonId | null
  /** What was sent; null, or not given, where the program itself acts. */
  readonly form?: Form | null
  /** The interface token that the command came with; none where a person sent it themselves. */
  readonly token?: ApiTokenId | undefined
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
    const done = await tools.db.transaction().execute(async (db) => {
      const outcome = await carryOut(db, tools, command)
      if (outcome.ok) return outcome.value
      // A refusal with a reason of its own would tell of what is there for nobody.
      const isGone =
        command.isOnPutAway !== true &&
        (await ask(db, standingOfChain(command.chainId, tools.stores))).isPutAway
      throw new Rollback(isGone ? { refusal: { code: 'NOT_FOUND' } } : outcome.refusal)
    })
    if (!done.isAnswered) await askTogether(tools.db, command.asksAfter ?? [])
    return ok(done.entries)
  } catch (error) {
    return afterError(error, tools, { noted: carriedOut(tools, command), asksAfter: command.asksAfter ?? [] })
  }
}

/** What a transaction that was taken back comes to: its refusal, or that the command was carried out before. */
export async function afterError(
  error: unknown,
  tools: CommandTools,
  { noted, asksAfter }: { readonly noted: CarriedOut; readonly asksAfter: readonly Question<unknown>[] },
): Promise<Result<readonly JournalEntry[], Refused>> {
  if (error instanceof Rollback) return refuse(error.refused)
  if (!isTaken(error, tools.stores)) throw error
  const known = knownAs(noted)
  await askTogether(tools.db, [known, ...asksAfter])
  return known.answer === 'same' ? ok([]) : refuse({ refusal: { code: 'COMMAND_ID_USED' } })
}

/** Takes back whatever was written while facts were gathered: a refusal leaves nothing behind. */
export class Rollback extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super(refused.refusal.code)
    this.refused = refused
  }
}

/** What was written down, and whether what is asked afterwards was answered with it. */
type Done = { readonly entries: readonly JournalEntry[]; readonly isAnswered: boolean }

async function carryOut(db: Db, tools: CommandTools, command: Command): Promise<Result<Done, Refused>> {
  const noted = carriedOut(tools, command)
  const held = await hold(db, tools, { command, noted })
  if (held === null) return refuse({ refusal: { code: 'NOT_FOUND' } })
  const { loaded, head } = held
  const notAllowed = await command.checkRight(loaded, db)
  const stale = command.seen.filter(
    ({ kind, subjectId, version }) => loaded.of(kind).get(subjectId)?.version !== version,
  )
  // A command that was carried out has raised the versions, so with fitting versions there is nothing to look up.
  if (held.known !== null || notAllowed !== null || stale.length > 0) {
    const known = held.known ?? (await ask(db, knownAs(noted)))
    if (known === 'same') return ok({ entries: [], isAnswered: false })
    if (known === 'other' && notAllowed === null) return refuse({ refusal: { code: 'COMMAND_ID_USED' } })
  }
  if (notAllowed !== null) return refuse({ refusal: notAllowed })
  if (stale.length > 0) {
    const changes = await changesSince(db, command.chainId, stale)
    return refuse({ refusal: { code: 'VERSION_CONFLICT' }, changes })
  }
  if (head.isArchived && command.isOnArchived !== true)
    return refuse({ refusal: { code: 'RECTIFICATION_ARCHIVED' } })
  const wanted = await command.decide(loaded, db)
  if (!wanted.ok) return refuse({ refusal: wanted.refusal })
  const decided = againstPlan(wanted.value, {
    kindOf: (change) => kindIn(tools.stores, change),
    planVersion: head.planVersion,
    said: planChangeIn(tools.form?.input),
  })
  if (!decided.ok) return refuse({ refusal: decided.refusal })
  // What a command adds takes its id, which no record that it works on has.
  if (decided.value.some((change) => change.subjectId === command.commandId && isIn(loaded, tools, change)))
    return refuse({ refusal: { code: 'COMMAND_ID_USED' } })
  if (head.isPutAway && command.isOnPutAway !== true) return refuse({ refusal: { code: 'NOT_FOUND' } })
  return ok(await save(db, tools, { command, noted, loaded, head, changes: decided.value }))
}

function isIn(loaded: Loaded, { stores }: CommandTools, change: Change): boolean {
  return loaded.of(kindIn(stores, change)).has(change.subjectId)
}

/** What a command holds until its end. */
export type Held = {
  readonly loaded: Records
  readonly head: LockedHead
  /** Whether the command was carried out before, where no version can tell. */
  readonly known: ReturnType<typeof knownAs>['answer'] | null
}

/** What is to be held of one chain. */
export type Holding = Pick<Command, 'chainId' | 'holdsFirst' | 'subjects' | 'seen' | 'asks'>

/**
 * Locks the records, then the head of their chain, and asks what is asked beside them, all in one message. Null when a
 * record is not there.
 */
export async function hold(
  db: Db,
  { stores }: CommandTools,
  { command, noted }: { readonly command: Holding; readonly noted: CarriedOut },
): Promise<Held | null> {
  const { chainId } = command
  const wanted = typeof command.subjects === 'function' ? await command.subjects(db) : command.subjects
  if (wanted === null) return null
  const loads = loadsOf(stores, chainId, wanted)
  const [head, standing] = [headOf(chainId), standingOfChain(chainId, stores)]
  // Without a version that tells a second sending from the first, the head of the chain makes them wait for each other.
  const known = command.seen.length === 0 ? knownAs(noted) : null
  await askTogether(db, [
    ...(command.holdsFirst ?? []),
    ...loads.flatMap(({ locks, states }) => [...locks, states]),
    // Where nothing is there yet, the chain may not have begun either.
    ...(loads.length === 0 ? [chainBegun(chainId)] : []),
    head,
    standing,
    ...(known === null ? [] : [known]),
    ...(typeof command.asks === 'function' ? command.asks() : (command.asks ?? [])),
  ])
  const loaded = new Records()
  for (const { kind, count, states } of loads) {
    if (states.answer.length !== count) return null
    for (const state of states.answer) loaded.keep(kind, state)
  }
  return {
    loaded,
    head: head.answer ? { ...head.answer, ...standing.answer } : await lockHead(db, chainId, stores),
    known: known === null ? null : known.answer,
  }
}

type Load = {
  readonly kind: AnyKind
  readonly count: number
  readonly locks: readonly Question<unknown>[]
  readonly states: ReturnType<Stores[number]['load']>
}

function loadsOf(stores: Stores, chainId: ChainId, wanted: readonly Subjects[]): Load[] {
  return stores.flatMap((store) => {
    const ofKind = wanted.filter(({ kind }) => kind.name === store.kind.name)
    const ids = [...new Set(ofKind.flatMap((some) => some.ids))]
    if (ids.length === 0) return []
    const locks = store.lock === undefined ? [] : [store.lock(chainId, ids)]
    return [{ kind: store.kind, count: ids.length, locks, states: store.load(chainId, ids) }]
  })
}

/** What happens in one chain: noted where its entries are the last of their command. */
export type Saving = {
  readonly command: Pick<Command, 'chainId' | 'commandId' | 'by'>
  readonly noted: CarriedOut | null
  readonly loaded: Records
  readonly head: LockedHead
  readonly changes: readonly Change[]
}

/** A command as it is remembered. */
export function carriedOut(
  { form }: CommandTools,
  { commandId, by, chainId }: Omit<CarriedOut, 'fingerprint'>,
): CarriedOut {
  return { commandId, by, chainId, fingerprint: form ? fingerprintOf(form) : null }
}

/** So many changes are written in one message; more are written kind by kind, so that others get their turn in between. */
const writtenAtOnce = 200

async function save(
  db: Db,
  tools: CommandTools,
  saving: Saving & { readonly command: Command },
): Promise<Done> {
  const { command, changes } = saving
  const { sealed, writes, counts } = await writingOf(tools, saving)
  const isMuch = changes.length > writtenAtOnce || movesWhole(tools.stores, counts)
  if (!isMuch && command.alsoSave === undefined) {
    const last = [...writes, ...addedCounts(tools.stores, counts)]
    await writeAndCommit(db, last, command.asksAfter ?? [])
    return { entries: sealed, isAnswered: true }
  }
  for (const write of writes) await writeTogether(db, [write])
  await command.alsoSave?.(db)
  await keepCounts(db, tools.stores, counts)
  return { entries: sealed, isAnswered: false }
}

/** What changes of one chain come to: its entries, what is written, and what is counted anew. */
export async function writingOf(
  tools: CommandTools,
  saving: Saving,
): Promise<{
  readonly sealed: readonly JournalEntry[]
  readonly writes: Iterable<Written>
  readonly counts: Counts
}> {
  const { changed, happened, entries } = applied(tools, saving)
  const { command, loaded, head } = saving
  const sealed = await sealAll(entries, head)
  const writes = writesOf(tools.stores, { ...saving, changed, happened, sealed })
  return {
    sealed,
    writes,
    counts: { chainId: command.chainId, loaded, changed, wasPutAway: head.isPutAway },
  }
}

type Applied = {
  /** The records as they are after the changes. */
  readonly changed: Records
  readonly happened: ReadonlyMap<string, readonly Happened<RecordEvent>[]>
  readonly entries: readonly UnsealedEntry[]
}

function applied(tools: CommandTools, { command, loaded, changes }: Saving): Applied {
  const { chainId, commandId } = command
  const who = { by: command.by, ...(tools.inPlaceOf && { inPlaceOf: tools.inPlaceOf }) }
  const at = tools.now().toISOString()
  const through = tools.token === undefined ? {} : { token: tools.token }
  const changed = new Records()
  const happened = new Map<string, Happened<RecordEvent>[]>()
  const entries = changes.map((change): UnsealedEntry => {
    const { subjectType, subjectId, event } = change
    const kind = kindIn(tools.stores, change)
    if ((kind.chain === 'people') !== (chainId === peopleChainId))
      throw new Error(`${event.type} does not belong into the chain ${chainId}`)
    const before = changed.of(kind).get(subjectId) ?? loaded.of(kind).get(subjectId) ?? null
    const after = kind.evolve(before, { event, at, ...who })
    changed.keep(kind, after)
    const ofKind = happened.get(subjectType) ?? []
    happened.set(subjectType, ofKind)
    ofKind.push({ event, at, ...who, subjectId, chainId, version: after.version })
    return { chainId, at, ...who, ...through, commandId, version: after.version, ...change }
  })
  return { changed, happened, entries }
}

function kindIn(stores: Stores, { subjectType }: Change): AnyKind {
  const store = stores.find(({ kind }) => kind.name === subjectType)
  if (store === undefined) throw new Error(`no store keeps records of the kind ${subjectType}`)
  return store.kind
}

type Writing = Saving & Omit<Applied, 'entries'> & { readonly sealed: readonly JournalEntry[] }

/** Everything that a command writes, in the order in which it is written. Each is made when it is its turn. */
function* writesOf(stores: Stores, writing: Writing): Generator<Written> {
  for (const store of stores) {
    const events = writing.happened.get(store.kind.name)
    if (events === undefined) continue
    const loaded = writing.loaded.of(store.kind)
    const states = [...writing.changed.of(store.kind).values()]
    const added = states.filter(({ id }) => !loaded.has(id))
    const known = states.filter(({ id }) => loaded.has(id))
    if (added.length > 0) yield store.insert(added)
    if (known.length > 0) {
      const versions = new Map([...loaded].map(([id, state]) => [id, state.version]))
      yield store.update(known, { chainId: writing.command.chainId, versions })
    }
    yield* followedBy(store.follows, { chainId: writing.command.chainId, before: loaded, after: states })
    yield* store.details(events)
  }
  yield appended(writing.noted, writing.sealed)
}
