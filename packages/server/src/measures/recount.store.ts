import type { RawBuilder } from 'kysely'
import { noBody } from '../kernel/bodies.queries.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { isCounted, isStillOpen } from '../people/still-open.queries.ts'
import { nobodyId } from './measures.counts.ts'

const measure = columnsOf('measures', 'measure')
const rectification = columnsOf('rectifications', 'rectification')
const inHouse = columnsOf('organization_counts', 'kept')
const inPlace = columnsOf('measure_counts', 'kept')
const inBody = columnsOf('body_counts', 'kept')
const bodies = columnsOf('body_counts')
const houses = columnsOf('organization_counts')
const places = columnsOf('measure_counts')
const duties = columnsOf('duty_counts')
const days = columnsOf('due_counts')

/** Of how many departments, bodies, rectifications, and people and departments that answer for something, numbers were not those of the records. */
export type Recounted = {
  readonly organizations: number
  readonly bodies: number
  readonly rectifications: number
  readonly answerers: number
}

/**
 * Holds all that is counted of measures against the measures themselves, and writes anew what differs. Whoever changes a
 * number meanwhile waits, and adds to it afterwards.
 */
export async function recountMeasures(db: Db): Promise<Recounted> {
  return db.transaction().execute(async (transaction) => {
    await sql`lock table ${houses}, ${bodies}, ${places}, ${duties}, ${days} in share row exclusive mode`.execute(
      transaction,
    )
    return {
      organizations: await numberOf(transaction, recountHouse),
      bodies: await numberOf(transaction, recountBodies),
      rectifications: await numberOf(transaction, recountPlaces),
      answerers: await numberOf(transaction, recountAnswerers),
    }
  })
}

async function numberOf(db: Db, statement: RawBuilder<{ number: number }>): Promise<number> {
  const { rows } = await statement.execute(db)
  return rows[0]?.number ?? 0
}

const numbers = sql`count(*) as measures, count(${measure.take_over_id}) as closed_before`

/** What lies and what is kept under a key, where the two differ. */
function differing(key: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select ${key}, coalesce(lying.measures, 0)::integer as measures,
      coalesce(lying.closed_before, 0)::integer as closed_before
    from lying full join known using (${key})
    where (coalesce(lying.measures, 0), coalesce(lying.closed_before, 0))
      <> (coalesce(known.measures, 0), coalesce(known.closed_before, 0))`
}

// A number of the house is the sum of several rows: one takes it, and the others are emptied.
const recountHouse = sql<{ number: number }>`
  with lying as (
    select ${measure.owner_id}, ${measure.status}, ${numbers} from ${measure}
    join ${rectification} on ${rectification.id} = ${measure.rectification_id} and ${rectification.put_away} is null
    where ${measure.owner_id} is not null group by 1, 2
  ), known as (
    select ${inHouse.owner_id}, ${inHouse.status}, sum(${inHouse.measures}) as measures,
      sum(${inHouse.closed_before}) as closed_before from ${inHouse} group by 1, 2
  ), differing as (${differing(sql`${houses.owner_id}, ${houses.status}`)}),
  emptied as (
    update ${inHouse} set ${houses.measures} = 0, ${houses.closed_before} = 0 from differing
    where ${inHouse.owner_id} = differing.owner_id and ${inHouse.status} = differing.status and ${inHouse.slot} <> 0
  ), written as (
    insert into ${houses} (${houses.owner_id}, ${houses.status}, ${houses.slot}, ${houses.measures}, ${houses.closed_before})
    select differing.owner_id, differing.status, 0, differing.measures, differing.closed_before from differing
    on conflict (${houses.owner_id}, ${houses.status}, ${houses.slot})
      do update set (${houses.measures}, ${houses.closed_before}) = (excluded.${houses.measures}, excluded.${houses.closed_before})
  )
  select count(distinct differing.owner_id) as number from differing`

const recountBodies = sql<{ number: number }>`
  with lying as (
    select coalesce(${rectification.body_id}, ${sql.lit(noBody)}) as body_id, ${measure.owner_id}, ${measure.status}, ${numbers}
    from ${measure}
    join ${rectification} on ${rectification.id} = ${measure.rectification_id} and ${rectification.put_away} is null
    where ${measure.owner_id} is not null group by 1, 2, 3
  ), known as (
    select ${inBody.body_id}, ${inBody.owner_id}, ${inBody.status}, sum(${inBody.measures}) as measures,
      sum(${inBody.closed_before}) as closed_before from ${inBody} group by 1, 2, 3
  ), differing as (${differing(sql`${bodies.body_id}, ${bodies.owner_id}, ${bodies.status}`)}),
  emptied as (
    update ${inBody} set ${bodies.measures} = 0, ${bodies.closed_before} = 0 from differing
    where ${inBody.body_id} = differing.body_id and ${inBody.owner_id} = differing.owner_id
      and ${inBody.status} = differing.status and ${inBody.slot} <> 0
  ), written as (
    insert into ${bodies} (${bodies.body_id}, ${bodies.owner_id}, ${bodies.status}, ${bodies.slot}, ${bodies.measures},
      ${bodies.closed_before})
    select differing.body_id, differing.owner_id, differing.status, 0, differing.measures, differing.closed_before from differing
    on conflict (${bodies.body_id}, ${bodies.owner_id}, ${bodies.status}, ${bodies.slot})
      do update set (${bodies.measures}, ${bodies.closed_before}) = (excluded.${bodies.measures}, excluded.${bodies.closed_before})
  )
  select count(distinct differing.body_id) as number from differing`

const recountPlaces = sql<{ number: number }>`
  with lying as (
    select ${measure.rectification_id}, coalesce(${measure.owner_id}, ${sql.lit(nobodyId)}) as owner_id,
      ${measure.status}, ${numbers} from ${measure} group by 1, 2, 3
  ), known as (select ${inPlace.rectification_id}, ${inPlace.owner_id}, ${inPlace.status}, ${inPlace.measures},
    ${inPlace.closed_before} from ${inPlace}),
  differing as (${differing(sql`${places.rectification_id}, ${places.owner_id}, ${places.status}`)}),
  written as (
    insert into ${places} (${places.rectification_id}, ${places.owner_id}, ${places.status}, ${places.measures},
      ${places.closed_before})
    select differing.rectification_id, differing.owner_id, differing.status, differing.measures, differing.closed_before
    from differing
    on conflict (${places.rectification_id}, ${places.owner_id}, ${places.status})
      do update set (${places.measures}, ${places.closed_before}) = (excluded.${places.measures}, excluded.${places.closed_before})
  )
  select count(distinct differing.rectification_id) as number from differing`

const isHeld = sql`${rectification.put_away} is null and ${isCounted(measure)}`
const holding = sql`from ${measure} join ${rectification} on ${rectification.id} = ${measure.rectification_id}
  cross join lateral (values (${measure.leader_id}, 'led'), (${measure.handler_id}, 'handled'), (${measure.owner_id}, 'owned'))
    as its (who, how) where its.who is not null and ${isHeld}`
const [open, returned, submitted, closed] = [
  sql`count(*) filter (where ${isStillOpen(measure)})`,
  sql`count(*) filter (where ${measure.status} = 'returned')`,
  sql`count(*) filter (where ${measure.status} = 'submitted')`,
  sql`count(*) filter (where ${measure.status} = 'closed')`,
]
const dutyKey = sql`${duties.holder_id}, ${duties.duty}`
const dutyNumbers = sql`${duties.held_open}, ${duties.held_returned}, ${duties.held_waiting}, ${duties.held_closed}`
const dayKey = sql`${days.holder_id}, ${days.duty}, ${days.due_on}`
const dayNumbers = sql`${days.held_open}, ${days.held_returned}`

// What differs is written anew, and emptied where nothing is held: no number of these lies in several rows.
const recountAnswerers = sql<{ number: number }>`
  with lying as (select its.who, its.how, ${open} as a, ${returned} as b, ${submitted} as c, ${closed} as d ${holding} group by 1, 2),
  known as (select ${dutyKey}, ${dutyNumbers} from ${duties}),
  differing as (
    select its.* from (
      select coalesce(lying.who, known.who) as who, coalesce(lying.how, known.how) as how, coalesce(lying.a, 0) as a,
        coalesce(lying.b, 0) as b, coalesce(lying.c, 0) as c, coalesce(lying.d, 0) as d, known.a as ka, known.b as kb, known.c as kc, known.d as kd
      from lying full join known as known (who, how, a, b, c, d) on known.who = lying.who and known.how = lying.how) as its
    where (its.a, its.b, its.c, its.d) is distinct from (coalesce(its.ka, 0), coalesce(its.kb, 0), coalesce(its.kc, 0), coalesce(its.kd, 0))
  ), written as (
    insert into ${duties} (${dutyKey}, ${dutyNumbers}) select who, how, a, b, c, d from differing
    on conflict (${dutyKey}) do update set (${dutyNumbers})
      = (excluded.${duties.held_open}, excluded.${duties.held_returned}, excluded.${duties.held_waiting}, excluded.${duties.held_closed})
  ), lying_by_day as (
    select its.who, its.how, ${measure.due_on} as day, ${open} as a, ${returned} as b
    ${holding} and ${isStillOpen(measure)} and ${measure.due_on} is not null group by 1, 2, 3
  ), known_by_day as (select ${dayKey}, ${dayNumbers} from ${days}),
  differing_by_day as (
    select its.* from (
      select coalesce(lying.who, known.who) as who, coalesce(lying.how, known.how) as how, coalesce(lying.day, known.day) as day,
        coalesce(lying.a, 0) as a, coalesce(lying.b, 0) as b, known.a as ka, known.b as kb
      from lying_by_day as lying full join known_by_day as known (who, how, day, a, b)
        on known.who = lying.who and known.how = lying.how and known.day = lying.day) as its
    where (its.a, its.b) is distinct from (coalesce(its.ka, 0), coalesce(its.kb, 0))
  ), written_by_day as (
    insert into ${days} (${dayKey}, ${dayNumbers}) select who, how, day, a, b from differing_by_day
    on conflict (${dayKey}) do update set (${dayNumbers}) = (excluded.${days.held_open}, excluded.${days.held_returned})
  )
  select count(*) as number from (select who from differing union select who from differing_by_day) as held`
