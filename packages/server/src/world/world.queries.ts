import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import { sql } from 'kysely'
import type { Db } from '../kernel/subject-store.ts'

/** Whether any rectification is there. */
export async function hasRectifications(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from rectifications limit 1`.execute(db)
  return rows.length > 0
}

/** The commands on the world's rectification that were carried out, in this load or in one that was cut short. */
export async function commandsCarriedOut(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct command_id as id from journal
    where chain_id = ${sampleRectificationId} and command_id is not null`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
