import { createHash } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import type { Database } from './db.ts'

/**
 * Runs a hot query as a prepared statement, which PostgreSQL then plans once per connection. Only for queries whose
 * text is always the same, since each text is kept by every connection.
 */
export async function prepared<Row extends object>(
  database: Database,
  query: RawBuilder<Row>,
): Promise<readonly Row[]> {
  const { sql: text, parameters } = query.compile(database.kysely)
  return database.named<Row>({ name: nameOf(text), text, values: parameters })
}

function nameOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url')
}
