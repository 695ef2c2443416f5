import { type Kysely, sql } from 'kysely'

/**
 * Documents of a rectification on their way out of the house. What an edition says, and its files, lie beside it: what was published is
 * downloaded as it was, also where a later program would write it otherwise.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table editions (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    document text not null,
    options text not null,
    corrects_id uuid,
    number integer check (number > 0),
    texts jsonb not null,
    sources jsonb not null,
    status text not null check (status in ('drafted', 'checked', 'approved', 'published', 'dropped')),
    drafted_by uuid not null references persons,
    drafted_at timestamptz not null,
    writers uuid[] not null,
    sha256 text,
    as_of date,
    approved_by uuid references persons,
    published_at timestamptz,
    files jsonb not null,
    givings jsonb not null,
    reason text,
    version integer not null check (version > 0),
    primary key (rectification_id, id),
    foreign key (rectification_id, corrects_id) references editions (rectification_id, id),
    check (approved_by <> all (writers)),
    check ((status = 'published') = (number is not null))
  )`,
  sql`create index editions_latest_first on editions (rectification_id, drafted_at desc, id desc)`,
  sql`create unique index editions_by_number on editions (rectification_id, document, number) where number is not null`,
  sql`create table edition_files (
    rectification_id uuid not null,
    edition_id uuid not null,
    format text not null,
    sha256 text not null,
    bytes bytea not null,
    primary key (rectification_id, edition_id, format),
    foreign key (rectification_id, edition_id) references editions (rectification_id, id)
  )`,
]
