import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { isShown } from '../people/put-away.queries.ts'
import { type MeasureInList, rowColumns, rowJoins, measure } from './measures.queries.ts'
import { workbenchRows } from './own-work.queries.ts'

const support = columnsOf('supports', 'support')
const supporter = columnsOf('organizations', 'supported')

/** A measure that a supporting department has yet to report on. */
export type OpenSupport = MeasureInList & {
  readonly supporter_id: OrganizationId
  readonly supporter_name: string
}

/** What waits for supporting departments: the first by their day, how many are late, and how many there are; each up to `mostCounted`. */
export type OpenSupports = {
  readonly first: readonly OpenSupport[]
  readonly late: number
  readonly open: number
}

/** What waits for some organizations as supporting departments. */
export async function readSupports(
  database: Database,
  organizationIds: readonly OrganizationId[],
  today: PlainDay,
): Promise<OpenSupports> {
  if (organizationIds.length === 0) return { first: [], late: 0, open: 0 }
  const rows = await prepared(
    database,
    sql<OpenSupport & { late: number; open: number }>`
      with listed as (
        select * from (${sql.join(organizationIds.map(firstOf), sql` union all `)}) as waiting
        order by waiting.due_on, waiting.measure_id limit ${sql.lit(workbenchRows)})
      select ${rowColumns}, ${supporter.id} as supporter_id, ${supporter.name} as supporter_name,
        ${countOf(organizationIds, sql`${support.due_on} < ${today}`)} as late,
        ${countOf(organizationIds, sql`true`)} as open
      from listed
      join ${measure} on ${measure.rectification_id} = listed.rectification_id and ${measure.id} = listed.measure_id
      join ${supporter} on ${supporter.id} = listed.organization_id
      ${rowJoins} order by ${measure.due_on}, ${measure.id}`,
  )
  return { first: rows, late: rows[0]?.late ?? 0, open: rows[0]?.open ?? 0 }
}

function firstOf(organizationId: OrganizationId): RawBuilder<unknown> {
  return sql`(
    select ${support.rectification_id}, ${support.measure_id}, ${support.organization_id}, ${support.due_on}
    from ${support} where ${support.organization_id} = ${organizationId} and ${isShown(support.rectification_id)}
    order by ${support.due_on}, ${support.measure_id} limit ${sql.lit(workbenchRows)})`
}

function countOf(
  organizationIds: readonly OrganizationId[],
  condition: RawBuilder<SqlBool>,
): RawBuilder<number> {
  return sql`(select count(*) from (
    select from ${support} where ${support.organization_id} = any(${[...organizationIds]}::uuid[])
      and ${isShown(support.rectification_id)} and ${condition} limit ${sql.lit(mostCounted + 1)}) as counted)`
}
