import { type Kysely, sql } from 'kysely'

/**
 * A rung can be that of a named organization, whose head signs, or of a meeting: a claim holds what such rungs are called, and
 * whose turn it is tells the organizations of its ladder, so that their heads find and read it, and who has entered what a meeting resolved.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const isRung = sql`check (rung in ('head', 'coordinator', 'leader', 'inspector', 'principal')
  or rung ~ '^organization:[0-9a-f-]{36}$' or rung ~ '^resolution:[a-z][a-zA-Z0-9]*$')`

const statements = [
  // Whoever confirms what a meeting resolved has signed nothing, and is no doer either.
  sql`create or replace function signers_differ(signatures jsonb, doers uuid[]) returns boolean
    language sql immutable parallel safe
    return (
      select count(*) filter (where not signature ? 'meeting')
          = count(distinct signature ->> 'personId') filter (where not signature ? 'meeting')
        and count(*) = count(distinct signature ->> 'rung')
        and coalesce(bool_and((signature ->> 'personId')::uuid <> all (doers)), true)
      from jsonb_array_elements(signatures) as signature
    )`,
  ...['closure_requests', 'claim_turns'].map(
    (table) =>
      sql`alter table ${sql.table(table)} drop constraint ${sql.id(`${table}_rung_check`)}, add constraint ${sql.id(`${table}_rung_check`)} ${isRung}`,
  ),
  sql`alter table closure_requests add column rung_names jsonb not null default '{}'`,
  sql`alter table claim_turns add column organizations uuid[] not null default '{}', add column entered_by uuid`,
  sql`create index claim_turns_of_organizations on claim_turns using gin (organizations) where organizations <> '{}'`,
  sql`create index claim_turns_at_organizations on claim_turns (claimed_at, id) where rung like 'organization:%'`,
  sql`create index claim_turns_at_meetings on claim_turns (claimed_at, id) where rung like 'resolution:%'`,
  sql`create index claims_signed_for_organizations on closure_requests using gin (signatures jsonb_path_ops)
    where rung_names <> '{}'`,
]
