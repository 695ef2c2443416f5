import { planVersionKind } from '@bihuan/core/plan/plan-version.kind.ts'
import type { PlanVersion } from '@bihuan/core/plan/plan-version.ts'
import { type ColumnsToKeep, instant, rowStore } from '../kernel/row-store.ts'
import { columnsOf, type RowOf, sql } from '../kernel/sql.ts'
import type { SubjectStore } from '../kernel/subject-store.ts'

/** A version of a plan as it lies in its table. */
export type PlanVersionRow = RowOf<'plan_versions'>

/** How its columns are kept. */
export const planVersionColumns = {
  rectification_id: 'fixed',
  id: 'fixed',
  number: 'fixed',
  approved_on: 'fixed',
  meeting_id: 'fixed',
  paper: 'fixed',
  note: 'fixed',
  recorded_by: 'fixed',
  recorded_at: 'fixed',
  findings: 'fixed',
  measures: 'fixed',
  version: 'changing',
} as const satisfies ColumnsToKeep<'plan_versions'>

const approved = columnsOf('plan_versions', 'approved')

/** Versions of plans. */
export const planVersionStore: SubjectStore<typeof planVersionKind> = rowStore({
  kind: planVersionKind,
  table: 'plan_versions',
  isBelowRectification: true,
  columns: planVersionColumns,
  toRow: (plan) => ({
    rectification_id: plan.rectificationId,
    id: plan.id,
    number: plan.number,
    approved_on: plan.approvedOn,
    meeting_id: plan.meetingId,
    paper: plan.paper,
    note: plan.note,
    recorded_by: plan.recordedBy,
    recorded_at: new Date(plan.recordedAt),
    findings: plan.findings,
    measures: plan.measures,
    version: plan.version,
  }),
  fromRow: planVersionOf,
  planVersion: (chainId) =>
    sql`(select max(${approved.number}) from ${approved} where ${approved.rectification_id} = ${chainId})`,
})

/** The version of a plan that a row holds. */
export function planVersionOf(row: PlanVersionRow): PlanVersion {
  return {
    id: row.id,
    rectificationId: row.rectification_id,
    number: row.number,
    approvedOn: row.approved_on,
    meetingId: row.meeting_id,
    paper: row.paper,
    note: row.note,
    recordedBy: row.recorded_by,
    recordedAt: instant(row.recorded_at),
    findings: row.findings,
    measures: row.measures,
    version: row.version,
  }
}
