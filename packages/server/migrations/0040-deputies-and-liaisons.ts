import { type Kysely, sql } from 'kysely'

/**
 * Who has an appointment of somebody who is away, and who prepares what a leader decides. `acting_posts` is what people can
 * act by today: their own appointments, and those that are lent to them. Entries of the journal say in whose place a deputy acted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table deputies (
    id uuid primary key,
    person_id uuid not null references persons,
    deputy_id uuid not null references persons check (deputy_id <> person_id),
    organization_id uuid not null references organizations,
    role text not null check (role in ('principal', 'leader', 'head', 'handler', 'coordinator', 'inspector')),
    from_on date not null,
    to_on date not null check (from_on <= to_on),
    ordinal integer not null check (ordinal > 0)
  )`,
  sql`create index deputies_of_person on deputies (person_id)`,
  sql`create index deputies_by_deputy on deputies (deputy_id)`,
  sql`create index deputies_by_role on deputies (role, organization_id)`,
  sql`create table liaisons (
    person_id uuid not null references persons,
    liaison_id uuid not null references persons check (liaison_id <> person_id),
    ordinal integer not null check (ordinal > 0),
    primary key (person_id, liaison_id)
  )`,
  sql`create index liaisons_by_liaison on liaisons (liaison_id)`,
  sql`create view acting_posts as
    select person_id, organization_id, role, ordinal, null::uuid as in_place_of from appointments
    union all
    select deputies.deputy_id, deputies.organization_id, deputies.role, 1000 + appointments.ordinal, deputies.person_id
    from deputies
    join appointments on appointments.person_id = deputies.person_id
      and appointments.organization_id = deputies.organization_id and appointments.role = deputies.role
    join persons on persons.id = deputies.person_id
    where today_here() between deputies.from_on and deputies.to_on
      and persons.username is not null and not persons.is_deactivated and not persons.awaits_confirmation`,
  sql`alter table journal add column in_place_of uuid references persons`,
  sql`alter table closure_requests add column prepared jsonb`,
]
