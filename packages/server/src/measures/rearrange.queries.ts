import type { FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')

/** The ids of all measures below some findings. */
export function measuresBelow(
  rectificationId: RectificationId,
  findingIds: readonly FindingId[],
): Question<readonly MeasureId[]> {
  return question(
    sql<{ id: MeasureId }>`
    select ${measure.id} from ${measure}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.finding_id} = any(${[...findingIds]}::uuid[])`,
    (rows) => rows.map(({ id }) => id),
  )
}

/** The ids of the findings above some measures. */
export function findingsAbove(
  rectificationId: RectificationId,
  measureIds: readonly MeasureId[],
): Question<readonly FindingId[]> {
  return question(
    sql<{ id: FindingId }>`
    select distinct ${measure.finding_id} as id from ${measure}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = any(${[...measureIds]}::uuid[])`,
    (rows) => rows.map(({ id }) => id),
  )
}

/** The ids of all findings of a rectification. */
export function findingsIn(rectificationId: RectificationId): Question<readonly FindingId[]> {
  return question(
    sql<{ id: FindingId }>`
    select ${finding.id} from ${finding} where ${finding.rectification_id} = ${rectificationId}`,
    (rows) => rows.map(({ id }) => id),
  )
}
