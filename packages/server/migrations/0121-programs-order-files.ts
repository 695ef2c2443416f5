import { type Kysely, sql } from 'kysely'

/** A program orders files by a token, and is told of those alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outputs add column token_id uuid references api_tokens`.execute(db)
}
