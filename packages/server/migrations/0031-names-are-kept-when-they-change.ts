import { type Kysely, sql } from 'kysely'

/** The names that a person or an organization had, each until the instant of its renaming. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isList = sql`check (jsonb_typeof(former_names) = 'array')`
  await sql`alter table persons add column former_names jsonb not null default '[]' ${isList}`.execute(db)
  await sql`alter table organizations add column former_names jsonb not null default '[]' ${isList}`.execute(
    db,
  )
}
