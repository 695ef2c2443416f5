import { type Kysely, sql } from 'kysely'

/** Before every upload the person's unused ones are counted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index files_of_person on files (uploaded_by, uploaded_at)`.execute(db)
}
