import { type Kysely, sql } from 'kysely'

/** What was removed from a report that was corrected is kept, and marked with when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table evidence add column removed_at timestamptz`.execute(db)
}
