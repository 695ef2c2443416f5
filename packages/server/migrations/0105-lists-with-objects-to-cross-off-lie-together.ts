import { type Kysely, sql } from 'kysely'

/** Objects that wait to be crossed off are asked for with every workbench: few lists have any, however many lists there are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index object_lists_waiting on object_lists (rectification_id, measure_id)
      where counts ->> 'said' <> '0'`.execute(db)
}
