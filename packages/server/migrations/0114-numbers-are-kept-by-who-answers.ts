import { type Kysely, sql } from 'kysely'

/**
 * How many measures each person leads or handles and each organization owns, of all that is shown: in each state, and what is
 * open by its day, so that what is late or due soon is added up over days and not over measures.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const held = sql`
  from measures join rectifications on rectifications.id = measures.rectification_id
  cross join lateral (values (measures.leader_id, 'led'), (measures.handler_id, 'handled'), (measures.owner_id, 'owned'))
    as its (holder_id, duty)
  where rectifications.put_away is null and its.holder_id is not null and measures.status <> 'voided'`

const statements = [
  sql`create table duty_counts (
    holder_id uuid not null,
    duty text not null check (duty in ('led', 'handled', 'owned')),
    held_open integer not null,
    held_returned integer not null,
    held_waiting integer not null,
    held_closed integer not null,
    primary key (holder_id, duty)
  ) with (fillfactor = 50)`,
  sql`insert into duty_counts (holder_id, duty, held_open, held_returned, held_waiting, held_closed)
    select its.holder_id, its.duty, count(*) filter (where measures.status <> 'closed'),
      count(*) filter (where measures.status = 'returned'), count(*) filter (where measures.status = 'submitted'),
      count(*) filter (where measures.status = 'closed')
    ${held} group by 1, 2 order by 1, 2`,
  sql`create table due_counts (
    holder_id uuid not null,
    duty text not null check (duty in ('led', 'handled', 'owned')),
    due_on date not null,
    held_open integer not null,
    held_returned integer not null,
    primary key (holder_id, duty, due_on)
  ) with (fillfactor = 50)`,
  sql`insert into due_counts (holder_id, duty, due_on, held_open, held_returned)
    select its.holder_id, its.duty, measures.due_on, count(*), count(*) filter (where measures.status = 'returned')
    ${held} and measures.status <> 'closed' and measures.due_on is not null group by 1, 2, 3 order by 1, 2, 3`,
  // Days of which nothing is open any more are not gone through.
  sql`create index due_counts_open on due_counts (holder_id, duty, due_on) include (held_open, held_returned) where held_open <> 0`,
]
