import { type Kysely, sql } from 'kysely'

/** Drafts of documents that were read in; and, once committed, the source with all its passages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table intake_drafts (
    id uuid primary key,
    name text not null check (name <> ''),
    text text not null,
    encoding text not null,
    draft jsonb not null,
    acknowledged integer[] not null,
    findings integer not null,
    measures integer not null,
    created_by uuid not null references persons,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    rectification_id uuid references rectifications,
    version integer not null check (version > 0)
  )`,
  sql`create index intake_drafts_newest on intake_drafts (updated_at desc)`,
  sql`create table sources (
    rectification_id uuid primary key references rectifications,
    name text not null,
    text text not null,
    encoding text not null
  )`,
  // Offsets count code points; the end is exclusive.
  sql`create table passages (
    rectification_id uuid not null references sources,
    start_offset integer not null check (start_offset >= 0),
    end_offset integer not null check (end_offset > start_offset),
    role text not null check (role in
      ('finding', 'measure', 'result', 'heading', 'background', 'furniture', 'unplaced')),
    primary key (rectification_id, start_offset)
  )`,
  sql`create table source_quotes (
    rectification_id uuid not null references sources,
    subject_type text not null check (subject_type in ('finding', 'measure')),
    subject_id uuid not null,
    start_offset integer not null check (start_offset >= 0),
    end_offset integer not null check (end_offset >= start_offset),
    primary key (rectification_id, subject_id)
  )`,
]
