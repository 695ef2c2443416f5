import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import type { Actor, Appointment } from '@bihuan/core/people/role.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import type { Db } from '../kernel/subject-store.ts'

/** The appointments of `persons`, the main one first. */
const appointments: RawBuilder<Appointment[]> = sql`(
  select coalesce(jsonb_agg(
    jsonb_build_object('organizationId', organization_id, 'role', role) order by ordinal
  ), '[]') from appointments where person_id = persons.id)`

/** The person behind an account, with all that their rights follow from; null when there is none. */
export async function actorOf(database: Database<unknown>, userId: string): Promise<Actor | null> {
  const [row] = await prepared(
    database,
    sql<{ id: PersonId; appointments: Appointment[] }>`
      select id, ${appointments} as appointments from persons where id = ${userId}`,
  )
  return row ? { personId: row.id, appointments: row.appointments } : null
}

/** What the page's head shows of the signed-in person: the name, and the organization of the main appointment. */
export async function readIdentity(
  db: Db,
  personId: PersonId,
): Promise<{ name: string; organizationName: string } | null> {
  const { rows } = await sql<{ name: string; organizationName: string }>`
    select name, coalesce(
      (select organizations.name from appointments join organizations on organizations.id = organization_id
        where person_id = persons.id order by ordinal limit 1),
      (select name from organizations where parent_id is null order by id limit 1),
      '') as "organizationName"
    from persons where id = ${personId}`.execute(db)
  return rows[0] ?? null
}

/** All organizations, oldest first: the one named at set-up leads. */
export async function listOrganizations(db: Db): Promise<OrganizationView[]> {
  const { rows } = await sql<OrganizationView>`
    select id, name, parent_id as "parentId" from organizations order by id`.execute(db)
  return rows
}

/** One organization; null when there is none. */
export async function readOrganization(db: Db, id: OrganizationId): Promise<OrganizationView | null> {
  const { rows } = await sql<OrganizationView>`
    select id, name, parent_id as "parentId" from organizations where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** All persons with their appointments. */
export async function listPersons(db: Db): Promise<PersonView[]> {
  const { rows } = await sql<PersonView>`
    select id, name, username, ${appointments} as appointments from persons order by id`.execute(db)
  return rows
}

/** One person; null when there is none. */
export async function readPerson(db: Db, id: PersonId): Promise<PersonView | null> {
  const { rows } = await sql<PersonView>`
    select id, name, username, ${appointments} as appointments from persons where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Everybody who may hold a rung of an item by appointment: the owner's heads, coordinators and inspectors. */
export async function signerCandidates(db: Db, ownerId: OrganizationId | null): Promise<Actor[]> {
  const { rows } = await sql<{ id: PersonId; appointments: Appointment[] }>`
    select id, ${appointments} as appointments from persons
    where id in (
      select person_id from appointments
      where role in ('coordinator', 'inspector') or (role = 'head' and organization_id = ${ownerId})
    ) order by id`.execute(db)
  return rows.map((row) => ({ personId: row.id, appointments: row.appointments }))
}
