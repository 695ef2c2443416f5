import type { Part } from '@bihuan/core/measures/part.ts'
import { partKind } from '@bihuan/core/measures/part.kind.ts'
import { type ColumnsToKeep, promised, rowStore } from '../kernel/row-store.ts'
import type { RowOf } from '../kernel/sql.ts'
import type { SubjectStore } from '../kernel/subject-store.ts'

/** A part as it lies in its table. */
export type PartRow = RowOf<'parts'>

/** How its columns are kept. */
export const partColumns = {
  rectification_id: 'fixed',
  id: 'fixed',
  measure_id: 'fixed',
  ordinal: 'fixed',
  unit_id: 'changing',
  text: 'fixed',
  handler_id: 'changing',
  due_on: 'changing',
  status: 'changing',
  reason: 'changing',
  last_report: 'changing',
  version: 'changing',
} as const satisfies ColumnsToKeep<'parts'>

/** Parts of measures. */
export const partStore: SubjectStore<typeof partKind> = rowStore({
  kind: partKind,
  table: 'parts',
  isBelowRectification: true,
  columns: partColumns,
  toRow: (part) => ({
    rectification_id: part.rectificationId,
    id: part.id,
    measure_id: part.measureId,
    ordinal: part.ordinal,
    unit_id: part.unitId,
    text: part.text,
    handler_id: part.handlerId,
    due_on: part.dueOn,
    status: part.status,
    reason: part.status === 'returned' || part.status === 'dropped' ? part.reason : null,
    last_report: part.lastReport,
    version: part.version,
  }),
  fromRow: partOf,
})

/** The part that a row holds. */
export function partOf(row: PartRow): Part {
  const common = {
    id: row.id,
    rectificationId: row.rectification_id,
    measureId: row.measure_id,
    ordinal: row.ordinal,
    unitId: row.unit_id,
    handlerId: row.handler_id,
    dueOn: row.due_on,
    text: row.text,
    lastReport: row.last_report,
    version: row.version,
  }
  const { status } = row
  return status === 'returned' || status === 'dropped'
    ? { ...common, status, reason: promised(row.reason, `the reason of part ${row.id}`) }
    : { ...common, status }
}
