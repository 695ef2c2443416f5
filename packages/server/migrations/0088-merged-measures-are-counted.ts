import { type Kysely, sql } from 'kysely'

/** What became a part of another measure is counted apart from what was voided, wherever a rectification is shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index measures_merged on measures (rectification_id)
    where status = 'voided' and voided ->> 'mergedInto' is not null`.execute(db)
}
