import { type Kysely, sql } from 'kysely'

/**
 * The principal of a body signs too where a template says so, and whose turn a claim is tells the whole ladder: whoever has
 * a rung of it by post stands in for no other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const isRung = sql`check (rung in ('head', 'coordinator', 'leader', 'inspector', 'principal'))`

const statements = [
  ...['closure_requests', 'claim_turns'].map(
    (table) =>
      sql`alter table ${sql.table(table)} drop constraint ${sql.id(`${table}_rung_check`)}, add ${isRung}`,
  ),
  sql`alter table claim_turns add column ladder text[]`,
  sql`update claim_turns set ladder = request.ladder from closure_requests as request
    where request.rectification_id = claim_turns.rectification_id and request.id = claim_turns.id`,
  sql`alter table claim_turns alter column ladder set not null`,
]
