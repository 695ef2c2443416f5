import type { ListItemId, MeasureId, ObjectListId, RectificationId, SayingId } from '../kernel/id.ts'
import type { Recorded } from '../kernel/recorded.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { SigningRole } from '../templates/template.ts'
import type { HashedEvidence } from '../told/evidence.ts'
import { type ItemCounts, type ItemValues, noItems } from './list-item.ts'

/**
 * What a measure crosses off one by one (对象清单): 67 firms, 26 rivers, 2,487 hazards. The list is the record; its objects are rows that
 * follow from its entries.
 */
export type ObjectList = {
  readonly id: ObjectListId
  readonly rectificationId: RectificationId
  readonly measureId: MeasureId
  readonly name: string
  /** In what its objects are counted: 家, 条, 处. */
  readonly unit: string
  readonly counts: ItemCounts
  readonly version: number
}

/** An object as it is added. */
export type AddedItem = ItemValues & { readonly itemId: ListItemId; readonly ordinal: number }

/** An object that is set anew. */
export type ChangedItem = { readonly itemId: ListItemId; readonly changes: Partial<ItemValues> }

/** Objects that went on together, how people call them, and how many the list has in each status then. */
type Moved = {
  readonly itemIds: readonly ListItemId[]
  readonly told: Bilingual
  readonly counts: ItemCounts
}

/** What can happen to a list. One entry tells of many objects: see `objectLimits.chunk`. */
export type ObjectListEvent =
  | {
      readonly type: 'objectList.begun'
      readonly objectListId: ObjectListId
      readonly rectificationId: RectificationId
      readonly measureId: MeasureId
      readonly name: string
      readonly unit: string
    }
  | {
      readonly type: 'objectList.renamed'
      readonly changes: Partial<Pick<ObjectList, 'name' | 'unit'>>
    }
  | {
      readonly type: 'objectList.itemsAdded'
      readonly items: readonly AddedItem[]
      readonly told: Bilingual
      readonly counts: ItemCounts
    }
  | {
      readonly type: 'objectList.itemsChanged'
      readonly items: readonly ChangedItem[]
      readonly told: Bilingual
    }
  /** Why a late measure's objects are only now said to be done: see `measure.lateExplained`. */
  | { readonly type: 'objectList.lateExplained'; readonly reason: string }
  | ({
      readonly type: 'objectList.itemsSaidDone'
      readonly sayingId: SayingId
      readonly text: string
      readonly evidence: readonly HashedEvidence[]
    } & Moved)
  | ({
      readonly type: 'objectList.itemsSigned'
      readonly rung: SigningRole
      /** Whether it was the last rung, so that they are crossed off. */
      readonly isLast: boolean
    } & Moved)
  | ({ readonly type: 'objectList.itemsReturned'; readonly reason: string } & Moved)
  | ({ readonly type: 'objectList.itemsReopened'; readonly reason: string } & Moved)
  | ({ readonly type: 'objectList.itemsVoided'; readonly reason: string } & Moved)

/** The list after an event; the first event makes it. */
export function evolveObjectList(list: ObjectList | null, { event }: Recorded<ObjectListEvent>): ObjectList {
  if (event.type === 'objectList.begun') {
    if (list !== null) throw new Error(`the list of objects ${list.id} was begun twice`)
    const { type: _, objectListId, ...details } = event
    return { ...details, id: objectListId, counts: noItems, version: 1 }
  }
  if (list === null) throw new Error(`${event.type} came before objectList.begun`)
  const version = list.version + 1
  switch (event.type) {
    case 'objectList.renamed':
      return { ...list, ...event.changes, version }
    case 'objectList.itemsChanged':
    case 'objectList.lateExplained':
      return { ...list, version }
    case 'objectList.itemsAdded':
    case 'objectList.itemsSaidDone':
    case 'objectList.itemsSigned':
    case 'objectList.itemsReturned':
    case 'objectList.itemsReopened':
    case 'objectList.itemsVoided':
      return { ...list, counts: event.counts, version }
    default:
      return event satisfies never
  }
}
