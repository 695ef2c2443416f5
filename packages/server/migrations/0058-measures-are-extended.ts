import { type Kysely, sql } from 'kysely'

/**
 * A measure can be given more time: what is asked for now, how often it was granted, and the day before the first of these,
 * which stays. Whoever asks reports in the same step, so that only what is underway has somebody ask.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table measures
    add column extension jsonb check (extension is null or status = 'underway'),
    add column extensions integer not null default 0 check (extensions >= 0),
    add column first_due_on date,
    add check ((first_due_on is not null) = (extensions > 0))`,
  // Few wait at a time: found by who decides on them.
  sql`create index measures_extension_asked_of_leader on measures (leader_id, due_on, id) where extension is not null`,
  sql`create index measures_extension_asked on measures (rectification_id, due_on, id) where extension is not null`,
]
