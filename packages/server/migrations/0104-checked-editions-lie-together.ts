import { type Kysely, sql } from 'kysely'

/** What waits for approval is asked for with every workbench of an approver: few editions do, however many there are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index editions_to_approve on editions (drafted_at, id) where status = 'checked'`.execute(db)
}
