import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { dueSoonDays } from '@bihuan/core/measures/light.ts'
import type { OwnWork } from '@bihuan/core/people/own-work.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { isShown } from '../people/put-away.queries.ts'
import { type ListedMeasure, listedColumns, listedJoins } from './measures.queries.ts'

const measure = columnsOf('measures', 'measure')
const rectification = columnsOf('rectifications', 'rectifications')
const ofMeasures = columnsOf('measures')
const measures = columnsOf('measures', 'measures')

/** How many rows the workbench shows of a list before it leads to the ledger. */
export const workbenchRows = 50

type Counts = { readonly late: number; readonly today: number; readonly open: number }

/** What a workbench shows: the first rows of each list, and how many there are of each, by rectification. */
export type Workbench = {
  readonly late: readonly ListedMeasure[]
  readonly today: readonly ListedMeasure[]
  readonly rectifications: readonly (Counts & { readonly id: RectificationId; readonly name: string })[]
}

/** What is a person's work now: late, and due soon or sent back. What waits for a check is late as well, but comes last. */
export async function readWorkbench(database: Database, work: OwnWork, today: PlainDay): Promise<Workbench> {
  const first = (list: 'late' | 'today', condition: RawBuilder<SqlBool>): RawBuilder<unknown> => sql`(
    select ${ofMeasures.rectification_id}, ${ofMeasures.id}, ${sql.lit(list)} as list from mine where ${condition}
    order by ${ofMeasures.status} = 'submitted', ${ofMeasures.due_on}, ${ofMeasures.id}
      limit ${sql.lit(workbenchRows)})`
  const [rows, rectifications] = await Promise.all([
    prepared(
      database,
      sql<ListedMeasure & { list: 'late' | 'today' }>`
        with mine as materialized (${openMeasuresOf(work)}),
          listed as (${first('late', isLate(today))} union all ${first('today', isSoon(today))})
        select ${listedColumns}, listed.list from listed
        join ${measure} on ${measure.rectification_id} = listed.rectification_id and ${measure.id} = listed.id
        ${listedJoins} order by ${measure.status} = 'submitted', ${measure.due_on}, ${measure.id}`,
    ),
    prepared(
      database,
      sql<Workbench['rectifications'][number]>`
        with mine as materialized (${openMeasuresOf(work)})
        select ${rectification.id}, ${rectification.name}, counted.late, counted.today, counted.open from (
          select ${ofMeasures.rectification_id}, count(*) as open, count(*) filter (where ${isLate(today)}) as late,
            count(*) filter (where ${isSoon(today)}) as today
          from mine group by ${ofMeasures.rectification_id}
        ) as counted join ${rectification} on ${rectification.id} = counted.rectification_id
        order by ${rectification.id} desc`,
    ),
  ])
  return {
    late: rows.filter(({ list }) => list === 'late'),
    today: rows.filter(({ list }) => list === 'today'),
    rectifications,
  }
}

/** One page of all that is a person's open work, the most urgent first, with the number of all. */
export async function openMeasuresOfMine(
  database: Database,
  page: { readonly work: OwnWork; readonly limit: number; readonly offset: number },
): Promise<{ readonly measures: readonly ListedMeasure[]; readonly total: number }> {
  const rows = await prepared(
    database,
    sql<ListedMeasure & { total: number }>`
      with mine as materialized (${openMeasuresOf(page.work)}), listed as (
        select ${ofMeasures.rectification_id}, ${ofMeasures.id} from mine order by ${ofMeasures.due_on},
          ${ofMeasures.id} limit ${page.limit} offset ${page.offset})
      select ${listedColumns}, (select count(*) from mine) as total from listed
      join ${measure} on ${measure.rectification_id} = listed.rectification_id and ${measure.id} = listed.id
      ${listedJoins} order by ${measure.due_on}, ${measure.id}`,
  )
  return { measures: rows, total: rows[0]?.total ?? 0 }
}

/** Whether a row of `measures` is somebody's work, open or closed: the same rule as `ownWork` of core. */
export function isOwnWork(work: OwnWork, measure: Columns<'measures'>): RawBuilder<SqlBool> {
  const conditions = conditionsOf(work, measure).map((condition) => sql`(${condition})`)
  return sql`(${sql.join(conditions, sql` or `)})`
}

// One part for each condition, so that each finds its index.
function openMeasuresOf(work: OwnWork): RawBuilder<unknown> {
  return sql.join(
    conditionsOf(work, measures).map(
      (condition) => sql`
        select ${ofMeasures.rectification_id}, ${ofMeasures.id}, ${ofMeasures.due_on}, ${ofMeasures.status},
          ${ofMeasures.time_class} from ${measures}
        where ${ofMeasures.status} <> 'closed' and ${isShown(measures.rectification_id)} and ${condition}`,
    ),
    sql` union `,
  )
}

function conditionsOf(work: OwnWork, measure: Columns<'measures'>): RawBuilder<SqlBool>[] {
  if (work.kind !== 'own') return [work.kind === 'all' ? sql`true` : sql`false`]
  return [
    sql`${measure.handler_id} = ${work.personId}::uuid`,
    sql`${measure.leader_id} = ${work.personId}::uuid`,
    sql`${measure.owner_id} = any(${[...work.heads]}::uuid[])`,
    sql`${measure.owner_id} = any(${[...work.handles]}::uuid[]) and ${measure.handler_id} is null`,
  ]
}

function isLate(today: PlainDay): RawBuilder<SqlBool> {
  return sql`coalesce(${ofMeasures.due_on} < ${today}, false)`
}

function isSoon(today: PlainDay): RawBuilder<SqlBool> {
  return sql`${ofMeasures.status} <> 'submitted' and not coalesce(${ofMeasures.due_on} < ${today}, false)
    and (${ofMeasures.due_on} <= ${addDays(today, dueSoonDays)} or ${ofMeasures.status} in ('returned', 'reopened')
      or ${ofMeasures.time_class} = 'immediate')`
}
