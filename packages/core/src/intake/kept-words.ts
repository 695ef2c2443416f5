import type { Change } from '../kernel/entry.ts'
import type { DomainEvent } from '../kinds.ts'
import type { ImportedReport, SourceNote } from '../told/source-note.ts'

/** What documents have said of items, so that a further one does not say it a second time. */
export type KeptWords = ReadonlySet<string>

/** What a document has said of an item under headings and in its usual places. */
export type Noted = Pick<SourceNote, 'notes' | 'said'>
/** The progress that a document has told of an item. */
export type Reported = Pick<ImportedReport, 'text' | 'state' | 'stateRaw' | 'doneOn' | 'doneRaw'>

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

/** What tells a headed note of an item from any other. */
export function keyOfNote(id: string, { heading, text }: SourceNote['notes'][number]): string {
  return JSON.stringify([id, 'note', heading, text])
}

/** What tells words of an item in their usual place from any other. */
export function keyOfSaid(id: string, { field, text }: SourceNote['said'][number]): string {
  return JSON.stringify([id, 'said', field, text])
}

/** What tells the progress that a document tells of an item from any other. */
export function keyOfReport(id: string, { text, state, stateRaw, doneOn, doneRaw }: Reported): string {
  return JSON.stringify([id, 'report', text, state, stateRaw, doneOn, doneRaw])
}
