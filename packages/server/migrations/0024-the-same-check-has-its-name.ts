import { type Kysely, sql } from 'kysely'

/** 举一反三 is the kind `sameCheck` of a measure: an extension is a later date. Entries of the journal keep the old word. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table measures drop constraint measures_kind_check`,
  sql`update measures set kind = 'sameCheck' where kind = 'extension'`,
  sql`alter table measures add constraint measures_kind_check check (kind in
    ('routine', 'regulation', 'recovery', 'accountability', 'sameCheck', 'special'))`,
]
