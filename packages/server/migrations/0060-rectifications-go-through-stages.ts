import { type Kysely, sql } from 'kysely'

/** Through which stages a rectification has gone, and when it is to; none where nobody has said it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table rectifications add column course jsonb not null default '{"begun": [], "planned": []}'`.execute(
    db,
  )
}
