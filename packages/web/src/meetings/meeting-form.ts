import { isDay } from '@bihuan/core/kernel/day.ts'
import { type FileId, id } from '@bihuan/core/kernel/id.ts'
import { type MeetingKind, meetingKindLabels } from '@bihuan/core/meetings/meeting.ts'
import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import type { api } from '../api.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import { idsIn } from '../commands/components/choose-items.tsx'

export const meetingKinds: readonly MeetingKind[] = namesOf(meetingKindLabels)

export type MeetingField =
  | 'kind'
  | 'number'
  | 'heldOn'
  | 'people'
  | 'names'
  | 'findings'
  | 'resolutions'
  | 'files'
  | 'reason'

/** The fields of the form of a meeting, as they are typed and kept. */
export type MeetingFields = Record<MeetingField, string>

/** What the form begins with: what is recorded, or nothing on the day that it is. */
export function startOf(meeting: MeetingView | null, today: string): MeetingFields {
  return {
    kind: meeting?.kind ?? 'special',
    number: meeting?.number ?? '',
    heldOn: meeting?.heldOn ?? today,
    people: (meeting?.present ?? []).map((one) => one.id).join(' '),
    names: (meeting?.presentNames ?? []).join('、'),
    findings: (meeting?.findings ?? []).map((one) => one.id).join(' '),
    resolutions: (meeting?.resolutions ?? []).join('\n'),
    files: '',
    reason: '',
  }
}

type SentMeeting = Omit<Parameters<typeof api.meetings.record>[0], 'commandId' | 'rectificationId'>

/** What was typed, as it is sent. */
export function sentOf(fields: MeetingFields, fileId: FileId | null): SentMeeting {
  const { kind, heldOn } = fields
  return {
    kind: meetingKinds.find((one) => one === kind) ?? ('other' as const),
    number: fields.number,
    heldOn: isDay(heldOn) ? heldOn : '',
    presentIds: idsIn(fields.people).map((one) => id<'person'>(one)),
    presentNames: partsOf(fields.names, /[、，,;；\n]/),
    fileId,
    findingIds: idsIn(fields.findings).map((one) => id<'finding'>(one)),
    resolutions: partsOf(fields.resolutions, /\n/),
  }
}

function partsOf(words: string, between: RegExp): string[] {
  return words
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
