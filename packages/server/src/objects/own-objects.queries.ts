import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { RawBuilder } from 'kysely'
import { bodiesSeeing } from '../kernel/bodies.queries.ts'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { columnsOf, jsonOf, sql } from '../kernel/sql.ts'
import { isShown } from '../people/put-away.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'
import { objectListColumns, type ObjectListRow } from './object-lists.store.ts'
import type { ListHead } from './objects.queries.ts'

const list = columnsOf('object_lists', 'list')
const item = columnsOf('list_items', 'item')
const measure = columnsOf('measures', 'measure')
const ofMeasures = columnsOf('measures')
const measures = columnsOf('measures', 'measures')
const finding = columnsOf('findings', 'finding')
const rectification = columnsOf('rectifications', 'rectification')

/** So many measures of somebody are looked through for lists with objects left; and so many that are closed, the last first. */
const mostMeasures = 1000
const mostClosed = 500
/** So many objects are looked through for which somebody answers by name. */
const mostNamed = 5000
/** So many lists are read: those with late objects first, then those with objects that were sent back. */
const mostLists = 40

/** A list of which somebody has objects to do: all that are left, or those for which they answer by name. */
export type OwnList = Omit<ListHead, 'list'> & {
  readonly list: ObjectListRow
  readonly rectification_name: string
  readonly measure_number: string
  readonly open: number
  readonly returned: number
}

/** Lists with objects that somebody does: of measures that they handle, and those for which they answer by name. */
export async function readOwnLists(
  database: Database,
  { actor, today }: { readonly actor: Actor; readonly today: PlainDay },
): Promise<readonly OwnList[]> {
  if (actor.appointments.length === 0) return []
  return prepared(
    database,
    sql<OwnList>`
    select ${jsonOf(list, objectListColumns)} as list, ${measure.owner_id}, ${measure.leader_id}, ${measure.handler_id},
      ${measure.status}, ${measure.due_on}, ${finding.ordinal} || '-' || ${measure.ordinal} as measure_number,
      ${rectification.name} as rectification_name, ${bodiesSeeing(list.rectification_id)} as here,
      theirs.open, theirs.returned, late.late
    from (${ofMeasuresOf(actor)} union all ${namedOf(actor)}) as theirs
    join ${list} on ${list.rectification_id} = theirs.rectification_id and ${list.id} = theirs.id
    join ${measure} on ${measure.rectification_id} = ${list.rectification_id} and ${measure.id} = ${list.measure_id}
    join ${finding} on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    join ${rectification} on ${rectification.id} = ${list.rectification_id}
    cross join lateral (
      select count(*)::integer as late from (
        select from ${item} where ${item.rectification_id} = ${list.rectification_id}
          and ${item.object_list_id} = ${list.id} and ${item.status} in ('open', 'returned') and ${item.due_on} < ${today}
          and (theirs.of is null or ${item.responsible_id} = theirs.of) limit ${sql.lit(mostCounted + 1)}) as late) as late
    where ${isShown(list.rectification_id)} and ${measure.status} <> 'voided'
    order by late.late = 0, theirs.returned = 0, ${measure.due_on}, ${list.id} limit ${sql.lit(mostLists)}`,
  )
}

// Of a closed measure its claim named what is left, and until when: it is still to be done.
function ofMeasuresOf({ personId, appointments }: Actor): RawBuilder<unknown> {
  const handles = appointments.filter(({ role }) => role === 'handler').map((held) => held.organizationId)
  const first = (isTheirs: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
    select ${ofMeasures.rectification_id}, ${ofMeasures.id} from ${measures}
    where ${isStillOpen(ofMeasures)} and ${isTheirs}
    order by ${ofMeasures.due_on}, ${ofMeasures.id} limit ${sql.lit(mostMeasures)})`
  const last = sql`(
    select ${ofMeasures.rectification_id}, ${ofMeasures.id} from ${measures}
    where ${ofMeasures.status} = 'closed' and ${ofMeasures.handler_id} = ${personId}::uuid
    order by ${ofMeasures.due_on} desc, ${ofMeasures.id} desc limit ${sql.lit(mostClosed)})`
  const own = [
    first(sql`${ofMeasures.handler_id} = ${personId}::uuid`),
    first(sql`${ofMeasures.owner_id} = any(${handles}::uuid[]) and ${ofMeasures.handler_id} is null`),
    last,
  ]
  return sql`
    select ${list.rectification_id}, ${list.id}, null::uuid as of, (${list.counts} ->> 'returned')::integer as returned,
      (${list.counts} ->> 'open')::integer + (${list.counts} ->> 'returned')::integer as open
    from (${sql.join(own, sql` union all `)}) as own
    join ${list} on ${list.rectification_id} = own.rectification_id and ${list.measure_id} = own.id
    where ${list.counts} ->> 'open' <> '0' or ${list.counts} ->> 'returned' <> '0'`
}

// What somebody answers for by name in measures that others handle.
function namedOf({ personId }: Actor): RawBuilder<unknown> {
  return sql`
    select named.rectification_id, named.object_list_id as id, ${personId}::uuid as of,
      (count(*) filter (where named.status = 'returned'))::integer as returned, count(*)::integer as open
    from (
      select ${item.rectification_id}, ${item.object_list_id}, ${item.status} from ${item}
      where ${item.responsible_id} = ${personId}::uuid and ${item.status} in ('open', 'returned')
      limit ${sql.lit(mostNamed)}) as named
    join ${list} on ${list.rectification_id} = named.rectification_id and ${list.id} = named.object_list_id
    join ${measure} on ${measure.rectification_id} = ${list.rectification_id} and ${measure.id} = ${list.measure_id}
    where ${measure.handler_id} is distinct from ${personId}::uuid
    group by named.rectification_id, named.object_list_id`
}
