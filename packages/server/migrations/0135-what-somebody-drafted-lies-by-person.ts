import { type Kysely, sql } from 'kysely'

/** Whoever hands over is asked for the documents that they drafted and that have not left: few editions are under way, however many left. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index editions_under_way on editions (drafted_by, id) where status in ('drafted', 'checked', 'approved')`.execute(
    db,
  )
}
