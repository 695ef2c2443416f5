import { type Kysely, sql } from 'kysely'

/**
 * Organizations, persons and their appointments. A person with an account has a row in `sign_in_user`
 * with the same id and user name.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table organizations (
    id uuid primary key,
    name text not null check (name <> ''),
    parent_id uuid references organizations check (parent_id <> id),
    version integer not null check (version > 0)
  )`,
  sql`create table persons (
    id uuid primary key,
    name text not null check (name <> ''),
    username text unique,
    version integer not null check (version > 0)
  )`,
  sql`create table appointments (
    person_id uuid not null references persons,
    organization_id uuid not null references organizations,
    role text not null check (role in
      ('principal', 'leader', 'head', 'handler', 'coordinator', 'inspector', 'administrator')),
    -- Position in the person's list, the first being the main one.
    ordinal integer not null check (ordinal > 0),
    primary key (person_id, ordinal),
    unique (person_id, organization_id, role)
  )`,
  sql`create index appointments_by_role on appointments (role, organization_id)`,
]
