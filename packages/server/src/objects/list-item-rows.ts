import type { ListItem } from '@bihuan/core/objects/list-item.ts'
import { type ColumnsToKeep, promised } from '../kernel/row-store.ts'
import type { RowOf } from '../kernel/sql.ts'

/** An object as it lies in its table. */
export type ListItemRow = RowOf<'list_items'>

/** Its columns. */
export const listItemColumns = {
  rectification_id: 'fixed',
  id: 'fixed',
  object_list_id: 'fixed',
  ordinal: 'fixed',
  number: 'changing',
  name: 'changing',
  place: 'changing',
  responsible_id: 'changing',
  responsible_words: 'changing',
  due_on: 'changing',
  status: 'changing',
  reason: 'changing',
  said: 'changing',
  signed: 'changing',
  version: 'changing',
} as const satisfies ColumnsToKeep<'list_items'>

/** The object that a row holds. */
export function listItemOf(row: ListItemRow): ListItem {
  const common = {
    id: row.id,
    ordinal: row.ordinal,
    number: row.number,
    name: row.name,
    place: row.place,
    responsibleId: row.responsible_id,
    responsibleWords: row.responsible_words,
    dueOn: row.due_on,
    version: row.version,
  }
  const { status, said, signed } = row
  switch (status) {
    case 'open':
      return { ...common, status }
    case 'said':
    case 'done':
      return { ...common, status, said: promised(said, `what was said of object ${row.id}`), signed }
    case 'returned':
    case 'voided':
      return { ...common, status, reason: promised(row.reason, `the reason of object ${row.id}`), said }
    default:
      return status satisfies never
  }
}
