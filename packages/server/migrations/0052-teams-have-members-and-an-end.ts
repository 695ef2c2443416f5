import { type Kysely, sql } from 'kysely'

/** A team has a last day, and members whom organizations lend to it: what they hold there are appointments as any other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table organizations add column ends_on date, add check (ends_on is null or kind = 'team')`,
  sql`create table lendings (
    person_id uuid not null references persons,
    team_id uuid not null references organizations,
    lender_id uuid not null references organizations check (lender_id <> team_id),
    ordinal integer not null check (ordinal > 0),
    primary key (person_id, team_id)
  )`,
]
