import { type Kysely, sql } from 'kysely'

/**
 * A rung that was signed on a printed form: what was entered waits beside its claim until somebody else has confirmed it.
 * The scan is kept for good, whatever becomes of the entry.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table closure_requests add column paper jsonb`,
  sql`create index papers_to_confirm on closure_requests (rectification_id, id) where paper is not null`,
  sql`create index signed_on_paper on closure_requests (rectification_id)
    where signatures @> '[{"paper": {}}]'::jsonb`,
  sql`create table paper_scans (
    rectification_id uuid not null,
    closure_request_id uuid not null,
    file_id uuid not null references files,
    primary key (rectification_id, closure_request_id, file_id),
    foreign key (rectification_id, closure_request_id) references closure_requests
  )`,
  sql`create index scans_by_file on paper_scans (file_id)`,
]
