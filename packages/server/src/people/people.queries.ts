import { mostHeld } from '@bihuan/core/kernel/counted.ts'
import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { OrganizationView, SessionView } from '@bihuan/core/people/people.contract.ts'
import type { Lending, Person } from '@bihuan/core/people/people.events.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import type { Actor, Post, TermedAppointment } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { actsFor, liaisonFor } from './deputies.queries.ts'
import { isPersonInSight } from './people-in-sight.queries.ts'
import { appointmentsOf, hasWorkingAccount } from './posts.queries.ts'
import { isOrganizationShown, isPersonShown, isShown } from './put-away.queries.ts'
import { isPersonAdministered } from './reach.queries.ts'
import { isStillOpen } from './still-open.queries.ts'

const appointment = columnsOf('appointments')
const term = columnsOf('terms', 'term')
const lending = columnsOf('lendings', 'lending')
const persons = columnsOf('persons', 'persons')
const post = columnsOf('appointments', 'post')
const acting = columnsOf('acting_posts', 'acting')
const ofPost = columnsOf('organization_bodies', 'of_post')
const ofPersons = columnsOf('persons')
const organizations = columnsOf('organizations', 'organizations')
const ofOrganizations = columnsOf('organizations')
const measures = columnsOf('measures', 'measures')
const findings = columnsOf('findings', 'findings')
const duty = columnsOf('duty_counts', 'duty')

/** Every appointment of `persons` with its term, also those that have ended or not begun. */
const terms: RawBuilder<TermedAppointment[]> = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('organizationId', ${term.organization_id}, 'role', ${term.role},
    'from', ${term.from_on}, 'to', ${term.to_on}) order by ${term.ordinal}), '[]')
  from ${term} where ${term.person_id} = ${persons.id})`

const lentBy: RawBuilder<readonly Lending[]> = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('teamId', ${lending.team_id}, 'lenderId', ${lending.lender_id})
    order by ${lending.ordinal}), '[]')
  from ${lending} where ${lending.person_id} = ${persons.id})`

const administersForGood: RawBuilder<SqlBool> = sql`(${hasWorkingAccount(persons)} and exists (
  select from ${post} join ${term} on ${term.person_id} = ${post.person_id} and ${term.ordinal} = ${post.ordinal}
  where ${post.person_id} = ${persons.id} and ${post.role} = 'administrator' and ${term.to_on} is null))`

const postsActed = sql<Post[]>`
  coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('organizationId', ${acting.organization_id}, 'role',
    ${acting.role}, 'inPlaceOf', ${acting.in_place_of}, 'bodyId', ${ofPost.body_id})) order by ${acting.ordinal}), '[]')`
const withBodies = sql`${acting} join ${ofPost} on ${ofPost.organization_id} = ${acting.organization_id}`
/** What `persons` can act by today: their own appointments, the main one first, and those that are lent to them. */
export const actingPosts: RawBuilder<Post[]> =
  sql`(select ${postsActed} from ${withBodies} where ${acting.person_id} = ${persons.id})`
/** The same of some people, as rows of `person_id` and `posts`; none of whoever has none. */
export function actingPostsOf(ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${acting.person_id}, ${postsActed} as posts from ${withBodies}
    where ${acting.person_id} = any(${ids}) group by ${acting.person_id}`
}

/** Whether an account has ended. */
export async function isDeactivated(db: Db, userId: string): Promise<boolean> {
  const { rows } =
    await sql`select from ${persons} where ${ofPersons.id} = ${userId} and ${ofPersons.is_deactivated}`.execute(
      db,
    )
  return rows.length > 0
}

/** Whether an administrator with a working account and without a last day is left besides a person. */
export async function isOtherAdministratorLeft(db: Db, personId: PersonId): Promise<boolean> {
  const { rows } =
    await sql`select from ${persons} where ${administersForGood} and ${ofPersons.id} <> ${personId} limit 1`.execute(
      db,
    )
  return rows.length > 0
}

/** The one administrator with a working account and without a last day: none where there are others. */
const onlyAdministrator: RawBuilder<PersonId | null> = sql`(
  select (array_agg(${ofPersons.id}))[1] from ${persons} where ${administersForGood} having count(*) = 1)`

type Identity = Pick<SessionView, 'organizationName' | 'actsFor' | 'liaisonFor'> & { readonly name: string }

/** What the page's head shows of the signed-in person: the name, and the organization of the main appointment. */
export async function readIdentity(db: Db, personId: PersonId): Promise<Identity | null> {
  const { rows } = await sql<Identity>`
    select ${ofPersons.name}, ${actsFor} as "actsFor", ${liaisonFor} as "liaisonFor", coalesce(
      (select ${organizations.name} from ${appointment} join ${organizations}
        on ${organizations.id} = ${appointment.organization_id}
        where ${appointment.person_id} = ${persons.id} order by ${appointment.ordinal} limit 1),
      (select ${ofOrganizations.name} from ${organizations} where ${ofOrganizations.is_first} limit 1),
      '') as "organizationName"
    from ${persons} where ${ofPersons.id} = ${personId}`.execute(db)
  return rows[0] ?? null
}

const organizationColumns: RawBuilder<OrganizationView> = sql`
  ${ofOrganizations.id}, ${ofOrganizations.name}, ${ofOrganizations.parent_id} as "parentId", ${ofOrganizations.kind},
  ${ofOrganizations.closed_on} as "closedOn", ${ofOrganizations.ends_on} as "endsOn"`

/** All organizations that are to be seen, oldest first: the one named at set-up leads. */
export async function listOrganizations(db: Db): Promise<OrganizationView[]> {
  const { rows } = await sql<OrganizationView>`
    select ${organizationColumns} from ${organizations}
    where ${isOrganizationShown(organizations)} order by ${ofOrganizations.id}`.execute(db)
  return rows
}

/** One organization; null when there is none. */
export async function readOrganization(db: Db, id: OrganizationId): Promise<OrganizationView | null> {
  const { rows } = await sql<OrganizationView>`
    select ${organizationColumns} from ${organizations} where ${ofOrganizations.id} = ${id}`.execute(db)
  return rows[0] ?? null
}

/** What a person whom somebody sees is called; null when there is none. */
export async function readPersonName(db: Db, personId: PersonId, by: Actor): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select ${ofPersons.name} from ${persons} where ${ofPersons.id} = ${personId} and ${isPersonShown(persons)} and ${isPersonInSight(by, persons)}`.execute(
    db,
  )
  return rows[0]?.name ?? null
}

/** A person as the records have them, with what they are appointed to today and, with its terms, at all. */
export type PersonRecord = Omit<Person, 'appointments' | 'formerNames'> & {
  readonly appointments: readonly Post[]
  readonly terms: readonly TermedAppointment[]
  /** Whether whoever asks administers the account. */
  readonly isAdministered: boolean
  /** Whether nobody else administers for good; said to whoever manages accounts. */
  readonly isOnlyAdministrator: boolean
}

/** Whether somebody can sign in as this person: `hasWorkingAccount` for one that was read. */
export function isWorking({
  username,
  isDeactivated: hasEnded,
}: Pick<Person, 'username' | 'isDeactivated'>): boolean {
  return username !== null && !hasEnded
}

/**
 * All persons that are to be seen, by somebody or by the program itself, with their appointments.
 *
 * @param alsoSeen whom somebody is told of besides, as they are to confirm them.
 * @param only the persons that are asked for, where it is not all.
 */
export async function readPersons(
  db: Db,
  by: Actor | null = null,
  {
    alsoSeen = new Set(),
    only = null,
  }: { readonly alsoSeen?: ReadonlySet<PersonId>; readonly only?: readonly PersonId[] | null } = {},
): Promise<PersonRecord[]> {
  const isAlsoSeen = alsoSeen.size === 0 ? sql`` : sql`${persons.id} = any(${[...alsoSeen]}::uuid[]) or`
  const isInSight = by === null ? sql`true` : sql`(${isAlsoSeen} ${isPersonInSight(by, persons)})`
  const isManager = by !== null && can(by, 'people.manage')
  const isAdministered = isManager ? isPersonAdministered(by, persons) : sql`false`
  const { rows } = await sql<PersonRecord>`
    select ${ofPersons.id}, ${ofPersons.name}, ${ofPersons.username}, ${appointmentsOf(persons)} as appointments, ${terms} as terms,
      ${lentBy} as "lentBy", ${isAdministered} as "isAdministered",
      coalesce(${persons.id} = ${isManager ? onlyAdministrator : sql`null`}, false) as "isOnlyAdministrator",
      ${ofPersons.is_deactivated} as "isDeactivated", ${ofPersons.version},
      case when ${ofPersons.awaits_confirmation} then jsonb_build_object('renewedBy',
        ${ofPersons.renewed_by}) end as "awaitsConfirmation"
    from ${persons} where ${isAsked(only)} and ${isPersonShown(persons)} and ${isInSight} order by ${ofPersons.id}`.execute(
    db,
  )
  return rows
}

function isAsked(only: readonly PersonId[] | null): RawBuilder<SqlBool> {
  return only === null ? sql`true` : sql`${ofPersons.id} = any(${[...only]}::uuid[])`
}

/** What is kept of the open measures that each person leads and handles: the larger number, and whether there is but one. */
const keptOfEach = sql`select ${duty.holder_id}, max(${duty.held_open}) as held, count(*) = 1 as is_one from ${duty}
  where ${duty.duty} in ('led', 'handled') and ${duty.held_open} > 0 group by ${duty.holder_id}`

/**
 * How many items that are not closed name each person, or those asked for, as handler or leader, up to one more than is counted.
 * Measures are looked for only where somebody leads some and handles some, and of both few, as one measure may be both.
 */
export async function countHeld(
  db: Db,
  only: readonly PersonId[] | null = null,
): Promise<ReadonlyMap<PersonId, number>> {
  const most = sql.lit(mostHeld + 1)
  const part = (
    table: Columns<'measures'> | Columns<'findings'>,
    who: RawBuilder<unknown>,
  ): RawBuilder<unknown> => sql`(
    select ${table.rectification_id}, ${table.id} from ${table}
    where ${who} = ${persons.id} and ${isStillOpen(table)} and ${isShown(table.rectification_id)} limit ${most})`
  const count = (...parts: readonly RawBuilder<unknown>[]): RawBuilder<number> =>
    sql`(select count(*) from (select from (${sql.join(parts, sql` union `)}) as each limit ${most}) as item)`
  const led = part(findings, findings.leader_id)
  const both = [part(measures, measures.handler_id), part(measures, measures.leader_id)]
  const { rows } = await sql<{ person: PersonId; items: number }>`
    select ${persons.id} as person, (case when kept.held >= ${most} then ${most}
      when kept.is_one is not false then least(coalesce(kept.held, 0) + ${count(led)}, ${most})
      else ${count(...both, led)} end)::integer as items
    from ${persons} left join (${keptOfEach}) as kept on kept.holder_id = ${persons.id}
    where ${isAsked(only)} and ${isPersonShown(persons)}`.execute(db)
  return new Map(rows.map(({ person, items }) => [person, items]))
}

/** The person of a user name; null when there is none. */
export async function personOfUsername(db: Db, username: string): Promise<PersonId | null> {
  const { rows } = await sql<{
    id: PersonId
  }>`select ${ofPersons.id} from ${persons} where ${ofPersons.username} = ${username}`.execute(db)
  return rows[0]?.id ?? null
}

/** Handlers of an organization who can sign in, by name. */
export async function readHandlersOf(
  db: Db,
  organizationId: OrganizationId,
): Promise<{ id: PersonId; name: string }[]> {
  const { rows } = await sql<{ id: PersonId; name: string }>`
    select ${ofPersons.id}, ${ofPersons.name} from ${persons} where ${hasWorkingAccount(persons)} and exists (
      select from ${appointment} where ${appointment.person_id} = ${persons.id}
        and ${appointment.role} = 'handler' and ${appointment.organization_id} = ${organizationId})
    order by ${ofPersons.name}, ${ofPersons.id}`.execute(db)
  return rows
}

/** Names of persons, with the organizations in which they are heads. */
export async function readHeads(
  db: Db,
  ids: readonly PersonId[],
): Promise<{ id: PersonId; name: string; organizations: string[] }[]> {
  const { rows } = await sql<{ id: PersonId; name: string; organizations: string[] }>`
    select ${persons.id}, ${persons.name}, array(
      select ${organizations.name} from ${appointment} join ${organizations}
        on ${organizations.id} = ${appointment.organization_id}
      where ${appointment.person_id} = ${persons.id} and ${appointment.role} = 'head'
        order by ${appointment.ordinal}) as organizations
    from ${persons} where ${persons.id} = any(${[...ids]}::uuid[]) order by ${persons.name}, ${persons.id}`.execute(
    db,
  )
  return rows
}
