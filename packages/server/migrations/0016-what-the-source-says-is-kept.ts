import { type Kysely, sql } from 'kysely'

/**
 * What a document says of a finding or measure that has no field in the record, and progress as a document tells it:
 * in its words, with its name, found by the search.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create function words_in(pieces jsonb) returns text
    language sql immutable parallel safe
    return (select coalesce(string_agg(piece ->> 'text', E'\n'), '') from jsonb_array_elements(pieces) as piece)`,
  sql`create table source_notes (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    measure_id uuid,
    finding_id uuid,
    subject_id uuid not null generated always as (coalesce(measure_id, finding_id)) stored,
    source_name text not null,
    notes jsonb not null,
    said jsonb not null,
    noted_by uuid references persons,
    noted_at timestamptz not null,
    search tsvector not null generated always as (search_tokens(words_in(notes || said))) stored,
    primary key (rectification_id, id),
    foreign key (rectification_id, measure_id) references measures,
    foreign key (rectification_id, finding_id) references findings,
    check (num_nonnulls(measure_id, finding_id) = 1)
  )`,
  sql`create index source_notes_of_subject on source_notes (rectification_id, subject_id, noted_at, id)`,
  sql`create index source_notes_search on source_notes using gin (search) with (gin_pending_list_limit = 128)`,
  sql`create table imported_reports (
    rectification_id uuid not null references rectifications,
    id uuid not null,
    measure_id uuid not null,
    source_name text not null,
    said_by text not null,
    text text not null,
    state text check (state in ('done', 'notDone', 'unclear')),
    state_raw text,
    done_on date,
    done_raw text,
    imported_by uuid references persons,
    imported_at timestamptz not null,
    search tsvector not null generated always as (search_tokens(text)) stored,
    primary key (rectification_id, id),
    foreign key (rectification_id, measure_id) references measures
  )`,
  sql`create index imported_reports_of_measure
    on imported_reports (rectification_id, measure_id, imported_at, id)`,
  sql`create index imported_reports_search on imported_reports
    using gin (search) with (gin_pending_list_limit = 128)`,
  ...['source_notes', 'imported_reports'].map(
    (table) => sql`create trigger records_are_never_deleted before delete or truncate on ${sql.table(table)}
      for each statement execute function refuse_deletion()`,
  ),
]
