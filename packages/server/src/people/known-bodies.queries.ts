import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import { mostBodies } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { noBody } from '../kernel/bodies.queries.ts'
import { columnsOf, sql } from '../kernel/sql.ts'

const persons = columnsOf('persons', 'persons')
const acting = columnsOf('acting_posts', 'acting')
const ofPost = columnsOf('organization_bodies', 'of_post')
const ofBody = columnsOf('organization_bodies', 'of_body')
const next = columnsOf('rectification_bodies', 'next')

/**
 * A few of the bodies of some rows of `rectification_bodies`, each once: from one to the next along the index of these rows,
 * however many rectifications there are.
 */
function fewBodies(name: RawBuilder<unknown>, isMeant: RawBuilder<SqlBool>): RawBuilder<unknown> {
  const after = (body: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
    select ${next.body_id} from ${next} where ${isMeant} and ${next.body_id} > ${body}
    order by ${next.body_id} limit 1)`
  return sql`${name} (body, looked) as (
    select * from (select ${after(sql`${sql.lit(noBody)}::uuid`)} as body, 0 as looked) as first
    where first.body is not null
    union all
    select * from (select ${after(sql`${name}.body`)} as body, ${name}.looked + 1 as looked from ${name}) as further
    where further.body is not null and further.looked <= ${sql.lit(mostBodies)})`
}

/** Of the bodies that rectifications belong to, and of the topmost above each, the first few: `own_bodies` and `top_bodies`. */
export const knownBodies: RawBuilder<unknown> = sql`with recursive
  ${fewBodies(sql`own_bodies`, sql`${next.distance} = 0`)}, ${fewBodies(sql`top_bodies`, sql`${next.is_top}`)}`

/**
 * The organizations of the bodies that `persons` coordinate, where rectifications belong to other bodies too. It begins with the
 * bodies, at each request: `offset` leaves no other way, and a join would go through all organizations.
 */
export const coordinated: RawBuilder<OrganizationId[]> = sql`(
  select coalesce(jsonb_agg(distinct found.organization_id), '[]')
  from (
    select ${ofPost.body_id} from ${acting} join ${ofPost} on ${ofPost.organization_id} = ${acting.organization_id}
    where ${acting.person_id} = ${persons.id} and ${acting.role} = 'coordinator'
      and exists (select from own_bodies where own_bodies.body <> ${ofPost.body_id}) offset 0) as held
  cross join lateral (
    select ${ofBody.organization_id} from ${ofBody} where ${ofBody.body_id} = held.body_id offset 0) as found)`
