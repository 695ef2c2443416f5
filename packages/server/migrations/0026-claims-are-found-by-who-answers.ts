import { type Kysely, sql } from 'kysely'

/** What waits for a head or a leader is found by whose it is, and claims about findings without looking through all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  ...['owner', 'leader'].map(
    (who) => sql`create index ${sql.id(`submitted_measures_of_${who}`)} on measures (${sql.id(`${who}_id`)})
      where status = 'submitted'`,
  ),
  sql`create index pending_claims_about_findings on closure_requests (claimed_at)
    where status = 'pending' and subject_type = 'finding'`,
]
