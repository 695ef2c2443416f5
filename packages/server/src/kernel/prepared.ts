import type { RawBuilder } from 'kysely'
import type { Database } from './db.ts'

/** The rows that a statement answers. */
export async function prepared<Row extends object>(
  database: Pick<Database, 'kysely'>,
  query: RawBuilder<Row>,
): Promise<readonly Row[]> {
  return (await query.execute(database.kysely)).rows
}
