import { type Kysely, sql } from 'kysely'

/** An organization has a day on which it ended; what an organization or a person still has is found along an index. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table organizations add closed_on date`.execute(db)
  await sql`create index pending_claims_of_claimant on closure_requests (claimed_by) where status = 'pending'`.execute(
    db,
  )
}
