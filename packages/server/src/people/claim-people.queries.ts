import type { OrganizationId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Actor, ActorHere } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { noBody } from '../kernel/bodies.queries.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { actingPostsOf } from './people.queries.ts'
import { hasWorkingAccount } from './posts.queries.ts'

const persons = columnsOf('persons', 'persons')
const request = columnsOf('closure_requests', 'request')
const deputies = columnsOf('deputies', 'deputies')
const acting = columnsOf('acting_posts', 'acting')
const ofPost = columnsOf('organization_bodies', 'of_post')
const next = columnsOf('rectification_bodies', 'next')

/** Somebody who could sign a claim or name a stand-in, with their name. */
export type ClaimPerson = Actor & { readonly name: string }

/** The same as their roles count in the rectification of the claim. */
export type ClaimPersonHere = ActorHere & { readonly name: string }

/**
 * Who matters for claims besides coordinators, inspectors and principals of their bodies: ids of persons, and of the
 * departments whose heads do; with `withHeads` all heads of those bodies too.
 */
type AroundClaim = {
  /** The rectifications of the claims. */
  readonly rectificationIds: RawBuilder<unknown>
  readonly persons: RawBuilder<unknown>
  readonly headsOf: RawBuilder<unknown>
  readonly withHeads?: boolean
}

/**
 * Everybody with a working account who could sign a claim or name a stand-in, as JSON. The page of one item needs the heads
 * of its owner and whoever is named; which other head could be named is asked for apart, with all heads of the body.
 */
export function claimPeople(around: AroundClaim): RawBuilder<ClaimPerson[]> {
  const roles = sql.lit(`{coordinator,inspector,principal${around.withHeads ? ',head' : ''}}`)
  const isMeant = sql<SqlBool>`${acting.role} = any(${roles}::text[])`
  const own = sql`array(select ${next.body_id} from ${next}
    where ${next.rectification_id} = any(${around.rectificationIds}) and ${next.distance} = 0)`
  // What they act by is found for all of them at once: for each by itself it would be as many walks through all organizations.
  return sql`(
    select found.people from (select array(${around.persons} union all
      select ${deputies.deputy_id} from ${deputies} where ${deputies.person_id} = any(array(${around.persons})) union all
      select ${acting.person_id} from ${acting} join ${ofPost} on ${ofPost.organization_id} = ${acting.organization_id}
      where ${isMeant} and ${ofPost.body_id} = any(${own}) union all
      select ${acting.person_id} from ${acting} where ${isMeant} and ${sql.lit(noBody)}::uuid = any(${own}) union all
      select ${acting.person_id} from ${acting}
      where ${acting.role} = 'head' and ${acting.organization_id} = any(array(${around.headsOf}))) as ids offset 0) as around
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('personId', ${persons.id}, 'name', ${persons.name}, 'appointments',
        coalesce(held.posts, '[]')) order by ${persons.id}), '[]') as people
      from ${persons} left join (${actingPostsOf(sql`around.ids`)}) as held on held.person_id = ${persons.id}
      where ${hasWorkingAccount(persons)} and ${persons.id} = any(around.ids)) as found)`
}

/** The stand-ins of a claim `request`, as ids; none where none waits. */
export const standInsOf: RawBuilder<unknown> = sql`
  select (step ->> 'personId')::uuid from jsonb_array_elements(${request.stand_ins}) as step`

/** Of which claims the people are wanted: in which rectifications, led by whom, on items of which owners. */
export type ClaimsAmong = {
  readonly rectificationIds: readonly RectificationId[]
  readonly leaderIds?: readonly (PersonId | null)[]
  readonly ownerIds?: readonly (OrganizationId | null)[]
}

/** The same for some claims at once, with those who lead their items and every head of their bodies and owners. */
export async function readClaimPeople(
  db: Db,
  { rectificationIds, leaderIds = [], ownerIds = [] }: ClaimsAmong,
): Promise<readonly ClaimPerson[]> {
  const listOf = (ids: readonly (string | null)[]): RawBuilder<unknown> =>
    sql`${[...new Set(ids.filter((one) => one !== null))]}::uuid[]`
  const people = claimPeople({
    rectificationIds: listOf(rectificationIds),
    persons: sql`select unnest(${listOf(leaderIds)})`,
    headsOf: sql`select unnest(${listOf(ownerIds)})`,
    withHeads: true,
  })
  const { rows } = await sql<{ people: ClaimPerson[] }>`select ${people} as people`.execute(db)
  return rows[0]?.people ?? []
}
