import { type Kysely, sql } from 'kysely'

/** Whoever is put at another place pushes the others on: that no two have one place is true only once all have moved. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table categories drop constraint categories_rectification_id_ordinal_key,
    add constraint categories_rectification_id_ordinal_key
      unique (rectification_id, ordinal) deferrable initially deferred`,
  sql`alter table findings drop constraint findings_rectification_id_ordinal_key,
    add constraint findings_rectification_id_ordinal_key
      unique (rectification_id, ordinal) deferrable initially deferred`,
  sql`alter table measures drop constraint measures_rectification_id_finding_id_ordinal_key,
    add constraint measures_rectification_id_finding_id_ordinal_key
      unique (rectification_id, finding_id, ordinal) deferrable initially deferred`,
]
