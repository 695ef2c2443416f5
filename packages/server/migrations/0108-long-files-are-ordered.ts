import { type Kysely, sql } from 'kysely'

const statements = [
  // A file that takes long: what somebody ordered, how far it is, and where it lies once it is done. `seen_then` is what they
  // could see then.
  sql`create table outputs (
    rectification_id uuid not null references rectifications,
    id uuid not null unique,
    person_id uuid not null references persons,
    kind text not null check (kind in ('ledger', 'meeting', 'document', 'bundle', 'archive')),
    asked_with jsonb not null,
    state text not null check (state in ('waiting', 'running', 'done', 'failed')),
    progress jsonb,
    refusal jsonb,
    attempts integer not null default 0 check (attempts >= 0),
    ordered_at timestamptz not null,
    seen_then jsonb,
    file_name text,
    media_type text,
    size bigint,
    sha256 text,
    expires_at timestamptz,
    claimed_by uuid,
    claimed_until timestamptz,
    primary key (rectification_id, id),
    check (num_nonnulls(claimed_by, claimed_until) = case state when 'running' then 2 else 0 end),
    check ((state = 'failed') = (refusal is not null)),
    check ((state in ('done', 'failed')) = (expires_at is not null)),
    check (num_nonnulls(seen_then, file_name, media_type, size, sha256) = case state when 'done' then 5 else 0 end)
  )`,
  sql`create index outputs_of_person on outputs (person_id, ordered_at desc)`,
  sql`create index outputs_to_make on outputs (ordered_at) where state in ('waiting', 'running')`,
  sql`create index outputs_to_remove on outputs (expires_at) where expires_at is not null`,
]

/** What takes long to make is ordered, made in the background and fetched later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}
