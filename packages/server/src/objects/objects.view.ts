import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { isLate } from '@bihuan/core/measures/late.ts'
import { countedOf, type ListItem, openOf } from '@bihuan/core/objects/list-item.ts'
import {
  isLeftUnsigned,
  itemActionsOf,
  listActionsOf,
  type ObjectsSight,
} from '@bihuan/core/objects/object-actions.ts'
import { isStillSet } from '@bihuan/core/objects/object-list.decide.ts'
import type { ObjectList } from '@bihuan/core/objects/object-list.ts'
import {
  itemActions,
  type ListAction,
  listActions,
  type ListItemView,
  type ObjectListView,
} from '@bihuan/core/objects/objects.contract.ts'
import { guisesOf } from '@bihuan/core/people/guises.ts'
import { type Actor, inBodies } from '@bihuan/core/people/role.ts'
import { type SigningRole, type Template, usualObjectLadder } from '@bihuan/core/templates/template.ts'
import { named } from '../told/timeline.view.ts'
import { type ListedItem, type ListHead, waysOf } from './objects.queries.ts'
import { listItemOf } from './list-item-rows.ts'
import { objectListOf } from './object-lists.store.ts'

/** By whom objects are crossed off, by the template of their rectification. */
export function objectLadderOf(template: Template | null): readonly SigningRole[] {
  return template?.objectLadder ?? usualObjectLadder
}

/** Whoever looks at objects, as each of whom they can act. */
export function sightsOf(
  head: Omit<ListHead, 'list' | 'late'>,
  {
    actor,
    today,
    ladder,
    of,
    people,
  }: Looking & { readonly of: RectificationId; readonly people?: readonly Actor[] },
): readonly ObjectsSight[] {
  const signers = people?.map((person) => inBodies(person, head.here, of))
  const measure = {
    ownerId: head.owner_id,
    leaderId: head.leader_id,
    handlerId: head.handler_id,
    status: head.status,
    dueOn: head.due_on,
  }
  return guisesOf(inBodies(actor, head.here, of)).map((guise) => ({
    actor: guise,
    measure,
    ladder,
    today,
    ...(signers && { people: signers }),
  }))
}

type Looking = {
  readonly actor: Actor
  readonly today: PlainDay
  readonly ladder: readonly SigningRole[]
}

/** The list for people to read. */
export function objectListView(
  list: ObjectList,
  { ladder, head, today }: Omit<Looking, 'actor'> & { readonly head: ListHead },
): ObjectListView {
  const { id, name, unit, counts, version } = list
  return {
    id,
    name,
    unit,
    counts: { ...counts },
    open: openOf(counts),
    counted: countedOf(counts),
    late: head.late,
    ladder: [...ladder],
    asksWhy: isLate({ status: head.status, dueOn: head.due_on }, today),
    version,
  }
}

/** What can be done with the list, as any of those as whom the person can act. */
export function listCan(sights: readonly ObjectsSight[], list: ObjectList | null): ListAction[] {
  const all = sights.flatMap((sight) => listActionsOf(sight, list))
  return listActions.filter((action) => all.includes(action))
}

/** On which day objects are looked at, and as whom somebody does; as nobody where nothing is done with them. */
export type ItemSight = Omit<Looking, 'actor'> & { readonly sights: readonly ObjectsSight[] }

/** An object for people to read, with what this person can do with it. */
export function listItemView(
  row: ListedItem,
  list: ObjectList,
  { sights, today, ladder }: ItemSight,
): ListItemView {
  const item = listItemOf(row)
  const can = sights.flatMap((sight) => itemActionsOf(sight, list, item))
  return {
    id: item.id,
    ordinal: item.ordinal,
    number: item.number,
    name: item.name,
    place: item.place,
    responsible: named(row.responsible_id, row.responsible_name),
    responsibleWords: item.responsibleWords,
    dueOn: item.dueOn,
    status: item.status,
    isLate: isStillSet(item) && item.dueOn !== null && item.dueOn < today,
    reason: row.reason,
    back: backView(row),
    ...saidView(row),
    waitsFor: sights.some((sight) => isLeftUnsigned(sight, item)) ? 'coordinator' : waitsFor(item, ladder),
    version: item.version,
    can: itemActions.filter((action) => can.includes(action)),
  }
}

function backView({ back }: ListedItem): ListItemView['back'] {
  if (back === null) return null
  const { type, reason, at, by, name } = back
  return { how: waysOf[type], reason, at, by: { id: by, name } }
}

function saidView({
  said,
  signed,
  names,
  evidence,
  late_reason,
}: ListedItem): Pick<ListItemView, 'said' | 'signed'> {
  return {
    said:
      said === null
        ? null
        : {
            words: said.words,
            lateReason: late_reason,
            at: said.at,
            by: { id: said.by, name: names?.said ?? '' },
            evidence: evidence ?? [],
          },
    signed: signed.map(({ rung, at, by }, step) => ({
      rung,
      at,
      by: { id: by, name: names?.signed[step] ?? '' },
    })),
  }
}

function waitsFor(item: ListItem, ladder: readonly SigningRole[]): SigningRole | null {
  if (item.status !== 'said') return null
  return ladder[item.signed.length] ?? ladder.at(-1) ?? null
}

/** The list of a head; null where the measure has none. */
export function listIn({ list }: ListHead): ObjectList | null {
  return list === null ? null : objectListOf(list)
}
