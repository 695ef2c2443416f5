import type { FindingEvent } from '@bihuan/core/findings/finding.events.ts'
import type { MeasureEvent } from '@bihuan/core/measures/measure.events.ts'
import type { Written } from '../kernel/ready.ts'
import { type FollowingRow, insertionOf } from '../kernel/row-store.ts'
import type { Happened } from '../kernel/subject-store.ts'

/** Keeps what sources say of findings and measures: words without a field, and progress as they tell it. */
export function sourceNotes(happened: readonly Happened<MeasureEvent | FindingEvent>[]): readonly Written[] {
  return [
    ...insertionOf('source_notes', happened.flatMap(noteRow)),
    ...insertionOf('imported_reports', happened.flatMap(reportRow)),
  ]
}

function noteRow({
  event,
  chainId,
  subjectId,
  at,
  by,
}: Happened<MeasureEvent | FindingEvent>): FollowingRow<'source_notes'>[] {
  if (event.type !== 'measure.sourceNoted' && event.type !== 'finding.sourceNoted') return []
  const isMeasure = event.type === 'measure.sourceNoted'
  const row = {
    rectification_id: chainId,
    id: event.noteId,
    measure_id: isMeasure ? subjectId : null,
    finding_id: isMeasure ? null : subjectId,
    source_name: event.sourceName,
    notes: event.notes,
    said: event.said,
    noted_by: by,
    noted_at: at,
  }
  return [row]
}

function reportRow({
  event,
  chainId,
  subjectId,
  at,
  by,
}: Happened<MeasureEvent | FindingEvent>): FollowingRow<'imported_reports'>[] {
  if (event.type !== 'measure.reportImported') return []
  const row = {
    rectification_id: chainId,
    id: event.importedReportId,
    measure_id: subjectId,
    source_name: event.sourceName,
    said_by: event.saidBy,
    text: event.text,
    state: event.state,
    state_raw: event.stateRaw,
    done_on: event.doneOn,
    done_raw: event.doneRaw,
    imported_by: by,
    imported_at: at,
  }
  return [row]
}
