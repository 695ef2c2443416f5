import { type Kysely, sql } from 'kysely'

/** The heads (一是…二是…) under which the published notice folds the measures of a finding, each with which they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table findings add column heads jsonb not null default '[]'
    check (jsonb_typeof(heads) = 'array' and jsonb_array_length(heads) <= 40)`.execute(db)
  await sql`alter table findings alter column heads drop default`.execute(db)
}
