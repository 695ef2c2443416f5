import { type Kysely, sql } from 'kysely'

/** What somebody closed is counted along an index up to a thousand, as what is open is, and found in the same order. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const who of ['owner', 'leader', 'handler'])
    await sql`create index ${sql.id(`closed_measures_of_${who}`)} on measures (${sql.id(`${who}_id`)}, due_on, id)
      include (rectification_id) where status = 'closed'`.execute(db)
}
