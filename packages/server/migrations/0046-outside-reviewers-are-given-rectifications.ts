import { type Kysely, sql } from 'kysely'

/**
 * Who reads a rectification from outside, from which day to which one. Each request looks for what its person is given, so
 * that the index holds only rectifications that somebody reads so.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table rectifications add column sights jsonb not null default '[]'`.execute(db)
  await sql`create index rectifications_by_reviewer on rectifications using gin (sights jsonb_path_ops) where sights <> '[]'`.execute(
    db,
  )
}
