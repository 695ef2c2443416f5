import { type Fields, type Values } from '../kernel/field.ts'
import type { ListItemId, PersonId, SayingId } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { SigningRole } from '../templates/template.ts'

/** How far an object of a list is. */
export const itemStatusLabels = {
  open: { zh: '未完成', en: 'Open' },
  returned: { zh: '已退回', en: 'Sent back' },
  said: { zh: '待核销', en: 'Said to be done' },
  done: { zh: '已核销', en: 'Crossed off' },
  voided: { zh: '已作废', en: 'Voided' },
} as const satisfies Record<string, Bilingual>
export type ItemStatus = keyof typeof itemStatusLabels

/** Within which bounds lists of objects are kept. */
export const objectLimits = {
  /** In one list, and in one file. */
  items: 20_000,
  /** Said to be done, crossed off or sent back by one command. */
  atOnce: 500,
  /** In one entry of the journal. */
  chunk: 500,
  files: 20,
  name: 40,
  unit: 10,
} as const

/** What people set on an object (对象): one of the 67 firms or 26 rivers that a measure crosses off one by one. */
export const itemFields = {
  number: {
    type: 'text',
    atMost: 40,
    initial: '',
    label: { zh: '编号', en: 'number' },
    heading: { zh: '编号', en: 'Number' },
  },
  name: {
    type: 'text',
    atMost: 200,
    initial: '',
    label: { zh: '名称', en: 'name' },
    heading: { zh: '名称', en: 'Name' },
  },
  place: {
    type: 'text',
    atMost: 200,
    initial: '',
    label: { zh: '地点', en: 'place' },
    heading: { zh: '地点', en: 'Place' },
  },
  responsibleId: {
    type: 'person',
    as: 'handler',
    initial: null,
    label: { zh: '责任人', en: 'person responsible' },
    heading: { zh: '责任人', en: 'Responsible' },
  },
  // Whoever has no account here: the contact of a firm, the chief of a river.
  responsibleWords: {
    type: 'text',
    atMost: 100,
    initial: '',
    label: { zh: '责任人（系统外）', en: 'responsible, without an account' },
    heading: { zh: '责任人（系统外）', en: 'Responsible (no account)' },
  },
  dueOn: {
    type: 'day',
    initial: null,
    label: { zh: '完成时限', en: 'due date' },
    heading: { zh: '时限', en: 'Due' },
  },
} as const satisfies Fields
export type ItemValues = Values<typeof itemFields>

/** That an object is done, as somebody said it. Those who are said to be done together share words and files. */
export type Said = {
  readonly sayingId: SayingId
  readonly words: string
  readonly at: string
  readonly by: PersonId
  /** Everybody for whom it counts: whoever said it, and whoever’s place they acted in. None of them crosses it off. */
  readonly doers: readonly PersonId[]
}

/** A rung of the ladder of objects that somebody has signed. */
export type SignedRung = {
  readonly rung: SigningRole
  readonly at: string
  readonly by: PersonId
  readonly signers: readonly PersonId[]
}

type CommonOfItem = ItemValues & {
  readonly id: ListItemId
  /** Its place in the list, from 1, as it was added. */
  readonly ordinal: number
  readonly version: number
}

/** An object of a list (对象). It is no record of its own: what becomes of it is told by the entries of its list. */
export type ListItem = CommonOfItem &
  (
    | { readonly status: 'open' }
    | { readonly status: 'said' | 'done'; readonly said: Said; readonly signed: readonly SignedRung[] }
    | { readonly status: 'returned' | 'voided'; readonly reason: string; readonly said: Said | null }
  )

/** How many objects of a list are in each status. */
export type ItemCounts = Readonly<Record<ItemStatus, number>>

/** A list without objects. */
export const noItems: ItemCounts = { open: 0, returned: 0, said: 0, done: 0, voided: 0 }

/** How many objects are in each status after some went from one to another. */
export function countsAfter(counts: ItemCounts, items: readonly ListItem[], status: ItemStatus): ItemCounts {
  const after = { ...counts }
  for (const item of items) {
    after[item.status] -= 1
    after[status] += 1
  }
  return after
}

/** How many objects are still to be crossed off: what was said to be done too, as long as nobody has checked it. */
export function openOf({ open, returned, said }: ItemCounts): number {
  return open + returned + said
}

/** How many objects count: those that were voided do not. */
export function countedOf(counts: ItemCounts): number {
  return openOf(counts) + counts.done
}

/** How many objects a list ever had. */
export function everOf(counts: ItemCounts): number {
  return countedOf(counts) + counts.voided
}

/** What was said of an object last; null where nobody has. */
export function saidOf(item: ListItem): Said | null {
  return 'said' in item ? item.said : null
}
