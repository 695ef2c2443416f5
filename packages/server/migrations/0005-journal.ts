import { type Kysely, sql } from 'kysely'

/**
 * The journal: one hash chain per rectification and one for people and organizations. Each chain has one head,
 * locked by whoever appends, so that entries become visible in the order of their numbers and without gaps.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table journal_chains (
    chain_id uuid primary key,
    sequence integer not null check (sequence >= 0),
    hash text not null
  ) with (fillfactor = 50)`,
  sql`create table journal (
    chain_id uuid not null references journal_chains,
    sequence integer not null check (sequence > 0),
    at timestamptz not null,
    by_id uuid references persons,
    command_id uuid,
    -- Position among the entries of its command.
    ordinal integer not null check (ordinal > 0),
    subject_type text not null,
    subject_id uuid not null,
    version integer not null check (version > 0),
    event jsonb not null,
    previous_hash text not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (chain_id, sequence),
    constraint one_entry_per_version unique (chain_id, subject_id, version),
    constraint a_command_is_carried_out_once unique (chain_id, command_id, ordinal)
  )`,
  sql`create function refuse_change_of_history() returns trigger language plpgsql as $$
    begin
      raise exception 'the journal is append-only' using errcode = 'restrict_violation';
    end $$`,
  sql`create trigger the_journal_is_append_only before update or delete or truncate on journal
    for each statement execute function refuse_change_of_history()`,
]
