import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const journal = columnsOf('journal', 'journal')
const draft = columnsOf('intake_drafts', 'draft')
const reading = columnsOf('readings', 'reading')

/** How much people have left behind: entries, but for those of the clock, drafts and readings. It only grows. */
export async function heldByPeople(db: Db): Promise<number> {
  const { rows } = await sql<{ held: number }>`select (
      (select count(*) from ${journal} where ${journal.event} ->> 'type' <> 'measure.fellDue')
      + (select count(*) from ${draft}) + (select count(*) from ${reading}))::integer as held`.execute(db)
  return rows[0]?.held ?? 0
}
