import { type Kysely, sql } from 'kysely'

/** Rectifications are gone through in the order of their names, until enough is found in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index rectifications_in_order_of_names on rectifications (name, id)`.execute(db)
}
