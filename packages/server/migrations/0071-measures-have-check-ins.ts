import { type Kysely, sql } from 'kysely'

/**
 * A measure that goes on for good can be reported on regularly: how often, and the first day from which the others are counted.
 * The day until which the clock has written down what fell due is one for all.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table measures
    add column check_in_every text not null default 'none'
      check (check_in_every in ('none', 'weekly', 'monthly', 'quarterly', 'halfYearly')),
    add column check_in_from date,
    add check (check_in_every = 'none' or time_class = 'continuous'),
    add check (check_in_every <> 'none' or check_in_from is null)`,
  // What falls due is looked for by its day, whoever has it.
  sql`create index measures_falling_due on measures (due_on, rectification_id, id)
    where status in ('planned', 'underway', 'returned', 'reopened')`,
  sql`create index measures_checking_in on measures (rectification_id, id)
    where check_in_every <> 'none' and status in ('planned', 'underway', 'returned', 'reopened')`,
  sql`create table fallen_due (id integer primary key check (id = 1), until_on date not null)`,
]
