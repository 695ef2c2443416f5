import { type PassingDuty, passingDuties } from '@bihuan/core/hand-over/passing-duties.ts'
import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { mostNobodysFindings } from '@bihuan/core/measures/nobodys.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { RawBuilder } from 'kysely'
import { begunWords } from '../kernel/begun-words.queries.ts'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { hasWorkingAccount } from '../people/posts.queries.ts'
import { isOrganizationShown, isPersonShown } from '../people/put-away.queries.ts'
import { findingInScope, measureInScope } from '../people/read-scope.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'
import { calledNumber } from '../told/finding-number.queries.ts'
import { type MeasureInList, rowColumns, rowJoins } from './measures.queries.ts'

const measure = columnsOf('measures', 'measure')
const measures = columnsOf('measures', 'measures')
const task = columnsOf('parts', 'task')
const finding = columnsOf('findings', 'finding')
const objects = columnsOf('object_lists', 'objects')
const item = columnsOf('list_items', 'item')
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

/** Each of both once for a statement: there are a dozen ways to name them, and each would go through all people again. */
const gone = sql`who_left as materialized (${whoLeft}), what_ended as materialized (${whatEnded})`
const [left, ended] = [sql`select who_left.id from who_left`, sql`select what_ended.id from what_ended`]

type Found = { readonly within: readonly string[]; readonly ids: readonly string[]; readonly total: number }

/**
 * Open measures that name somebody who has left, or an organization in which nobody is left, themselves, in a part that is
 * still to be done or for an object that is not crossed off: one page, the most urgent first, with the number of all up to `mostCounted`. Each who left is looked up in the index of what they have, so that
 * it takes as long as there are such people, however many measures there are.
 */
export async function measuresOfNobody(
  database: Database,
  page: { readonly scope: ReadScope; readonly limit: number; readonly offset: number },
): Promise<{ readonly measures: readonly MeasureInList[]; readonly total: number }> {
  const { scope, limit, offset } = page
  const most = sql.lit(mostCounted + 1)
  const [found] = await prepared(
    database,
    sql<Found>`
      with ${gone}, found as materialized (
        ${theirs(scope, sql`greatest(${limit}::integer + ${offset}::integer, ${most})`)}),
      listed as (
        select first.* from (select * from found) as first order by first.due_on, first.id limit ${limit} offset ${offset})
      select array(select listed.rectification_id from listed order by listed.due_on, listed.id) as within,
        array(select listed.id from listed order by listed.due_on, listed.id) as ids,
        (select count(*)::integer from (select from found limit ${most}) as every) as total`,
  )
  if (found === undefined || found.ids.length === 0) return { measures: [], total: found?.total ?? 0 }
  // A statement of its own: how many there are is not guessed, so that the rows are found by their keys.
  const rows = await prepared(
    database,
    sql<MeasureInList>`
      select ${rowColumns} from unnest(${[...found.within]}::uuid[], ${[...found.ids]}::uuid[])
        as listed (rectification_id, id)
      join ${measure} on ${measure.rectification_id} = listed.rectification_id and ${measure.id} = listed.id
      ${rowJoins} order by ${measure.due_on}, ${measure.id}`,
  )
  return { measures: rows, total: found.total }
}

/** A finding in nobody’s hands. */
export type NobodysFinding = {
  readonly rectificationId: RectificationId
  readonly id: string
  readonly name: string
}

/** Open findings that themselves name somebody who has left, or an organization in which nobody is left. */
export function findingsOfNobody(database: Database, scope: ReadScope): Promise<readonly NobodysFinding[]> {
  const most = sql.lit(mostNobodysFindings)
  return prepared(
    database,
    sql<NobodysFinding>`
      with ${gone} select ${finding.rectification_id} as "rectificationId", ${finding.id},
        concat_ws(' ', nullif(${calledNumber(finding)}, ''), ${begunWords(finding.title, 120)}) as name
      from ${finding} where ${finding.id} in (${everyOne('finding', scope, most)})
      order by ${finding.rectification_id}, ${finding.ordinal} limit ${most}`,
  )
}

type Gone = (scope: ReadScope, most: RawBuilder<unknown>) => RawBuilder<unknown>

/**
 * What of each duty that passes to a successor is in nobody’s hands: a duty that hand-over lists stands here too, or this does not
 * compile. Whoever supports answers for nothing, so that what they support is not without hands when they are gone.
 */
const goneOf: Readonly<Record<PassingDuty, Gone | null>> = {
  'measure.handler': ofMeasure('handler_id', left),
  'measure.leader': ofMeasure('leader_id', left),
  'measure.owner': ofMeasure('owner_id', ended),
  'measure.supporter': null,
  'part.handler': ofPart('handler_id', left),
  'part.unit': ofPart('unit_id', ended),
  'objectList.responsible': ofObjects,
  'finding.leader': ofFinding('leader_id', left),
  'finding.owner': ofFinding('owner_id', ended),
  'finding.supporter': null,
}

function theirs(scope: ReadScope, most: RawBuilder<unknown>): RawBuilder<unknown> {
  return everyOne('measure', scope, most)
}

/** All that is gone of findings, or of everything that is done below a measure. */
function everyOne(
  of: 'finding' | 'measure',
  scope: ReadScope,
  most: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const found = passingDuties.flatMap((duty) => {
    const gone = goneOf[duty]
    return gone !== null && duty.startsWith('finding.') === (of === 'finding') ? [gone(scope, most)] : []
  })
  return sql.join(found, sql` union `)
}

function ofMeasure(who: 'handler_id' | 'leader_id' | 'owner_id', gone: RawBuilder<unknown>): Gone {
  return (scope, most) => sql`
    select found.rectification_id, found.id, found.due_on from (${gone}) as gone cross join lateral (
      select ${measures.rectification_id}, ${measures.id}, ${measures.due_on} from ${measures}
      where ${measures[who]} = gone.id and ${isStillOpen(measures)} and ${measureInScope(scope, measures)}
      order by ${measures.due_on}, ${measures.id} limit ${most}) as found`
}

function ofPart(who: 'handler_id' | 'unit_id', gone: RawBuilder<unknown>): Gone {
  return (scope, most) => sql`
    select found.rectification_id, found.id, found.due_on from (${gone}) as gone cross join lateral (
      select ${measures.rectification_id}, ${measures.id}, ${measures.due_on} from ${task}
      join ${measures} on ${measures.rectification_id} = ${task.rectification_id} and ${measures.id} = ${task.measure_id}
      where ${task[who]} = gone.id and ${task.status} in ('given', 'returned')
        and ${isStillOpen(measures)} and ${measureInScope(scope, measures)}
      order by ${measures.due_on}, ${measures.id} limit ${most}) as found`
}

function ofObjects(scope: ReadScope, most: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select found.rectification_id, found.id, found.due_on from (${left}) as gone cross join lateral (
      select ${measures.rectification_id}, ${measures.id}, ${measures.due_on} from ${measures}
      where (${measures.rectification_id}, ${measures.id}) in (
          select ${objects.rectification_id}, ${objects.measure_id} from ${item}
          join ${objects} on ${objects.rectification_id} = ${item.rectification_id} and ${objects.id} = ${item.object_list_id}
          where ${item.responsible_id} = gone.id and ${item.status} in ('open', 'returned'))
        and ${isStillOpen(measures)} and ${measureInScope(scope, measures)}
      order by ${measures.due_on}, ${measures.id} limit ${most}) as found`
}

function ofFinding(who: 'leader_id' | 'owner_id', gone: RawBuilder<unknown>): Gone {
  return (scope, most) => sql`
    select found.id from (${gone}) as gone cross join lateral (
      select ${finding.id} from ${finding}
      where ${finding[who]} = gone.id and ${isStillOpen(finding)} and ${findingInScope(scope, finding)}
      order by ${finding.id} limit ${most}) as found`
}
