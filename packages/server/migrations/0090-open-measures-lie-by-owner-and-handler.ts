import { type Kysely, sql } from 'kysely'

/** Whoever does the open work of an organization is found from one to the next, and not among all that is open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index open_measures_of_owner_by_handler on measures (owner_id, handler_id)
    where status <> 'closed' and status <> 'voided'`.execute(db)
}
