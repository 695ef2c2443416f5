import type { PlainDay } from '../kernel/day.ts'
import type { FileId, FindingId, MeetingId, PersonId, RectificationId } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'

/** What kinds of meetings there are, by what they are called. */
export const meetingKindLabels = {
  special: { zh: '专题会', en: 'special meeting' },
  leadership: { zh: '党委（党组）会、办公会', en: 'meeting of the leadership' },
  democraticLife: { zh: '民主生活会', en: 'democratic life meeting' },
  progress: { zh: '推进会', en: 'progress meeting' },
  other: { zh: '其他会议', en: 'other meeting' },
} as const satisfies Readonly<Record<string, Bilingual>>
export type MeetingKind = keyof typeof meetingKindLabels

/** How a meeting stands in the record. */
export const meetingStatusLabels = {
  recorded: { zh: '已登记', en: 'Recorded' },
  voided: { zh: '已作废', en: 'Voided' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** The minutes of a meeting as a file: which one, and the hash of its bytes. Its name no entry holds, since files can be sealed. */
export type Minutes = { readonly fileId: FileId; readonly sha256: string }

/** What is recorded of a meeting that was held. */
export type MeetingDetails = {
  readonly kind: MeetingKind
  /** How the body counts it: 〔2026〕3号, 第12次; empty where it does not. */
  readonly number: string
  readonly heldOn: PlainDay
  /** Who was present, of the people of the installation. */
  readonly presentIds: readonly PersonId[]
  /** Who was present besides, by name. */
  readonly presentNames: readonly string[]
  readonly minutes: Minutes | null
  /** The findings that it dealt with. */
  readonly findingIds: readonly FindingId[]
  /** What it decided, numbered by their order from 1. */
  readonly resolutions: readonly string[]
}

/** So much is recorded of a meeting at most. */
export const meetingLimits = {
  number: 60,
  presentIds: 200,
  presentNames: 100,
  nameLength: 60,
  findings: 500,
  resolutions: 60,
  resolutionLength: 2000,
} as const

type CommonOfMeeting = MeetingDetails & {
  readonly id: MeetingId
  readonly rectificationId: RectificationId
  readonly recordedBy: PersonId
  /** ISO 8601 instant. */
  readonly recordedAt: string
  readonly version: number
}

/** A meeting about a rectification (会议): when it was held, who was there, which findings it dealt with and what it decided. */
export type Meeting =
  | (CommonOfMeeting & { readonly status: 'recorded' })
  | (CommonOfMeeting & { readonly status: 'voided'; readonly reason: string })

/** What can happen to a meeting. Each event is one journal entry and one step of the version. */
export type MeetingEvent =
  | ({
      readonly type: 'meeting.recorded'
      readonly meetingId: MeetingId
      readonly rectificationId: RectificationId
    } & MeetingDetails)
  | { readonly type: 'meeting.corrected'; readonly changes: Partial<MeetingDetails>; readonly reason: string }
  | { readonly type: 'meeting.voided'; readonly reason: string }

/** The meeting after an event; the first event makes it. */
export function evolveMeeting(meeting: Meeting | null, recorded: Recorded<MeetingEvent>): Meeting {
  const { event } = recorded
  if (event.type === 'meeting.recorded') {
    if (meeting !== null) throw new Error(`meeting ${meeting.id} was recorded twice`)
    const { type: _, meetingId, ...details } = event
    const by = { recordedBy: personBehind(recorded), recordedAt: recorded.at }
    return { ...details, ...by, id: meetingId, version: 1, status: 'recorded' }
  }
  if (meeting === null) throw new Error(`${event.type} came before meeting.recorded`)
  const version = meeting.version + 1
  switch (event.type) {
    case 'meeting.corrected':
      return { ...meeting, ...event.changes, version }
    case 'meeting.voided':
      return { ...meeting, version, status: 'voided', reason: event.reason }
    default:
      return event satisfies never
  }
}
