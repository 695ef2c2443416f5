import { meetingKind } from '@bihuan/core/meetings/meeting.kind.ts'
import type { Meeting, Minutes } from '@bihuan/core/meetings/meeting.ts'
import { type ColumnsToKeep, instant, promised, rowStore } from '../kernel/row-store.ts'
import type { RowOf } from '../kernel/sql.ts'
import type { SubjectStore } from '../kernel/subject-store.ts'

/** A meeting as it lies in its table. */
export type MeetingRow = RowOf<'meetings'>

/** How its columns are kept. */
export const meetingColumns = {
  rectification_id: 'fixed',
  id: 'fixed',
  kind: 'changing',
  number: 'changing',
  held_on: 'changing',
  present_ids: 'changing',
  present_names: 'changing',
  file_id: 'changing',
  sha256: 'changing',
  finding_ids: 'changing',
  resolutions: 'changing',
  status: 'changing',
  reason: 'changing',
  recorded_by: 'fixed',
  recorded_at: 'fixed',
  version: 'changing',
} as const satisfies ColumnsToKeep<'meetings'>

/** Meetings about rectifications. */
export const meetingStore: SubjectStore<typeof meetingKind> = rowStore({
  kind: meetingKind,
  table: 'meetings',
  isBelowRectification: true,
  columns: meetingColumns,
  toRow: (meeting) => ({
    rectification_id: meeting.rectificationId,
    id: meeting.id,
    kind: meeting.kind,
    number: meeting.number,
    held_on: meeting.heldOn,
    present_ids: meeting.presentIds,
    present_names: meeting.presentNames,
    file_id: meeting.minutes?.fileId ?? null,
    sha256: meeting.minutes?.sha256 ?? null,
    finding_ids: meeting.findingIds,
    resolutions: meeting.resolutions,
    status: meeting.status,
    reason: meeting.status === 'voided' ? meeting.reason : null,
    recorded_by: meeting.recordedBy,
    recorded_at: new Date(meeting.recordedAt),
    version: meeting.version,
  }),
  fromRow: meetingOf,
})

/** The meeting that a row holds. */
export function meetingOf(row: MeetingRow): Meeting {
  const common = {
    id: row.id,
    rectificationId: row.rectification_id,
    kind: row.kind,
    number: row.number,
    heldOn: row.held_on,
    presentIds: row.present_ids,
    presentNames: row.present_names,
    minutes: minutesOf(row),
    findingIds: row.finding_ids,
    resolutions: row.resolutions,
    recordedBy: row.recorded_by,
    recordedAt: instant(row.recorded_at),
    version: row.version,
  }
  return row.status === 'voided'
    ? { ...common, status: 'voided', reason: promised(row.reason, `why meeting ${row.id} was voided`) }
    : { ...common, status: 'recorded' }
}

function minutesOf({ id, file_id, sha256 }: MeetingRow): Minutes | null {
  return file_id === null
    ? null
    : { fileId: file_id, sha256: promised(sha256, `the hash of the minutes of meeting ${id}`) }
}
