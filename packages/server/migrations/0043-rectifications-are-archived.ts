import { type Kysely, sql } from 'kysely'

/** Rectifications of which all is closed, set apart and no longer changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table rectifications add column archived_at timestamptz`.execute(db)
  await sql`create index archived_rectifications on rectifications (id) where archived_at is not null`.execute(
    db,
  )
}
