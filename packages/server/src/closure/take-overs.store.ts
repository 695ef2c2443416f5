import { takeOverKind } from '@bihuan/core/closure/take-over.kind.ts'
import { type TakeOver } from '@bihuan/core/closure/take-over.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import { instant, promised, rowStore } from '../kernel/row-store.ts'
import type { RowOf } from '../kernel/sql.ts'
import type { SubjectStore } from '../kernel/subject-store.ts'

/** A list of measures that were done before the record was begun, as it lies in its table. */
export type TakeOverRow = RowOf<'take_overs'>

/** Lists of measures that were done before the record was begun. */
export const takeOverStore: SubjectStore<typeof takeOverKind> = rowStore({
  kind: takeOverKind,
  table: 'take_overs',
  isBelowRectification: true,
  columns: {
    rectification_id: 'fixed',
    id: 'fixed',
    items: 'changing',
    measure_ids: 'changing',
    listed_by: 'changing',
    listed_at: 'changing',
    listers: 'changing',
    status: 'changing',
    decided_by: 'changing',
    decided_at: 'changing',
    reason: 'changing',
    version: 'changing',
  },
  toRow: takeOverRow,
  fromRow: takeOverOf,
})

function takeOverRow(list: TakeOver): TakeOverRow {
  const { by, at } = decisionOn(list)
  return {
    rectification_id: list.rectificationId,
    id: list.id,
    items: list.items,
    measure_ids: list.items.map(({ measureId }) => measureId),
    listed_by: list.listedBy,
    listed_at: new Date(list.listedAt),
    listers: list.listers,
    status: list.status,
    decided_by: by,
    decided_at: at === null ? null : new Date(at),
    reason: list.status === 'returned' ? list.reason : null,
    version: list.version,
  }
}

function decisionOn(list: TakeOver): { readonly by: PersonId | null; readonly at: string | null } {
  switch (list.status) {
    case 'pending':
      return { by: null, at: null }
    case 'confirmed':
      return { by: list.confirmedBy, at: list.confirmedAt }
    case 'returned':
      return { by: list.returnedBy, at: list.returnedAt }
    case 'withdrawn':
      return { by: null, at: list.withdrawnAt }
    default:
      return list satisfies never
  }
}

/** The list that a row holds. */
export function takeOverOf(row: TakeOverRow): TakeOver {
  const listing = {
    id: row.id,
    rectificationId: row.rectification_id,
    items: row.items,
    listedBy: row.listed_by,
    listedAt: instant(row.listed_at),
    listers: row.listers,
    version: row.version,
  }
  const by = (): PersonId => promised(row.decided_by, `who decided on list ${row.id}`)
  const at = (): string => instant(promised(row.decided_at, `when list ${row.id} was decided`))
  switch (row.status) {
    case 'pending':
      return { ...listing, status: 'pending' }
    case 'confirmed':
      return { ...listing, status: 'confirmed', confirmedBy: by(), confirmedAt: at() }
    case 'returned': {
      const reason = promised(row.reason, `the reason of list ${row.id}`)
      return { ...listing, status: 'returned', returnedBy: by(), returnedAt: at(), reason }
    }
    case 'withdrawn':
      return { ...listing, status: 'withdrawn', withdrawnAt: at() }
    default:
      return row.status satisfies never
  }
}
