import {
  keyOfNote,
  keyOfReport,
  keyOfSaid,
  type KeptWords,
  type Noted,
  type Reported,
} from '@bihuan/core/intake/kept-words.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../../kernel/sql.ts'
import type { Db } from '../../kernel/subject-store.ts'

const sourceNotes = columnsOf('source_notes')
const importedReports = columnsOf('imported_reports')

/** What documents have said of some items of a rectification. */
export async function readKeptWords(
  db: Db,
  { rectificationId, ids }: { readonly rectificationId: RectificationId; readonly ids: readonly string[] },
): Promise<KeptWords> {
  const { rows: notes } = await sql<Noted & { id: string }>`
    select ${sourceNotes.subject_id} as id, ${sourceNotes.notes}, ${sourceNotes.said} from ${sourceNotes}
    where ${sourceNotes.rectification_id} = ${rectificationId}
      and ${sourceNotes.subject_id} = any(${[...ids]}::uuid[])`.execute(db)
  const { rows: reports } = await sql<Reported & { id: string }>`
    select ${importedReports.measure_id} as id, ${importedReports.text}, ${importedReports.state},
      ${importedReports.state_raw} as "stateRaw", ${importedReports.done_on}::text as "doneOn",
        ${importedReports.done_raw} as "doneRaw"
    from ${importedReports}
    where ${importedReports.rectification_id} = ${rectificationId}
      and ${importedReports.measure_id} = any(${[...ids]}::uuid[])`.execute(db)
  return new Set([
    ...notes.flatMap(({ id, notes: headed, said }) => [
      ...headed.map((note) => keyOfNote(id, note)),
      ...said.map((words) => keyOfSaid(id, words)),
    ]),
    ...reports.map(({ id, ...report }) => keyOfReport(id, report)),
  ])
}
