import { type Kysely, sql } from 'kysely'

/**
 * An account can end, and after a renewed password somebody confirms who uses it. What people did before says nothing
 * of either, so every row starts without. Tries to sign in are counted by what hashes of address and name stand for,
 * in one table that never grows beyond a bound.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table persons
    add column is_deactivated boolean not null default false,
    add column awaits_confirmation boolean not null default false,
    -- Who renewed the password; null where it was done on the server itself.
    add column renewed_by uuid references persons check (renewed_by is null or awaits_confirmation)`,
  sql`alter table sign_in_user
    -- The password is one that somebody else has seen.
    add column must_change_password boolean not null default false,
    -- What the cookies of known browsers are bound to; another one ends them.
    add column browser_key uuid not null default gen_random_uuid()`,
  sql`drop table sign_in_rate_limit`,
  sql`drop table sign_in_throttle`,
  sql`create table sign_in_throttle (
    key text primary key,
    tries integer not null check (tries > 0),
    -- Until then tries are refused, and not counted.
    waits_until timestamptz not null,
    tried_at timestamptz not null
  )`,
  sql`create index sign_in_throttle_by_age on sign_in_throttle (tried_at)`,
]
