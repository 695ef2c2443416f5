import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const measure = columnsOf('measures', 'measure')
const rectification = columnsOf('rectifications', 'rectification')
const fallen = columnsOf('fallen_due', 'fallen')

/** A measure of which a day may have gone by. */
export type FallingDue = { readonly rectificationId: RectificationId; readonly measureId: MeasureId }

/** The day until which it is written down what fell due, without that day itself; null where that was never done. */
export async function fallenUntil(db: Db): Promise<PlainDay | null> {
  const { rows } = await sql<{
    untilOn: PlainDay
  }>`select ${fallen.until_on} as "untilOn" from ${fallen}`.execute(db)
  return rows[0]?.untilOn ?? null
}

/**
 * Open measures whose day lies from a day on and before another, and those with check-ins whose day has gone by before: of these
 * a later one may have. Nothing of what is put away, archived or voided. In the order of their rectifications, after one.
 */
export async function fallingDue(
  db: Db,
  {
    from,
    before,
    after,
    limit,
  }: {
    readonly from: PlainDay
    readonly before: PlainDay
    readonly after: FallingDue | null
    readonly limit: number
  },
): Promise<readonly FallingDue[]> {
  const isOpen = sql`${measure.status} in ('planned', 'underway', 'returned', 'reopened')`
  const found = sql`select ${measure.rectification_id}, ${measure.id} from ${measure} where ${isOpen}`
  const { rows } = await sql<FallingDue>`
    select measure.rectification_id as "rectificationId", measure.id as "measureId"
    from (
      ${found} and ${measure.due_on} >= ${from} and ${measure.due_on} < ${before}
      union all ${found} and ${measure.due_on} < ${from} and ${measure.check_in_every} <> 'none') as measure
    join ${rectification} on ${rectification.id} = measure.rectification_id
    where ${rectification.put_away} is null and ${rectification.archived_at} is null
      and (${after?.rectificationId ?? null}::uuid is null
        or (measure.rectification_id, measure.id) > (${after?.rectificationId ?? null}::uuid, ${after?.measureId ?? null}::uuid))
    order by measure.rectification_id, measure.id limit ${limit}`.execute(db)
  return rows
}
