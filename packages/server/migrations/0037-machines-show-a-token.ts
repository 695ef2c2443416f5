import { type Kysely, sql } from 'kysely'

/**
 * Tokens that machines and the command line show: only the hash is kept. When one was used last is no part of its record,
 * and written once a day. An entry of the journal names the token that it was made by.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table api_tokens (
    id uuid primary key,
    person_id uuid not null references persons,
    name text not null,
    scope text not null check (scope in ('read', 'write')),
    prefix text not null,
    hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null,
    expires_on date not null,
    revoked_at timestamptz,
    version integer not null check (version > 0)
  )`,
  sql`create index tokens_of_a_person on api_tokens (person_id, id)`,
  sql`create table api_token_uses (
    token_id uuid primary key references api_tokens,
    last_used_on date not null
  )`,
  sql`alter table journal add column token_id uuid references api_tokens`,
]
