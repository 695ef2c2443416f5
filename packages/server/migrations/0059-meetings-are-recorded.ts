import { type Kysely, sql } from 'kysely'

/** Meetings about a rectification: who was there, which findings were dealt with, and what was decided. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table meetings (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    kind text not null check (kind in ('special', 'leadership', 'democraticLife', 'progress', 'other')),
    number text not null,
    held_on date not null,
    present_ids uuid[] not null,
    present_names text[] not null,
    file_id uuid references files,
    sha256 text,
    finding_ids uuid[] not null,
    resolutions text[] not null,
    status text not null check (status in ('recorded', 'voided')),
    reason text,
    recorded_by uuid not null references persons,
    recorded_at timestamptz not null,
    version integer not null check (version > 0),
    primary key (rectification_id, id),
    check ((file_id is null) = (sha256 is null)),
    check ((status = 'voided') = (reason is not null))
  )`,
  sql`create index meetings_by_day on meetings (rectification_id, held_on desc, id desc)`,
  sql`create index meetings_of_a_file on meetings (file_id) where file_id is not null`,
]
