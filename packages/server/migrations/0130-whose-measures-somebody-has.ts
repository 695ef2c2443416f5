import { type Kysely, sql } from 'kysely'

/** A head is told the kept numbers of people who work for the department alone: whose measures they handle is looked up from one owner to the next. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index measures_of_handler_by_owner on measures (handler_id, owner_id) where handler_id is not null`.execute(
    db,
  )
}
