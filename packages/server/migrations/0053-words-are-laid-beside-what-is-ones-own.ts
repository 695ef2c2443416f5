import { type Kysely, sql } from 'kysely'

/**
 * Whose a measure is, is found together with its finding: a search for words that few measures hold lays what holds them beside
 * what is somebody's own, and reads no measure of others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const who of ['owner', 'leader', 'handler']) {
    const [name, column] = [sql.id(`measures_of_${who}`), sql.id(`${who}_id`)]
    await sql`drop index ${name}`.execute(db)
    await sql`create index ${name} on measures (${column}, rectification_id, id) include (finding_id)
      where ${column} is not null`.execute(db)
  }
}
