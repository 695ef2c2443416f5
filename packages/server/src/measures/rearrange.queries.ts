import type { FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { RawBuilder } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isVoided } from '../people/put-away.queries.ts'

const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const list = columnsOf('object_lists', 'list')

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

/** Those of some measures that have a list of objects. */
export function measuresListed(
  rectificationId: RectificationId,
  ids: readonly MeasureId[],
): Question<readonly MeasureId[]> {
  return question(
    sql<{ id: MeasureId }>`
    select ${list.measure_id} as id from ${list}
    where ${list.rectification_id} = ${rectificationId} and ${list.measure_id} = any(${[...ids]}::uuid[])`,
    (rows) => rows.map(({ id }) => id),
  )
}

/** The rectifications voided as a whole that some measures have links to. */
export function goneBehindMeasures(
  rectificationId: RectificationId,
  ids: readonly MeasureId[],
): Question<readonly RectificationId[]> {
  return goneBehind(sql`${measure}`, measure, { rectificationId, ids })
}

/** The same of findings. */
export function goneBehindFindings(
  rectificationId: RectificationId,
  ids: readonly FindingId[],
): Question<readonly RectificationId[]> {
  return goneBehind(sql`${finding}`, finding, { rectificationId, ids })
}

function goneBehind(
  table: RawBuilder<unknown>,
  row: Pick<Columns<'measures'> | Columns<'findings'>, 'rectification_id' | 'id' | 'further'>,
  { rectificationId, ids }: { readonly rectificationId: RectificationId; readonly ids: readonly string[] },
): Question<readonly RectificationId[]> {
  return question(
    sql<{ id: RectificationId }>`
    select distinct link."rectificationId" as id
    from ${table} cross join jsonb_to_recordset(${row.further}) as link ("rectificationId" uuid)
    where ${row.rectification_id} = ${rectificationId} and ${row.id} = any(${[...ids]}::uuid[])
      and ${isVoided(sql`link."rectificationId"`)}`,
    (rows) => rows.map(({ id }) => id),
  )
}
