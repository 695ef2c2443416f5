import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { MeasureId, OrganizationId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { Part } from '@bihuan/core/measures/part.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { type Columns, columnsOf, everyOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { dueSoonDaysOf } from '../templates/due-soon.queries.ts'
import { isShown } from '../people/put-away.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'
import { partColumns, partOf, type PartRow } from './parts.store.ts'

const task = columnsOf('parts', 'task')
const tasks = columnsOf('parts')
const unit = columnsOf('organizations', 'unit')
const doer = columnsOf('persons', 'doer')
const measure = columnsOf('measures', 'measure')
const split = columnsOf('measures', 'split')
const organizations = columnsOf('organizations', 'organizations')

/** A part with the names that it is shown with, and who owns its measure and until when that runs. */
export type ListedPart = PartRow & {
  readonly unit_name: string
  readonly handler_name: string | null
  readonly owner_id: OrganizationId | null
  readonly measure_due_on: PlainDay | null
  readonly measure_status: Measure['status']
  readonly due_soon_days: number
}

const listedColumns = sql`${everyOf(task, partColumns)}, ${unit.name} as unit_name, ${doer.name} as handler_name,
  ${measure.owner_id}, ${measure.due_on} as measure_due_on, ${measure.status} as measure_status,
  ${dueSoonDaysOf(task.rectification_id)} as due_soon_days`
const listedJoins = sql`
  join ${measure} on ${measure.rectification_id} = ${task.rectification_id} and ${measure.id} = ${task.measure_id}
  join ${unit} on ${unit.id} = ${task.unit_id} left join ${doer} on ${doer.id} = ${task.handler_id}`

type OfMeasure = { readonly rectificationId: RectificationId; readonly measureId: MeasureId }

/** The parts of a measure, in their order; whoever reads the measure reads them. */
export function listedParts({ rectificationId, measureId }: OfMeasure): Question<readonly ListedPart[]> {
  return question(
    sql<ListedPart>`select ${listedColumns} from ${task} ${listedJoins}
      where ${task.rectification_id} = ${rectificationId} and ${task.measure_id} = ${measureId}
      order by ${task.ordinal}`,
    (rows) => rows,
  )
}

/** The same as records, for what they add up to. */
export function partsOfMeasure({ rectificationId, measureId }: OfMeasure): Question<readonly Part[]> {
  return question(
    sql<PartRow>`select ${everyOf(task, partColumns)} from ${task}
      where ${task.rectification_id} = ${rectificationId} and ${task.measure_id} = ${measureId}
      order by ${task.ordinal}`,
    (rows) => rows.map(partOf),
  )
}

/** Whether an organization lies below another in the tree, at whatever depth. */
export function isUnitBelow(
  unitId: OrganizationId,
  measureId: MeasureId,
  rectificationId: RectificationId,
): Question<boolean> {
  return question(
    sql<{ isBelow: boolean }>`
      ${withAbove(unitId)}
      select exists (select from above join ${measure} on ${measure.owner_id} = above.over
        where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}) as "isBelow"`,
    ([row]) => row?.isBelow === true,
  )
}

/** Organizations above a unit at whatever height, before a statement, as `above.over`. */
export function withAbove(unitId: OrganizationId): RawBuilder<unknown> {
  return sql`with recursive above (over) as (
      select ${organizations.parent_id} from ${organizations} where ${organizations.id} = ${unitId}
      union
      select ${organizations.parent_id} from ${organizations} join above on ${organizations.id} = above.over)`
}

/** Parts by their keys, in the order in which these stand. */
export function readPartsFound(
  database: Database,
  keys: readonly { readonly rectification_id: RectificationId; readonly id: string }[],
): Promise<readonly ListedPart[]> {
  return prepared(
    database,
    sql<ListedPart>`
      select ${listedColumns} from unnest(${keys.map((key) => key.rectification_id)}::uuid[],
        ${keys.map((key) => key.id)}::uuid[]) with ordinality as listed (rectification_id, id, place)
      join ${task} on ${task.rectification_id} = listed.rectification_id and ${task.id} = listed.id
      ${listedJoins} order by listed.place`,
  )
}

/** Whose parts are asked for: a person's own, those of units that they head or of which they own the measure as its head, and those that nobody does in their units. */
export type PartWork = {
  readonly personId: PersonId
  readonly heads: readonly OrganizationId[]
  readonly handles: readonly OrganizationId[]
}

/** Parts that wait for somebody: the first by their day, how many are late, and how many there are; each up to `mostCounted`. */
export type OpenParts = {
  readonly first: readonly ListedPart[]
  readonly late: number
  readonly open: number
}

/** So many are shown before a list says only how many there are. */
const shownParts = 20

/** The parts that wait for somebody to report on them, and those reported that wait for the head of whoever owns their measure. */
export async function readOpenParts(database: Database, work: PartWork, today: PlainDay): Promise<OpenParts> {
  const rows = await prepared(
    database,
    sql<ListedPart & { late: number; open: number }>`
      with listed as (
        select * from (${waiting(work, sql`true`, sql.lit(shownParts))}) as mine
        order by mine.due_on, mine.id limit ${sql.lit(shownParts)})
      select ${listedColumns}, ${countOf(work, sql`${tasks.due_on} < ${today}`)} as late,
        ${countOf(work, sql`true`)} as open
      from listed join ${task} on ${task.rectification_id} = listed.rectification_id and ${task.id} = listed.id
      ${listedJoins} order by ${task.due_on}, ${task.id}`,
  )
  return { first: rows, late: rows[0]?.late ?? 0, open: rows[0]?.open ?? 0 }
}

function countOf(work: PartWork, condition: RawBuilder<SqlBool>): RawBuilder<number> {
  const most = sql.lit(mostCounted + 1)
  return sql`(select count(*) from (select from (${waiting(work, condition, most)}) as mine limit ${most}) as counted)`
}

function waiting(
  work: PartWork,
  condition: RawBuilder<SqlBool>,
  limit: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const rows: Columns<'parts'> = columnsOf('parts', 'parts')
  const toReport = sql<SqlBool>`${rows.status} in ('given', 'returned')`
  const whose = [
    sql<SqlBool>`${tasks.handler_id} = ${work.personId}::uuid`,
    ...work.heads.map((unitId) => sql<SqlBool>`${tasks.unit_id} = ${unitId}::uuid`),
    ...work.handles.map(
      (unitId) => sql<SqlBool>`${tasks.unit_id} = ${unitId}::uuid and ${tasks.handler_id} is null`,
    ),
  ]
  // Found by the owner of its measure, of which few are split at a time.
  const toCheck = work.heads.map(
    (
      ownerId,
    ) => sql<SqlBool>`${rows.status} = 'reported' and (${rows.rectification_id}, ${rows.measure_id}) in (
      select ${split.rectification_id}, ${split.id} from ${split}
      where ${split.owner_id} = ${ownerId}::uuid and ${split.parts_open} > 0)`,
  )
  const reasons = [...whose.map((isTheirs) => sql<SqlBool>`${toReport} and ${isTheirs}`), ...toCheck]
  return sql.join(
    reasons.map(
      (isTheirs) => sql`(
        select ${rows.rectification_id}, ${rows.id}, ${rows.due_on} from ${rows}
        where ${isTheirs} and ${condition}
          and ${isShown(rows.rectification_id)} and exists (
            select from ${measure} where ${measure.rectification_id} = ${rows.rectification_id}
              and ${measure.id} = ${rows.measure_id} and ${isStillOpen(measure)})
        order by ${rows.due_on}, ${rows.id} limit ${limit})`,
    ),
    sql` union `,
  )
}
