import type { Change } from '../kernel/entry.ts'
import type { ImportedReportId, MeasureId, PersonId, RectificationId, TakeOverId } from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { decideMeasure } from '../measures/measure.decide.ts'
import type { MeasureEvent } from '../measures/measure.events.ts'
import { measureKind } from '../measures/measure.kind.ts'
import type { Measure } from '../measures/measure.ts'
import { type SigningRefusal, signingRefusal } from '../people/confirmation.ts'
import { can } from '../people/permissions.ts'
import { countsFor, guisesOf } from '../people/guises.ts'
import { type ActorHere, holds, type Role } from '../people/role.ts'
import { takeOverKind } from './take-over.kind.ts'
import type { TakeOver, TakeOverEvent, TakeOverItem } from './take-over.ts'

/** What matters of a measure on a list, as it is now, with the last words of a source about it. */
export type ListedItem = {
  readonly measure: Pick<Measure, 'id' | 'status' | 'evidenceCount' | 'doers' | 'rectificationId'>
  readonly lastReportId: ImportedReportId | null
  /** Who brought these words in: by a document, or in words of their own. */
  readonly saidHereBy: PersonId | null
  /** Whether they name a day after the measure was entered here: work on it belongs on the ladder then. */
  readonly isDoneSince: boolean
}

/** The measures of a list by id. */
export type ListedItems = ReadonlyMap<string, ListedItem>

/** A list with its measures as they are now, and everybody with a working account who could confirm it. */
export type TakeOverCase<Person extends ActorHere = ActorHere> = {
  readonly list: TakeOver
  readonly listed: ListedItems
  readonly people: readonly Person[]
}

/** Why measures cannot be listed. */
export type ListingRefusal = Refusal<'LIST_OUTDATED' | 'LIST_NOT_PENDING' | 'DONE_SINCE'>

/** Why a list cannot be confirmed or returned. */
export type ConfirmingRefusal =
  | SigningRefusal
  | Refusal<
      | 'LIST_NOT_PENDING'
      | 'NOT_ALLOWED'
      | 'OWN_CLAIM'
      | 'DEPUTY_OF_DOER'
      | 'PRINCIPAL_CONFIRMS'
      | 'LIST_OUTDATED'
      | 'REASON_MISSING'
    >

/** Whether a measure can still be listed: nobody here has begun, reported or proved anything. Assigned it may be. */
export function isBeforeWork({ status, evidenceCount }: Pick<Measure, 'status' | 'evidenceCount'>): boolean {
  return status === 'planned' && evidenceCount === 0
}

/** Lists measures that the source calls done. */
export function listTakeOver(
  made: {
    readonly takeOverId: TakeOverId
    readonly rectificationId: RectificationId
    readonly items: readonly TakeOverItem[]
  },
  listed: ListedItems,
): Result<Change<TakeOverEvent>[], ListingRefusal> {
  const refusal = listingRefusal(made.items, listed)
  if (refusal !== null) return refuse(refusal)
  const event = { type: 'takeOver.listed', ...made } as const
  return ok([changeOf(takeOverKind, made.takeOverId, event)])
}

/** Lists other measures in place of those on a list that waits: what was seen of it before is confirmed no more. */
export function changeTakeOver(
  list: TakeOver,
  items: readonly TakeOverItem[],
  listed: ListedItems,
): Result<Change<TakeOverEvent>[], ListingRefusal> {
  if (list.status !== 'pending') return refuse({ code: 'LIST_NOT_PENDING' })
  const refusal = listingRefusal(items, listed)
  if (refusal !== null) return refuse(refusal)
  return ok([onList(list, { type: 'takeOver.listChanged', items })])
}

/** Takes a list back. */
export function withdrawTakeOver(list: TakeOver): Result<Change<TakeOverEvent>[], ListingRefusal> {
  if (list.status !== 'pending') return refuse({ code: 'LIST_NOT_PENDING' })
  return ok([onList(list, { type: 'takeOver.withdrawn' })])
}

/** Confirms a list: each of its measures is closed as done before the record was begun, or none. */
export function confirmTakeOver(
  taken: TakeOverCase & { readonly measures: ReadonlyMap<string, Measure> },
  actor: ActorHere,
): Result<Change<TakeOverEvent | MeasureEvent>[], ConfirmingRefusal> {
  const { list, listed, measures } = taken
  const refusal = confirmerRefusal(actor, taken) ?? outdatedRefusal(list.items, listed)
  if (refusal !== null) return refuse(refusal)
  const changes: Change<TakeOverEvent | MeasureEvent>[] = [onList(list, { type: 'takeOver.confirmed' })]
  for (const { measureId, importedReportId } of list.items) {
    const measure = measures.get(measureId)
    if (measure === undefined) throw new Error(`measure ${measureId} of list ${list.id} was not loaded`)
    const command = { type: 'closeBefore', takeOverId: list.id, importedReportId } as const
    const decided = decideMeasure(measure, command, { findingStatus: 'open' })
    if (!decided.ok) throw new Error(`measure ${measureId} of list ${list.id}: ${decided.refusal.code}`)
    for (const event of decided.value) changes.push(changeOf(measureKind, measureId, event))
  }
  return ok(changes)
}

/** Returns a list for a reason. */
export function returnTakeOver(
  taken: TakeOverCase,
  reason: string,
  actor: ActorHere,
): Result<Change<TakeOverEvent>[], ConfirmingRefusal> {
  const refusal = confirmerRefusal(actor, taken)
  if (refusal !== null) return refuse(refusal)
  if (reason === '') return refuse({ code: 'REASON_MISSING' })
  return ok([onList(taken.list, { type: 'takeOver.returned', reason })])
}

/** Who confirms lists: principals; inspectors only where no principal is left who may. */
const confirmerRoles = ['principal', 'inspector'] as const satisfies readonly Role[]

/** Who can confirm a list, and in which role; null where nobody is left. */
export function takeOverConfirmers<Person extends ActorHere>({
  list,
  listed,
  people,
}: TakeOverCase<Person>): { readonly role: Role; readonly people: readonly Person[] } | null {
  const hands = handsIn(list, listed)
  const able = people.flatMap(guisesOf).filter((person) => isApart(person, hands))
  for (const role of confirmerRoles) {
    const those = able.filter((person) => holds(person, role))
    if (those.length > 0)
      return { role, people: [...new Map(those.map((one) => [one.personId, one])).values()] }
  }
  return null
}

function isApart(actor: ActorHere, hands: ReadonlySet<PersonId>): boolean {
  return countsFor(actor).every((person) => !hands.has(person))
}

/** Why somebody neither confirms nor returns a list; null when they may. */
export function confirmerRefusal(actor: ActorHere, taken: TakeOverCase): ConfirmingRefusal | null {
  const refusals = guisesOf(actor).map((guise) => refusalOfConfirmer(guise, taken))
  return refusals.includes(null) ? null : (refusals[0] ?? { code: 'NOT_ALLOWED' })
}

function refusalOfConfirmer(actor: ActorHere, taken: TakeOverCase): ConfirmingRefusal | null {
  const { list, listed } = taken
  if (list.status !== 'pending') return { code: 'LIST_NOT_PENDING' }
  if (!can(actor, 'takeOver.confirm')) return { code: 'NOT_ALLOWED' }
  const hands = handsIn(list, listed)
  if (hands.has(actor.personId)) return { code: 'OWN_CLAIM' }
  if (!isApart(actor, hands)) return { code: 'DEPUTY_OF_DOER' }
  // A principal apart is who confirms, also where those who could be asked are others: the sample's people have no accounts.
  if (holds(actor, 'principal')) return signingRefusal(actor)
  const confirmers = takeOverConfirmers(taken)
  if (confirmers !== null && !holds(actor, confirmers.role)) return { code: 'PRINCIPAL_CONFIRMS' }
  return signingRefusal(actor)
}

/**
 * The measures that were listed and can be closed by it no more: work on them has begun since, or a source says
 * something else of them.
 */
export function outdatedOf(items: readonly TakeOverItem[], listed: ListedItems): MeasureId[] {
  return items.flatMap(({ measureId, importedReportId }) => {
    const item = listed.get(measureId)
    const isAsListed = item !== undefined && isBeforeWork(item.measure)
    return isAsListed && item.lastReportId === importedReportId ? [] : [measureId]
  })
}

function outdatedRefusal(
  items: readonly TakeOverItem[],
  listed: ListedItems,
): Refusal<'LIST_OUTDATED'> | null {
  const outdated = outdatedOf(items, listed)
  const [first] = outdated
  if (first === undefined) return null
  return { code: 'LIST_OUTDATED', params: { outdated: outdated.length }, ...placeOf(first, listed) }
}

function listingRefusal(
  items: readonly TakeOverItem[],
  listed: ListedItems,
): Refusal<'LIST_OUTDATED' | 'DONE_SINCE'> | null {
  const since = items.filter(({ measureId }) => listed.get(measureId)?.isDoneSince === true)
  const [first] = since
  if (first === undefined) return outdatedRefusal(items, listed)
  return { code: 'DONE_SINCE', params: { since: since.length }, ...placeOf(first.measureId, listed) }
}

function placeOf(measureId: MeasureId, listed: ListedItems): Pick<Refusal<'LIST_OUTDATED'>, 'place'> {
  const rectificationId = listed.get(measureId)?.measure.rectificationId
  return rectificationId === undefined ? {} : { place: { kind: 'measure', rectificationId, measureId } }
}

// Whoever listed it, brought in the words that it rests on, or did the work of any of its measures.
function handsIn(list: TakeOver, listed: ListedItems): ReadonlySet<PersonId> {
  return new Set([
    ...list.listers,
    ...list.items.flatMap(({ measureId }) => {
      const item = listed.get(measureId)
      if (item === undefined) return []
      return item.saidHereBy === null ? item.measure.doers : [...item.measure.doers, item.saidHereBy]
    }),
  ])
}

function onList(list: TakeOver, event: TakeOverEvent): Change<TakeOverEvent> {
  return changeOf(takeOverKind, list.id, event)
}

export const takeOverActions = ['change', 'withdraw', 'confirm', 'return'] as const
export type TakeOverAction = (typeof takeOverActions)[number]

/** What somebody can do with a list now, and why what they have the right to is refused. */
export function takeOverActionsOf(
  actor: ActorHere,
  taken: TakeOverCase,
): { readonly can: TakeOverAction[]; readonly refusal: ConfirmingRefusal | null } {
  if (taken.list.status !== 'pending') return { can: [], refusal: null }
  const ofList: TakeOverAction[] = can(actor, 'takeOver.list') ? ['change', 'withdraw'] : []
  if (!can(actor, 'takeOver.confirm')) return { can: ofList, refusal: null }
  const notConfirmer = confirmerRefusal(actor, taken)
  if (notConfirmer !== null) return { can: ofList, refusal: notConfirmer }
  const outdated = outdatedRefusal(taken.list.items, taken.listed)
  return {
    can: [...ofList, ...(outdated === null ? (['confirm'] as const) : []), 'return'],
    refusal: outdated,
  }
}
