import { type Kysely, sql } from 'kysely'

/** A claim may name how many objects of the list are left, and until when they are crossed off. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table closure_requests
    add column open_objects jsonb check (open_objects is null or jsonb_typeof(open_objects) = 'object')`.execute(
    db,
  )
}
