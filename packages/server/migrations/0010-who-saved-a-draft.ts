import { type Kysely, sql } from 'kysely'

/** Several people look through one draft; each of them sees who changed it last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table intake_drafts add column saved_by uuid references persons`.execute(db)
}
