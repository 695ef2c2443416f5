import { type Kysely, sql } from 'kysely'

/** Rectifications that were begun by mistake: that somebody asks for one to be voided, and that it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table rectifications add column voiding jsonb`.execute(db)
  // What is voided is hidden as what is put away is.
  await sql`alter table rectifications add constraint voided_is_hidden
    check (voiding ->> 'status' is distinct from 'voided' or put_away is not null)`.execute(db)
  await sql`create index voided_rectifications on rectifications (id) where voiding ->> 'status' = 'voided'`.execute(
    db,
  )
}
