import { day } from '../kernel/day.ts'
import { noon, sampleId } from '../kernel/given.testing.ts'
import type { ItemStatus, ItemValues, ListItem, Said, SignedRung } from './list-item.ts'
import { noItems } from './list-item.ts'
import type { ObjectList } from './object-list.ts'

type Wanted = Partial<ItemValues> & {
  readonly id?: ListItem['id']
  readonly status?: ItemStatus
  readonly said?: Said
  readonly signed?: readonly SignedRung[]
}

/** Who says in tests that objects are done. */
export const sayer = sampleId<'person'>(2)

const usualSaid: Said = {
  sayingId: sampleId<'saying'>(1),
  words: '已整改',
  at: noon,
  by: sayer,
  doers: [sayer],
}

/** An object for tests: open unless said otherwise. */
export function anItem(wanted: Wanted = {}): ListItem {
  const { status = 'open', said = usualSaid, signed = [], ...rest } = wanted
  const common = { ...usual, ...rest }
  switch (status) {
    case 'open':
      return { ...common, status }
    case 'said':
    case 'done':
      return { ...common, status, said, signed }
    case 'returned':
    case 'voided':
      return { ...common, status, reason: '缺照片', said: status === 'returned' ? said : null }
    default:
      return status satisfies never
  }
}

const usual = {
  id: sampleId<'listItem'>(1),
  ordinal: 1,
  number: '1',
  name: '甲',
  place: '',
  responsibleId: null,
  responsibleWords: '',
  dueOn: day('2026-06-30'),
  version: 1,
}

/** A list of 67 firms for tests, of which nothing is done. */
export function anObjectList(wanted: Partial<ObjectList> = {}): ObjectList {
  return {
    id: sampleId<'objectList'>(1),
    rectificationId: sampleId<'rectification'>(1),
    measureId: sampleId<'measure'>(1),
    name: '违规排污企业',
    unit: '家',
    counts: { ...noItems, open: 67 },
    version: 1,
    ...wanted,
  }
}
