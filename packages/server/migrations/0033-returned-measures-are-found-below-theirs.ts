import { type Kysely, sql } from 'kysely'

/** The measures of a rectification that were returned, for its count of those due soon or returned. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index returned_measures on measures (rectification_id, due_on) where status = 'returned'`.execute(
    db,
  )
}
