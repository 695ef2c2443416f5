import { initialOf } from '../kernel/field.ts'
import type { ListItemId } from '../kernel/id.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'
import { countsFor } from '../people/guises.ts'
import { itemFields, type ListItem, type Said, saidOf, type SignedRung } from './list-item.ts'
import type { ObjectListEvent } from './object-list.ts'

/** The objects of a list, by id. */
export type PlayedItems = Map<ListItemId, ListItem>

/** Plays an event of a list over its objects. They are many, so that they are changed in place and not copied. */
export function playItems(items: PlayedItems, recorded: Recorded<ObjectListEvent>): void {
  const { event } = recorded
  switch (event.type) {
    case 'objectList.begun':
    case 'objectList.renamed':
    case 'objectList.lateExplained':
      return
    case 'objectList.itemsAdded':
      for (const { itemId, ...values } of event.items)
        items.set(itemId, { ...initialOf(itemFields), ...values, id: itemId, version: 1, status: 'open' })
      return
    case 'objectList.itemsChanged':
      for (const { itemId, changes } of event.items) {
        const item = itemIn(items, itemId)
        items.set(itemId, { ...item, ...changes, version: item.version + 1 })
      }
      return
    default:
      for (const itemId of event.itemIds) items.set(itemId, itemAfter(itemIn(items, itemId), recorded))
  }
}

type Moving = Exclude<
  ObjectListEvent,
  {
    type:
      | 'objectList.begun'
      | 'objectList.renamed'
      | 'objectList.lateExplained'
      | 'objectList.itemsAdded'
      | 'objectList.itemsChanged'
  }
>

function itemAfter(item: ListItem, recorded: Recorded<ObjectListEvent>): ListItem {
  const event = movingOf(recorded.event)
  const common = { ...commonOf(item), version: item.version + 1 }
  switch (event.type) {
    case 'objectList.itemsSaidDone':
      return { ...common, status: 'said', said: saidBy(recorded, event), signed: [] }
    case 'objectList.itemsSigned': {
      if (item.status !== 'said')
        throw new Error(`object ${item.id} was signed while nobody said that it is done`)
      const signed = [...item.signed, signedBy(recorded, event)]
      return { ...common, status: event.isLast ? 'done' : 'said', said: item.said, signed }
    }
    case 'objectList.itemsReturned':
    case 'objectList.itemsReopened':
      return { ...common, status: 'returned', reason: event.reason, said: saidOf(item) }
    case 'objectList.itemsVoided':
      return { ...common, status: 'voided', reason: event.reason, said: saidOf(item) }
    default:
      return event satisfies never
  }
}

function movingOf(event: ObjectListEvent): Moving {
  if ('itemIds' in event) return event
  throw new Error(`${event.type} moves no object`)
}

function itemIn(items: PlayedItems, itemId: ListItemId): ListItem {
  const item = items.get(itemId)
  if (item === undefined) throw new Error(`object ${itemId} is not in its list`)
  return item
}

function commonOf(item: ListItem) {
  const { id, ordinal, number, name, place, responsibleId, responsibleWords, dueOn } = item
  return { id, ordinal, number, name, place, responsibleId, responsibleWords, dueOn }
}

function saidBy(
  recorded: Recorded<ObjectListEvent>,
  { sayingId, text }: Extract<ObjectListEvent, { type: 'objectList.itemsSaidDone' }>,
): Said {
  const by = personBehind(recorded)
  return {
    sayingId,
    words: text,
    at: recorded.at,
    by,
    doers: countsFor({ personId: by, inPlaceOf: recorded.inPlaceOf }),
  }
}

function signedBy(
  recorded: Recorded<ObjectListEvent>,
  { rung }: Extract<ObjectListEvent, { type: 'objectList.itemsSigned' }>,
): SignedRung {
  const by = personBehind(recorded)
  return { rung, at: recorded.at, by, signers: countsFor({ personId: by, inPlaceOf: recorded.inPlaceOf }) }
}
