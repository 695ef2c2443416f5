import { type Kysely, sql } from 'kysely'

/** Parts are found by whose they are however far they are, and those that wait for the owner of their measure by that one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create index parts_of_unit on parts (unit_id, due_on, id)`,
  sql`create index parts_of_handler on parts (handler_id, due_on, id) where handler_id is not null`,
  sql`create index split_measures_of_owner on measures (owner_id, rectification_id, id) where parts_open > 0`,
]
