import type { PlainDay } from '../kernel/day.ts'
import { type Changes, differing, namesOf } from '../kernel/field.ts'
import type { ListItemId, PersonId, SayingId } from '../kernel/id.ts'
import { statusParams } from '../kernel/not-in-status.ts'
import type { Place, Refusal } from '../kernel/refusal.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { type MeasureStatus, measureStatusLabels, measureStatusNext } from '../measures/labels.ts'
import { isLate } from '../measures/late.ts'
import { roleLabels } from '../people/labels.ts'
import type { SigningRole } from '../templates/template.ts'
import type { HashedEvidence } from '../told/evidence.ts'
import {
  countsAfter,
  everOf,
  itemFields,
  type ItemStatus,
  itemStatusLabels,
  type ItemValues,
  type ListItem,
  objectLimits,
} from './list-item.ts'
import type { AddedItem, ChangedItem, ObjectList, ObjectListEvent } from './object-list.ts'
import { toldItems } from './told-items.ts'

/** An object as a list or a form gives it, with the id that it takes where its number is new. */
export type ItemToFill = { readonly itemId: ListItemId; readonly values: ItemValues }

/** What a person asks of a list of objects. Which objects are meant, the facts say. */
export type ObjectListCommand =
  | { readonly type: 'rename'; readonly name: string; readonly unit: string }
  /** Adds those whose number is new, and sets the others anew; what is not named stays. */
  | { readonly type: 'fill'; readonly items: readonly ItemToFill[] }
  | { readonly type: 'change'; readonly changes: Changes<typeof itemFields> }
  | {
      readonly type: 'sayDone'
      readonly sayingId: SayingId
      readonly text: string
      readonly evidence: readonly HashedEvidence[]
      /** Why the measure is late, where it is. */
      readonly lateReason?: string | undefined
    }
  | { readonly type: 'crossOff' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'void'; readonly reason: string }
  /** Somebody else answers for the objects from now on. */
  | { readonly type: 'handOver'; readonly to: PersonId }

/** What a decision on a list has to know: its measure, the objects that are meant, and whoever asks. */
export type ObjectListFacts = {
  readonly measureStatus: MeasureStatus
  readonly measureDueOn: PlainDay | null
  readonly today: PlainDay
  /** Whether whoever asks does the work of the measure and answers for nothing more: see `worksOn`. */
  readonly isByHandler: boolean
  /** Those that are meant; where a list is filled in, those that have one of its numbers. */
  readonly items: readonly ListItem[]
  /** The ladder of objects, by the template, and the rungs of it that whoever asks holds. */
  readonly ladder: readonly SigningRole[]
  readonly heldRungs: readonly SigningRole[]
  /** Those that nobody who holds their rung may sign: whoever asks coordinates, and crosses them off as that. */
  readonly leftToThem: ReadonlySet<ListItemId>
  /** Whoever does the work of the measure crosses nothing of it off, as whatever else they act. */
  readonly handlerId: PersonId | null
  /** Everybody for whom it counts what whoever asks does. */
  readonly countsFor: readonly PersonId[]
}

/** Why a list of objects refuses a command. */
export type ObjectListRefusal = Refusal<
  | 'LATE_ONLY_ACCOUNTS'
  | 'LATE_REASON_MISSING'
  | 'NOT_IN_STATUS'
  | 'OBJECT_NOT_IN_STATUS'
  | 'OBJECT_NUMBER_TAKEN'
  | 'OBJECT_OTHER_RUNG'
  | 'OBJECT_OWN'
  | 'OBJECT_OWN_MEASURE'
  | 'OBJECT_PROOF_MISSING'
  | 'OBJECTS_TOO_MANY'
  | 'REASON_MISSING'
>

type Decision = Result<ObjectListEvent[], ObjectListRefusal>

// What claimed and closed measures left open is still said to be done and crossed off: the claim named how many, and until when.
const goesOn: readonly ObjectListCommand['type'][] = ['sayDone', 'crossOff', 'return', 'handOver']

// What may be done with objects after the day of their measure, as `afterItsDay` says it of the measure itself.
const afterItsDay = {
  begin: 'notByHandler',
  rename: 'notByHandler',
  fill: 'notByHandler',
  change: 'notByHandler',
  sayDone: 'withReason',
  crossOff: 'notByHandler',
  return: 'notByHandler',
  reopen: 'notByHandler',
  void: 'notByHandler',
  handOver: 'open',
} as const satisfies Record<ObjectListCommand['type'] | 'begin', 'withReason' | 'notByHandler' | 'open'>

/** Decides what a command does to a list of objects. */
export function decideObjectList(
  list: ObjectList,
  command: ObjectListCommand,
  facts: ObjectListFacts,
): Decision {
  const refusal = measureRefusal(list, command.type, facts)
  if (refusal !== null) return refuse(refusal)
  const { measureStatus: status, measureDueOn: dueOn, today } = facts
  const whyLate = command.type === 'sayDone' ? (command.lateReason ?? '').trim() : ''
  const asksWhy = afterItsDay[command.type] === 'withReason' && isLate({ status, dueOn }, today)
  if (asksWhy && whyLate === '') {
    const place = { ...placeOf(list), field: 'lateReason' }
    return refuse({ code: 'LATE_REASON_MISSING', params: { day: dueOn ?? '—' }, place })
  }
  const decided = decidedOf(list, command, facts)
  if (!decided.ok || decided.value.length === 0 || !asksWhy) return decided
  return ok([{ type: 'objectList.lateExplained', reason: whyLate }, ...decided.value])
}

function decidedOf(list: ObjectList, command: ObjectListCommand, facts: ObjectListFacts): Decision {
  switch (command.type) {
    case 'rename': {
      const changes = differing<Pick<ObjectList, 'name' | 'unit'>>(['name', 'unit'], list, command)
      return ok(namesOf(changes).length === 0 ? [] : [{ type: 'objectList.renamed', changes }])
    }
    case 'fill':
      return fill(list, command.items, facts)
    case 'change':
      return change(list, command.changes, facts)
    case 'sayDone':
      return sayDone(list, command, facts)
    case 'crossOff':
      return crossOff(list, facts)
    case 'return':
      return moveBack(list, facts, {
        ...command,
        event: 'objectList.itemsReturned',
        from: ['said'],
        to: 'returned',
      })
    case 'reopen':
      return moveBack(list, facts, {
        ...command,
        event: 'objectList.itemsReopened',
        from: ['done', 'voided'],
        to: 'returned',
      })
    case 'void':
      return moveBack(list, facts, {
        ...command,
        event: 'objectList.itemsVoided',
        from: ['open', 'returned', 'said', 'done'],
        to: 'voided',
      })
    case 'handOver':
      return ok(handOver(list, command.to, facts))
    default:
      return command satisfies never
  }
}

/** Why a measure lets a list be begun, or something be done with it, not now. */
export function measureRefusal(
  list: Pick<ObjectList, 'rectificationId' | 'measureId'>,
  command: ObjectListCommand['type'] | 'begin',
  {
    measureStatus,
    measureDueOn,
    today,
    isByHandler,
  }: Omit<ObjectListFacts, 'items' | 'ladder' | 'heldRungs' | 'leftToThem' | 'handlerId' | 'countsFor'>,
): Refusal<'NOT_IN_STATUS' | 'LATE_ONLY_ACCOUNTS'> | null {
  const isOver = measureStatus === 'submitted' || measureStatus === 'closed'
  const isGoing = goesOn.some((one) => one === command)
  if (measureStatus === 'voided' || (isOver && !isGoing)) {
    return {
      code: 'NOT_IN_STATUS',
      params: statusParams(measureStatusLabels[measureStatus], measureStatusNext[measureStatus]),
      place: placeOf(list),
    }
  }
  const isOthers = afterItsDay[command] === 'notByHandler'
  if (isOthers && isByHandler && isLate({ status: measureStatus, dueOn: measureDueOn }, today))
    return { code: 'LATE_ONLY_ACCOUNTS', params: { day: measureDueOn ?? '—' }, place: placeOf(list) }
  return null
}

function fill(list: ObjectList, wanted: readonly ItemToFill[], { items }: ObjectListFacts): Decision {
  const known = new Map(items.map((item) => [item.number, item]))
  const seen = new Set<string>()
  for (const { values } of wanted) {
    if (seen.has(values.number)) return numberTaken(list, values.number)
    seen.add(values.number)
  }
  // Where the list has it otherwise, whoever fills it in is told: nothing they wrote is dropped in silence.
  const kept = wanted.flatMap(({ values }) => {
    const item = known.get(values.number)
    return item === undefined || isStillSet(item) || isSame(item, values) ? [] : [item]
  })
  if (kept[0] !== undefined) return notInStatus(list, kept[0])
  const fresh = wanted.filter(({ values }) => !known.has(values.number))
  const ever = everOf(list.counts)
  if (ever + fresh.length > objectLimits.items)
    return refuse({ code: 'OBJECTS_TOO_MANY', params: { limit: objectLimits.items }, place: placeOf(list) })
  const added = fresh.map(
    ({ itemId, values }, at): AddedItem => ({ itemId, ordinal: ever + at + 1, ...values }),
  )
  const changed = wanted.flatMap(({ values }): (ChangedItem & { number: string })[] => {
    const item = known.get(values.number)
    if (item === undefined || !isStillSet(item)) return []
    const changes = differing<ItemValues>(namesOf(itemFields), item, values)
    return namesOf(changes).length === 0 ? [] : [{ itemId: item.id, changes, number: values.number }]
  })
  return ok([...chunksOf(changed).map((chunk) => changedEvent(list, chunk)), ...addedEvents(list, added)])
}

// One that was voided is not there any more, whatever it was called.
function isSame(item: ListItem, values: ItemValues): boolean {
  return (
    item.status !== 'voided' && namesOf(differing<ItemValues>(namesOf(itemFields), item, values)).length === 0
  )
}

function addedEvents(list: ObjectList, added: readonly AddedItem[]): ObjectListEvent[] {
  let { counts } = list
  return chunksOf(added).map((items) => {
    counts = { ...counts, open: counts.open + items.length }
    const told = toldItems(
      items.map(({ number }) => number),
      list.unit,
    )
    return { type: 'objectList.itemsAdded', items, told, counts }
  })
}

function changedEvent(
  { unit }: ObjectList,
  chunk: readonly (ChangedItem & { readonly number: string })[],
): ObjectListEvent {
  return {
    type: 'objectList.itemsChanged',
    items: chunk.map(({ itemId, changes }) => ({ itemId, changes })),
    told: toldItems(
      chunk.map(({ number }) => number),
      unit,
    ),
  }
}

function change(list: ObjectList, wanted: Changes<typeof itemFields>, { items }: ObjectListFacts): Decision {
  const [item] = items
  if (item === undefined) return ok([])
  if (!isStillSet(item)) return notInStatus(list, item)
  const changes = differing<ItemValues>(namesOf(itemFields), item, wanted)
  if (namesOf(changes).length === 0) return ok([])
  return ok([changedEvent(list, [{ itemId: item.id, changes, number: changes.number ?? item.number }])])
}

// Whoever leaves is of no use to an object that waits to be crossed off either: it may be sent back.
function handOver(list: ObjectList, to: PersonId, { items }: ObjectListFacts): ObjectListEvent[] {
  const changed = items.map((item) => ({
    itemId: item.id,
    changes: { responsibleId: to },
    number: item.number,
  }))
  return chunksOf(changed).map((chunk) => changedEvent(list, chunk))
}

/** Whether what an object is can be set anew: whoever checks it, or has checked it, has to find what they read. */
export function isStillSet({ status }: Pick<ListItem, 'status'>): boolean {
  return status === 'open' || status === 'returned'
}

function sayDone(
  list: ObjectList,
  { sayingId, text, evidence }: Extract<ObjectListCommand, { type: 'sayDone' }>,
  { items }: ObjectListFacts,
): Decision {
  const unfit = items.find((item) => !isStillSet(item))
  if (unfit !== undefined) return notInStatus(list, unfit)
  if (text === '' && evidence.length === 0)
    return refuse({ code: 'OBJECT_PROOF_MISSING', place: placeOf(list) })
  const said = { type: 'objectList.itemsSaidDone', sayingId, text, evidence } as const
  return ok(items.length === 0 ? [] : [{ ...said, ...moved(list, items, 'said') }])
}

function crossOff(list: ObjectList, facts: ObjectListFacts): Decision {
  const { items, ladder, heldRungs, leftToThem, handlerId, countsFor } = facts
  const unfit = items.find(({ status }) => status !== 'said')
  if (unfit !== undefined) return notInStatus(list, unfit)
  const bySignature = new Map<string, Signing>()
  for (const item of items) {
    if (item.status !== 'said') continue
    const step = Math.min(item.signed.length, ladder.length - 1)
    const turn = rungAt(ladder, step)
    const rung = !heldRungs.includes(turn) && leftToThem.has(item.id) ? 'coordinator' : turn
    const before = [...item.said.doers, ...item.signed.flatMap(({ signers }) => signers)]
    const params = { number: item.number }
    if (rung === turn && !heldRungs.includes(turn)) {
      const { zh, en } = roleLabels[rung]
      return refuse({
        code: 'OBJECT_OTHER_RUNG',
        params: { ...params, role: zh, roleEn: en },
        place: placeOf(list),
      })
    }
    if (handlerId !== null && countsFor.includes(handlerId))
      return refuse({ code: 'OBJECT_OWN_MEASURE', params, place: placeOf(list) })
    if (before.some((one) => countsFor.includes(one)))
      return refuse({ code: 'OBJECT_OWN', params, place: placeOf(list) })
    const { items: those = [] } = bySignature.get(`${step} ${rung}`) ?? {}
    bySignature.set(`${step} ${rung}`, { step, rung, items: [...those, item] })
  }
  let counts = list.counts
  return ok(
    [...bySignature.values()].map(({ step, rung, items: those }): ObjectListEvent => {
      const isLast = step === ladder.length - 1
      const event = moved({ ...list, counts }, those, isLast ? 'done' : 'said')
      counts = event.counts
      return { type: 'objectList.itemsSigned', rung, isLast, ...event }
    }),
  )
}

/** What is signed alike at once. */
type Signing = {
  readonly step: number
  readonly rung: SigningRole
  readonly items: readonly ListItem[]
}

/** The rung of the ladder at a step. */
function rungAt(ladder: readonly SigningRole[], step: number): SigningRole {
  const rung = ladder[step]
  if (rung === undefined) throw new Error('a ladder of objects without a rung')
  return rung
}

type Moving = {
  readonly reason: string
  readonly event: 'objectList.itemsReturned' | 'objectList.itemsReopened' | 'objectList.itemsVoided'
  readonly from: readonly ItemStatus[]
  readonly to: ItemStatus
}

function moveBack(
  list: ObjectList,
  { items }: ObjectListFacts,
  { reason, event, from, to }: Moving,
): Decision {
  const unfit = items.find(({ status }) => !from.includes(status))
  if (unfit !== undefined) return notInStatus(list, unfit)
  if (reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(list) })
  return ok(items.length === 0 ? [] : [{ type: event, reason, ...moved(list, items, to) }])
}

function moved({ counts, unit }: ObjectList, items: readonly ListItem[], to: ItemStatus) {
  return {
    itemIds: items.map(({ id }) => id),
    told: toldItems(
      items.map(({ number }) => number),
      unit,
    ),
    counts: countsAfter(counts, items, to),
  }
}

/** Pieces that one entry each can hold. */
function chunksOf<One>(all: readonly One[]): One[][] {
  const chunks: One[][] = []
  for (let at = 0; at < all.length; at += objectLimits.chunk)
    chunks.push(all.slice(at, at + objectLimits.chunk))
  return chunks
}

function notInStatus(list: ObjectList, { number, status }: ListItem): Decision {
  const { zh, en } = itemStatusLabels[status]
  return refuse({
    code: 'OBJECT_NOT_IN_STATUS',
    params: { number, status: zh, statusEn: en },
    place: placeOf(list),
  })
}

function numberTaken(list: ObjectList, number: string): Decision {
  return refuse({ code: 'OBJECT_NUMBER_TAKEN', params: { number }, place: placeOf(list) })
}

function placeOf({ rectificationId, measureId }: Pick<ObjectList, 'rectificationId' | 'measureId'>): Place {
  return { kind: 'measure', rectificationId, measureId, field: 'objects' }
}
