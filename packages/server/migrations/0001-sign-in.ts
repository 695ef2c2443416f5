import { type Kysely, sql } from 'kysely'

/** The tables of sign-in. A `sign_in_user` has the id of the person whose account it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table sign_in_user (
    id uuid primary key,
    username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{2,31}$'),
    name text not null,
    email text not null unique,
    email_verified boolean not null default false,
    image text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  sql`create table sign_in_session (
    id uuid primary key,
    token text not null unique,
    user_id uuid not null references sign_in_user on delete cascade,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  sql`create index sign_in_session_of_user on sign_in_session (user_id)`,
  sql`create table sign_in_credential (
    id uuid primary key,
    user_id uuid not null references sign_in_user on delete cascade,
    account_id text not null,
    provider_id text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (user_id, provider_id)
  )`,
  // Requests per address and path; kept in the database so that a restart forgives no guesses.
  sql`create table sign_in_rate_limit (
    id uuid primary key,
    key text not null unique,
    count integer not null,
    last_request bigint not null
  )`,
  // Tries per user name, whether or not there is such a user.
  sql`create table sign_in_throttle (
    username text primary key,
    tries integer not null,
    began_at timestamptz not null
  )`,
  // The one-time link of the first start: at most one row, and only its hash.
  sql`create table setup_token (
    is_current boolean primary key default true check (is_current),
    token_hash text not null,
    created_at timestamptz not null default now()
  )`,
]
