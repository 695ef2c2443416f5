import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const journal = columnsOf('journal')
const rectifications = columnsOf('rectifications')

/** Whether any rectification is there. */
export async function hasRectifications(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from ${rectifications} limit 1`.execute(db)
  return rows.length > 0
}

/** The commands of the world that were carried out, in this load or in one that was cut short. */
export async function commandsCarriedOut(db: Db, chains: readonly ChainId[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct ${journal.command_id} as id from ${journal}
    where ${journal.chain_id} = any(${[...chains]}::uuid[]) and ${journal.command_id} is not null`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
