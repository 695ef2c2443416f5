import { type Kysely, sql } from 'kysely'

/** Uploaded files, progress reports, and which file is evidence in which report. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table files (
    id uuid primary key,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    name text not null check (name <> ''),
    size bigint not null check (size > 0),
    media_type text not null,
    uploaded_by uuid not null references persons,
    uploaded_at timestamptz not null
  )`,
  sql`create index files_by_content on files (sha256)`,
  sql`create table progress_reports (
    rectification_id uuid not null,
    id uuid not null,
    measure_id uuid not null,
    text text not null check (text <> ''),
    reported_by uuid not null references persons,
    reported_at timestamptz not null,
    primary key (rectification_id, id),
    foreign key (rectification_id, measure_id) references measures
  )`,
  sql`create index progress_reports_of_measure
    on progress_reports (rectification_id, measure_id, reported_at desc, id desc)`,
  sql`create table evidence (
    rectification_id uuid not null,
    progress_report_id uuid not null,
    ordinal integer not null check (ordinal > 0),
    measure_id uuid not null,
    file_id uuid not null references files,
    primary key (rectification_id, progress_report_id, ordinal),
    unique (rectification_id, progress_report_id, file_id),
    foreign key (rectification_id, progress_report_id) references progress_reports,
    foreign key (rectification_id, measure_id) references measures
  )`,
  sql`create index evidence_of_measure on evidence (rectification_id, measure_id)`,
  sql`create index evidence_by_file on evidence (file_id)`,
]
