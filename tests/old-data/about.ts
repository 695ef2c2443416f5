import type { Db } from '@bihuan/server/kernel/subject-store.ts'
import { sql } from 'kysely'

/** What is known of old data from the day that it was written. */
export type About = {
  readonly newestMigration: string
  /** How many entries of each type the journal held. */
  readonly events: Readonly<Record<string, number>>
  /** The end of every chain. */
  readonly heads: Readonly<Record<string, { readonly sequence: number; readonly hash: string }>>
}

/** Describes what a database holds. */
export async function describe(db: Db): Promise<About> {
  const { rows } = await sql<About>`select
    (select max(name) from migration) as "newestMigration",
    (select jsonb_object_agg(type, entries order by type) from (
      select event ->> 'type' as type, count(*) as entries from journal group by 1
    ) as counted) as events,
    (select jsonb_object_agg(chain_id, jsonb_build_object('sequence', sequence, 'hash', hash))
      from journal_chains) as heads`.execute(db)
  const [about] = rows
  if (about === undefined) throw new Error('the database told nothing')
  return about
}
