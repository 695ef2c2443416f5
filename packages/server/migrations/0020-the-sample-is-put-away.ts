import { type Kysely, sql } from 'kysely'

/** A rectification can be put away, with departments and people that only it needs: kept whole and shown nowhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table rectifications add column put_away jsonb`.execute(db)
  // Asked by every list, and hardly ever holding anything.
  await sql`create index rectifications_put_away on rectifications (id) where put_away is not null`.execute(
    db,
  )
}
