import type { PlainDay } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import { worksOn } from '../measures/late.ts'
import type { Measure } from '../measures/measure.ts'
import { countsFor, guisesOf } from '../people/guises.ts'
import { can, canSomewhere, type RightItem } from '../people/permissions.ts'
import { type Actor, type ActorHere, holds, holdsAnywhere } from '../people/role.ts'
import { holdsRung } from '../claims/holds-rung.ts'
import type { SigningRole } from '../templates/template.ts'
import type { ListItem } from './list-item.ts'
import type { ObjectList } from './object-list.ts'
import {
  decideObjectList,
  measureRefusal,
  type ObjectListCommand,
  type ObjectListFacts,
} from './object-list.decide.ts'
import { type ItemAction, itemActions, type ListAction } from './objects.contract.ts'

/** The measure of a list, as far as what can be done with its objects hangs on it. */
export type MeasureOfList = Pick<Measure, 'ownerId' | 'leaderId' | 'handlerId' | 'status' | 'dueOn'>

/** Somebody before a list of objects. */
export type ObjectsSight = {
  readonly actor: ActorHere
  readonly measure: MeasureOfList
  readonly ladder: readonly SigningRole[]
  readonly today: PlainDay
  /** Everybody who could sign a rung of the ladder; where nobody asks, nobody is taken to be missing. */
  readonly people?: readonly ActorHere[] | undefined
}

/**
 * Whether nobody is left to sign an object that was said to be done: everybody who holds the rung whose turn it is did the work or signed
 * before. Then it is in the hands of whoever coordinates.
 */
export function isLeftUnsigned(
  { measure, ladder, people }: Pick<ObjectsSight, 'measure' | 'ladder' | 'people'>,
  item: ListItem,
): boolean {
  if (people === undefined || item.status !== 'said') return false
  const rung = ladder[Math.min(item.signed.length, ladder.length - 1)]
  if (rung === undefined || rung === 'coordinator') return false
  const barred = [
    ...item.said.doers,
    ...item.signed.flatMap(({ signers }) => signers),
    ...(measure.handlerId === null ? [] : [measure.handlerId]),
  ]
  return !people
    .flatMap(guisesOf)
    .some(
      (person) => holdsRung(person, rung, measure) && !countsFor(person).some((one) => barred.includes(one)),
    )
}

/** What rights to objects hang on: who answers for their measure, and whether the person holds a rung of their ladder. */
export function itemOfObjects(
  sight: Omit<ObjectsSight, 'today'>,
  items: readonly ListItem[] = [],
): RightItem {
  const { actor, measure, ladder } = sight
  const { ownerId, leaderId, handlerId } = measure
  const isHolder = ladder.some((rung) => holdsRung(actor, rung, { ownerId, leaderId }))
  return { ownerId, leaderId, handlerId, holdsRung: isHolder || leftTo(sight, items).size > 0 }
}

/** The objects that nobody else is left to sign, where whoever asks coordinates. */
function leftTo(sight: Omit<ObjectsSight, 'today'>, items: readonly ListItem[]): ReadonlySet<ListItem['id']> {
  if (!holds(sight.actor, 'coordinator')) return new Set()
  return new Set(items.filter((item) => isLeftUnsigned(sight, item)).map(({ id: itemId }) => itemId))
}

/** What a decision on objects has to know of the measure and of whoever asks. */
export function factsOfObjects(sight: ObjectsSight, items: readonly ListItem[]): ObjectListFacts {
  const { actor, measure, ladder, today } = sight
  return {
    measureStatus: measure.status,
    measureDueOn: measure.dueOn,
    today,
    isByHandler: worksOn(actor, measure),
    items,
    ladder,
    leftToThem: leftTo(sight, items),
    heldRungs: ladder.filter((rung) => holdsRung(actor, rung, measure)),
    handlerId: measure.handlerId,
    countsFor: countsFor(actor),
  }
}

/** What a person can do with the list of a measure now, be it there or not. */
export function listActionsOf(sight: ObjectsSight, list: ObjectList | null): readonly ListAction[] {
  const facts = factsOfObjects(sight, [])
  const isNow = measureRefusal(list ?? nowhere, 'fill', facts) === null
  if (!isNow || !can(sight.actor, 'object.fill', itemOfObjects(sight))) return []
  return list === null ? ['begin'] : ['rename', 'fill']
}

/** Whether there can be a list that a person fills: asked before it is known which one is meant. */
export function mayFillLists(actor: Actor): boolean {
  return (
    canSomewhere(actor, 'object.fill') || holdsAnywhere(actor, 'head') || (actor.coordinated ?? []).length > 0
  )
}

const nil = '00000000-0000-0000-0000-000000000000'
const nowhere = { rectificationId: id<'rectification'>(nil), measureId: id<'measure'>(nil) }
const tried = '…'
const trials = {
  change: { type: 'change', changes: {} },
  sayDone: {
    type: 'sayDone',
    sayingId: id<'saying'>(nil),
    text: tried,
    evidence: [],
    lateReason: tried,
  },
  crossOff: { type: 'crossOff' },
  return: { type: 'return', reason: tried },
  reopen: { type: 'reopen', reason: tried },
  void: { type: 'void', reason: tried },
} as const satisfies { readonly [Action in ItemAction]: ObjectListCommand }

/** What a person can do with an object now. */
export function itemActionsOf(sight: ObjectsSight, list: ObjectList, item: ListItem): readonly ItemAction[] {
  const rights = itemOfObjects(sight, [item])
  const facts = factsOfObjects(sight, [item])
  return itemActions.filter(
    (action) =>
      can(sight.actor, `object.${action === 'change' ? 'fill' : action}`, rights) &&
      decideObjectList(list, trials[action], facts).ok,
  )
}
