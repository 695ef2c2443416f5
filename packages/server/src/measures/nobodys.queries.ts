import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { RawBuilder } from 'kysely'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { hasWorkingAccount } from '../people/posts.queries.ts'
import { isOrganizationShown, isPersonShown } from '../people/put-away.queries.ts'
import { measureInScope } from '../people/read-scope.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'
import { type ListedMeasure, listedColumns, listedJoins } from './measures.queries.ts'

const measure = columnsOf('measures', 'measure')
const measures = columnsOf('measures', 'measures')
const task = columnsOf('parts', 'task')
const person = columnsOf('persons', 'person')
const organization = columnsOf('organizations', 'organization')
const post = columnsOf('appointments', 'post')
const working = columnsOf('persons', 'working')

/** People whose account has ended, or who hold no post any more. */
const whoLeft = sql`
  select ${person.id} from ${person} where ${isPersonShown(person)} and (${person.is_deactivated}
    or not exists (select from ${post} where ${post.person_id} = ${person.id}))`

/** Organizations that are closed, or have neither a head nor a handler with an account. */
const whatEnded = sql`
  select ${organization.id} from ${organization} where ${isOrganizationShown(organization)}
    and (${organization.closed_on} is not null or not exists (
      select from ${post} join ${working} on ${working.id} = ${post.person_id}
      where ${post.organization_id} = ${organization.id} and ${post.role} in ('head', 'handler')
        and ${hasWorkingAccount(working)}))`

type Found = { readonly within: readonly string[]; readonly ids: readonly string[]; readonly total: number }

/**
 * Open measures that name somebody who has left, or an organization in which nobody is left, themselves or in a part that is
 * still to be done: one page, the most urgent first, with the number of all up to `mostCounted`. Each who left is looked up in the index of what they have, so that
 * it takes as long as there are such people, however many measures there are.
 */
export async function measuresOfNobody(
  database: Database,
  page: { readonly scope: ReadScope; readonly limit: number; readonly offset: number },
): Promise<{ readonly measures: readonly ListedMeasure[]; readonly total: number }> {
  const { scope, limit, offset } = page
  const most = sql.lit(mostCounted + 1)
  const [found] = await prepared(
    database,
    sql<Found>`
      with listed as (
        select first.* from (${theirs(scope, sql`${limit}::integer + ${offset}::integer`)}) as first
        order by first.due_on, first.id limit ${limit} offset ${offset})
      select array(select listed.rectification_id from listed order by listed.due_on, listed.id) as within,
        array(select listed.id from listed order by listed.due_on, listed.id) as ids,
        (select count(*)::integer from (
          select from (${theirs(scope, most)}) as counted limit ${most}) as every) as total`,
  )
  if (found === undefined || found.ids.length === 0) return { measures: [], total: found?.total ?? 0 }
  // A statement of its own: how many there are is not guessed, so that the rows are found by their keys.
  const rows = await prepared(
    database,
    sql<ListedMeasure>`
      select ${listedColumns} from unnest(${[...found.within]}::uuid[], ${[...found.ids]}::uuid[])
        as listed (rectification_id, id)
      join ${measure} on ${measure.rectification_id} = listed.rectification_id and ${measure.id} = listed.id
      ${listedJoins} order by ${measure.due_on}, ${measure.id}`,
  )
  return { measures: rows, total: found.total }
}

function theirs(scope: ReadScope, most: RawBuilder<unknown>): RawBuilder<unknown> {
  const part = (who: 'handler_id' | 'leader_id' | 'owner_id', gone: RawBuilder<unknown>) => sql`
    select found.rectification_id, found.id, found.due_on from (${gone}) as gone cross join lateral (
      select ${measures.rectification_id}, ${measures.id}, ${measures.due_on} from ${measures}
      where ${measures[who]} = gone.id and ${isStillOpen(measures)} and ${measureInScope(scope, measures)}
      order by ${measures.due_on}, ${measures.id} limit ${most}) as found`
  const below = (who: 'handler_id' | 'unit_id', gone: RawBuilder<unknown>) => sql`
    select found.rectification_id, found.id, found.due_on from (${gone}) as gone cross join lateral (
      select ${measures.rectification_id}, ${measures.id}, ${measures.due_on} from ${task}
      join ${measures} on ${measures.rectification_id} = ${task.rectification_id} and ${measures.id} = ${task.measure_id}
      where ${task[who]} = gone.id and ${task.status} in ('given', 'returned')
        and ${isStillOpen(measures)} and ${measureInScope(scope, measures)}
      order by ${measures.due_on}, ${measures.id} limit ${most}) as found`
  return sql`${below('handler_id', whoLeft)} union ${below('unit_id', whatEnded)}
    union ${part('handler_id', whoLeft)} union ${part('leader_id', whoLeft)} union ${part('owner_id', whatEnded)}`
}
