import { type Kysely, sql } from 'kysely'

/**
 * What a list shows first is found along an index, however much there is: whose rectifications are the newest, whose open
 * measures are the most urgent, and which were sent back or are to be done at once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const isPressing = sql`status in ('returned', 'reopened')
  or (time_class = 'immediate' and status in ('planned', 'underway'))`

const statements = [
  sql`create index rectifications_by_name on rectifications using gin (search_tokens(name))`,
  // A count that changes stays in its place on the page when no index holds it.
  sql`drop index measure_counts_of_owner`,
  sql`create index measure_counts_of_owner on measure_counts (owner_id, rectification_id)`,
  sql`drop index measures_of_leader`,
  sql`create index measures_of_leader on measures (leader_id, rectification_id) where leader_id is not null`,
  sql`create index measures_of_handler on measures (handler_id, rectification_id) where handler_id is not null`,
  sql`create index open_measures on measures (due_on, id) where status <> 'closed'`,
  sql`create index open_measures_of_leader on measures (leader_id, due_on, id) where status <> 'closed'`,
  sql`create index open_measures_of_nobody on measures (owner_id, due_on, id)
    where status <> 'closed' and handler_id is null`,
  sql`create index pressing_measures on measures (due_on, id) where ${isPressing}`,
  ...['owner', 'leader', 'handler'].map(
    (who) => sql`create index ${sql.id(`pressing_measures_of_${who}`)}
      on measures (${sql.id(`${who}_id`)}, due_on, id) where ${isPressing}`,
  ),
]
