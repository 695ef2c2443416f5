import { type Kysely, sql } from 'kysely'

/** The newest of all measures, and those of a department, for a search that begins with them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index measures_by_age on measures (id)`.execute(db)
  await sql`create index measures_of_owner on measures (owner_id) where owner_id is not null`.execute(db)
}
