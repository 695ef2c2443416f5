import { type Kysely, sql } from 'kysely'

/**
 * Whoever confirms a signature on paper answers for what its scan says, and so has been given it. Noted while it waits: the file whole as
 * page 0, else each page that was drawn, with how many pages there are to look at.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table scan_showings (
    rectification_id uuid not null,
    closure_request_id uuid not null,
    file_id uuid not null,
    person_id uuid not null references persons,
    page_number integer not null check (page_number between 0 and 50),
    page_count integer not null check (page_count between 0 and 50 and page_number <= page_count),
    primary key (rectification_id, closure_request_id, file_id, person_id, page_number),
    foreign key (rectification_id, closure_request_id, file_id) references paper_scans
  )`.execute(db)
}
