import { sql } from 'kysely'
import type { Db } from '../kernel/subject-store.ts'

/** Whether any rectification is there. */
export async function hasRectifications(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from rectifications limit 1`.execute(db)
  return rows.length > 0
}
