import type { PlainDay } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import { worksOn } from '../measures/late.ts'
import type { Measure } from '../measures/measure.ts'
import { countsFor } from '../people/guises.ts'
import { can, canSomewhere, type RightItem } from '../people/permissions.ts'
import { type Actor, type ActorHere, holdsAnywhere } from '../people/role.ts'
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
}

/** What rights to objects hang on: who answers for their measure, and whether the person holds a rung of their ladder. */
export function itemOfObjects({ actor, measure, ladder }: Omit<ObjectsSight, 'today'>): RightItem {
  const { ownerId, leaderId, handlerId } = measure
  const holds = ladder.some((rung) => holdsRung(actor, rung, { ownerId, leaderId }))
  return { ownerId, leaderId, handlerId, holdsRung: holds }
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
  const rights = itemOfObjects(sight)
  const facts = factsOfObjects(sight, [item])
  return itemActions.filter(
    (action) =>
      can(sight.actor, `object.${action === 'change' ? 'fill' : action}`, rights) &&
      decideObjectList(list, trials[action], facts).ok,
  )
}
