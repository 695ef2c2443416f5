import { type Kysely, sql } from 'kysely'

/** What somebody brought in and nobody has committed is found by who that is, and not among all drafts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index intake_drafts_of_creator on intake_drafts (created_by) where rectification_id is null`.execute(
    db,
  )
}
