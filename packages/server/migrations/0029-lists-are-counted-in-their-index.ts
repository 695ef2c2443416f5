import { type Kysely, sql } from 'kysely'

/**
 * What a list counts is found in its index alone, without a look at the rows: to which rectification they belong, which
 * may have been put away, and how they stand. Whose a measure is, the newest first, is found for searches too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const isPressing = sql`status in ('returned', 'reopened')
  or (time_class = 'immediate' and status in ('planned', 'underway'))`

const statements = [
  ...covering('open_measures', sql`due_on, id`, sql`status <> 'closed'`),
  ...covering('open_measures_of_owner', sql`owner_id, due_on, id`, sql`status <> 'closed'`),
  ...covering('open_measures_of_leader', sql`leader_id, due_on, id`, sql`status <> 'closed'`),
  ...covering('open_measures_of_handler', sql`handler_id, due_on, id`, sql`status <> 'closed'`),
  ...covering(
    'open_measures_of_nobody',
    sql`owner_id, due_on, id`,
    sql`status <> 'closed' and handler_id is null`,
  ),
  ...covering('pressing_measures', sql`due_on, id`, isPressing),
  ...['owner', 'leader', 'handler'].flatMap((who) =>
    covering(`pressing_measures_of_${who}`, sql`${sql.id(`${who}_id`)}, due_on, id`, isPressing),
  ),
  ...['owner', 'leader', 'handler'].flatMap((who) => [
    sql`drop index ${sql.id(`measures_of_${who}`)}`,
    sql`create index ${sql.id(`measures_of_${who}`)} on measures (${sql.id(`${who}_id`)}, rectification_id, id)
      where ${sql.id(`${who}_id`)} is not null`,
  ]),
]

function covering(name: string, columns: ReturnType<typeof sql>, condition: ReturnType<typeof sql>) {
  return [
    sql`drop index ${sql.id(name)}`,
    sql`create index ${sql.id(name)} on measures (${columns}) include (rectification_id, status) where ${condition}`,
  ]
}
