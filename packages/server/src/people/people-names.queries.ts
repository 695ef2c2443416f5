import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import type { Actor, Appointment, Role } from '@bihuan/core/people/role.ts'
import type { SqlBool } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { isPersonInSight } from './people-in-sight.queries.ts'
import { isPersonShown } from './put-away.queries.ts'
import { isPersonAdministered } from './reach.queries.ts'

const persons = columnsOf('persons', 'persons')
const post = columnsOf('appointments', 'post')
const term = columnsOf('terms', 'term')
const below = columnsOf('organizations', 'below')
const own = columnsOf('appointments', 'own')
const organization = columnsOf('organizations', 'organization')

/** What people are found and ordered by. */
export type SightedName = {
  readonly id: PersonId
  readonly name: string
  /** Null where whoever asks may not see it. */
  readonly username: string | null
  readonly waits: boolean
  readonly isFitting: boolean
  readonly isNear: boolean
  readonly isWithin: boolean
}

/** Which of the people that somebody is told of are meant. */
export type NamesWish = {
  readonly by: Actor
  /** Of whom somebody is told besides, as they are to confirm them. */
  readonly alsoSeen?: ReadonlySet<PersonId>
  readonly ids?: readonly string[] | undefined
  /** Whoever has a post there or below is within, held today or not. */
  readonly within?: OrganizationId | undefined
  readonly isWorking?: boolean
  readonly withEnded?: boolean
  /** Whoever holds one of these fits, of an organization only who holds it there. */
  readonly roles?: readonly Role[] | undefined
  readonly organizationId?: OrganizationId | undefined
}

/** The names of those whom somebody is told of: all of them, but only what they are found and ordered by. */
export async function readNames(db: Db, wish: NamesWish): Promise<readonly SightedName[]> {
  const { by, alsoSeen = new Set(), ids, within, isWorking = false, withEnded = true } = wish
  const isSeen = sql<SqlBool>`(${persons.id} = any(${[...alsoSeen]}::uuid[]) or ${isPersonInSight(by, persons)})`
  const isManaged = can(by, 'people.manage') ? isPersonAdministered(by, persons) : sql<SqlBool>`false`
  const { rows } = await sql<SightedName>`
    select ${persons.id}, ${persons.name}, case when ${isManaged} then ${persons.username} end as username,
      ${persons.awaits_confirmation} and not ${persons.is_deactivated} as waits,
      ${isFitting(wish)} as "isFitting", ${isNear(by)} as "isNear",
      ${isWithin(within)} as "isWithin"
    from ${persons} where ${isPersonShown(persons)} and ${isSeen}
      and (${ids === undefined} or ${persons.id} = any(${[...(ids ?? [])]}::uuid[]))
      and (${!isWorking} or ${persons.username} is not null) and (${withEnded && !isWorking} or not ${persons.is_deactivated})`.execute(
    db,
  )
  return rows
}

function isFitting({ roles = [], organizationId }: NamesWish) {
  if (roles.length === 0) return sql<SqlBool>`false`
  const there = organizationId === undefined ? sql`` : sql`and ${post.organization_id} = ${organizationId}`
  return sql<SqlBool>`exists (select from ${post} where ${post.person_id} = ${persons.id}
    and ${post.role} = any(${[...roles]}::text[]) ${there})`
}

function isWithin(organizationId: OrganizationId | undefined) {
  if (organizationId === undefined) return sql<SqlBool>`true`
  return sql<SqlBool>`exists (select from ${term} where ${term.person_id} = ${persons.id}
    and ${term.organization_id} = any(array(
      with recursive tree (node) as (
        select ${organizationId}::uuid
        union
        select ${below.id} from ${below} join tree on ${below.parent_id} = tree.node)
      select tree.node from tree)))`
}

/** Whether a person works in a department of whoever asks. A body is none: everybody is below one. */
function isNear({ personId }: Actor) {
  return sql<SqlBool>`exists (select from ${post} where ${post.person_id} = ${persons.id}
    and ${post.organization_id} = any(array(
      select ${own.organization_id} from ${own} join ${organization} on ${organization.id} = ${own.organization_id}
      where ${own.person_id} = ${personId} and ${organization.kind} = 'department')))`
}

/** A person as they are chosen. */
export type ChoiceRow = {
  readonly id: PersonId
  readonly name: string
  readonly hasAccount: boolean
  readonly isDeactivated: boolean
  readonly appointments: Appointment[]
  readonly version: number
}

/** People by their ids, with what tells them from others. */
export async function readChoices(db: Db, ids: readonly PersonId[]): Promise<readonly ChoiceRow[]> {
  const { rows } = await sql<ChoiceRow>`
    select ${persons.id}, ${persons.name}, ${persons.username} is not null as "hasAccount",
      ${persons.is_deactivated} as "isDeactivated", (
        select coalesce(jsonb_agg(jsonb_build_object('organizationId', ${post.organization_id}, 'role', ${post.role})
          order by ${post.ordinal}), '[]') from ${post} where ${post.person_id} = ${persons.id}) as appointments, ${persons.version}
    from ${persons} where ${persons.id} = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
