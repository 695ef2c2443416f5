import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { dueSoonDays } from '@bihuan/core/measures/light.ts'
import type { OwnWork } from '@bihuan/core/people/own-work.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { isShown } from '../people/put-away.queries.ts'
import { type ListedMeasure, listedColumns, listedJoins } from './measures.queries.ts'

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
    select rectification_id, id, ${sql.lit(list)} as list from mine where ${condition}
    order by status = 'submitted', due_on, id limit ${sql.lit(workbenchRows)})`
  const [rows, rectifications] = await Promise.all([
    prepared(
      database,
      sql<ListedMeasure & { list: 'late' | 'today' }>`
        with mine as materialized (${openMeasuresOf(work)}),
          listed as (${first('late', isLate(today))} union all ${first('today', isSoon(today))})
        select ${listedColumns}, listed.list from listed
        join measures as measure on measure.rectification_id = listed.rectification_id and measure.id = listed.id
        ${listedJoins} order by measure.status = 'submitted', measure.due_on, measure.id`,
    ),
    prepared(
      database,
      sql<Workbench['rectifications'][number]>`
        with mine as materialized (${openMeasuresOf(work)})
        select rectifications.id, rectifications.name, counted.late, counted.today, counted.open from (
          select rectification_id, count(*) as open, count(*) filter (where ${isLate(today)}) as late,
            count(*) filter (where ${isSoon(today)}) as today
          from mine group by rectification_id
        ) as counted join rectifications on rectifications.id = counted.rectification_id
        order by rectifications.id desc`,
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
        select rectification_id, id from mine order by due_on, id limit ${page.limit} offset ${page.offset})
      select ${listedColumns}, (select count(*) from mine) as total from listed
      join measures as measure on measure.rectification_id = listed.rectification_id and measure.id = listed.id
      ${listedJoins} order by measure.due_on, measure.id`,
  )
  return { measures: rows, total: rows[0]?.total ?? 0 }
}

/** Whether the row of `measures` under this alias is somebody's work, open or closed: the same rule as `ownWork` of core. */
export function isOwnWork(work: OwnWork, alias: string): RawBuilder<SqlBool> {
  const conditions = conditionsOf(work, alias).map((condition) => sql`(${condition})`)
  return sql`(${sql.join(conditions, sql` or `)})`
}

// One part for each condition, so that each finds its index.
function openMeasuresOf(work: OwnWork): RawBuilder<unknown> {
  return sql.join(
    conditionsOf(work, 'measures').map(
      (condition) => sql`
        select rectification_id, id, due_on, status, time_class from measures
        where status <> 'closed' and ${isShown(sql`measures.rectification_id`)} and ${condition}`,
    ),
    sql` union `,
  )
}

function conditionsOf(work: OwnWork, alias: string): RawBuilder<SqlBool>[] {
  if (work.kind !== 'own') return [work.kind === 'all' ? sql`true` : sql`false`]
  const measure = sql.table(alias)
  return [
    sql`${measure}.handler_id = ${work.personId}::uuid`,
    sql`${measure}.leader_id = ${work.personId}::uuid`,
    sql`${measure}.owner_id = any(${[...work.heads]}::uuid[])`,
    sql`${measure}.owner_id = any(${[...work.handles]}::uuid[]) and ${measure}.handler_id is null`,
  ]
}

function isLate(today: PlainDay): RawBuilder<SqlBool> {
  return sql`coalesce(due_on < ${today}, false)`
}

function isSoon(today: PlainDay): RawBuilder<SqlBool> {
  return sql`status <> 'submitted' and not coalesce(due_on < ${today}, false)
    and (due_on <= ${addDays(today, dueSoonDays)} or status in ('returned', 'reopened')
      or time_class = 'immediate')`
}
