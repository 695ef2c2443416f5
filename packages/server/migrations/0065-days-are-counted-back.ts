import { type Kysely, sql } from 'kysely'

/**
 * A measure may wait for others, take a number of working days of its own, and know which acceptance gave it its day. What
 * administrators say of single days lies over the calendar that the program brings along.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table measures
    add column after_ids uuid[] not null default '{}',
    add column working_days integer check (working_days between 1 and 250),
    add column accepted jsonb`,
  // Few measures wait for others: whether an order closes a circle asks for these alone.
  sql`create index measures_that_wait on measures (rectification_id, id) where after_ids <> '{}'`,
  sql`create index measures_by_acceptance on measures (rectification_id, (accepted ->> 'at')) where accepted is not null`,
  // The last word on a day holds; the earlier ones stay.
  sql`create table calendar_changes (
    id uuid primary key,
    on_day date not null,
    is_worked boolean,
    name text not null check (length(name) <= 50),
    made_at timestamptz not null,
    made_by uuid not null references persons,
    version integer not null
  )`,
  sql`create index calendar_changes_of_a_day on calendar_changes (on_day, made_at desc, id desc)`,
]
