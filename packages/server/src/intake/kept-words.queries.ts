import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { DomainEvent } from '@bihuan/core/kinds.ts'
import type { ImportedReport, SourceNote } from '@bihuan/core/progress/source-note.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const sourceNotes = columnsOf('source_notes')
const importedReports = columnsOf('imported_reports')

/** What documents have said of items, so that a further one does not say it a second time. */
export type KeptWords = ReadonlySet<string>

type Noted = Pick<SourceNote, 'notes' | 'said'>
type Reported = Pick<ImportedReport, 'text' | 'state' | 'stateRaw' | 'doneOn' | 'doneRaw'>

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

/** The changes without the words of documents that are kept already. */
export function notKeptYet(changes: readonly Change<DomainEvent>[], kept: KeptWords): Change<DomainEvent>[] {
  return changes.flatMap((change) => {
    const { subjectId, event } = change
    if (event.type === 'measure.reportImported')
      return kept.has(keyOfReport(subjectId, event)) ? [] : [change]
    if (event.type !== 'measure.sourceNoted' && event.type !== 'finding.sourceNoted') return [change]
    const notes = event.notes.filter((note) => !kept.has(keyOfNote(subjectId, note)))
    const said = event.said.filter((words) => !kept.has(keyOfSaid(subjectId, words)))
    return notes.length === 0 && said.length === 0 ? [] : [{ ...change, event: { ...event, notes, said } }]
  })
}

function keyOfNote(id: string, { heading, text }: SourceNote['notes'][number]): string {
  return JSON.stringify([id, 'note', heading, text])
}

function keyOfSaid(id: string, { field, text }: SourceNote['said'][number]): string {
  return JSON.stringify([id, 'said', field, text])
}

function keyOfReport(id: string, { text, state, stateRaw, doneOn, doneRaw }: Reported): string {
  return JSON.stringify([id, 'report', text, state, stateRaw, doneOn, doneRaw])
}
