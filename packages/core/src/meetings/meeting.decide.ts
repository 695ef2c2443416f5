import type { PlainDay } from '../kernel/day.ts'
import { differing, namesOf } from '../kernel/field.ts'
import type { FindingId, MeetingId, RectificationId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { Meeting, MeetingDetails, MeetingEvent } from './meeting.ts'

/** What is known beside a meeting: today, and which of the named findings its rectification has. */
export type MeetingFacts = {
  readonly today: PlainDay
  readonly findingIds: readonly FindingId[]
  /** What rests on it; null where nothing does. */
  readonly relied: ReliedOn | null
}

/** What the plan that holds, and rungs of what is closed or still claimed, need of the meeting that they rest on. */
export type ReliedOn = {
  /** So many have to have been present at least. */
  readonly atLeast: number
  /** Which of its resolutions have passed a rung, from 1. */
  readonly resolutions: readonly number[]
}

/** What a person asks of a meeting. */
export type MeetingCommand =
  | {
      readonly type: 'correct'
      /** What is undefined stays as it is. */
      readonly changes: { readonly [Name in keyof MeetingDetails]?: MeetingDetails[Name] | undefined }
      readonly reason: string
    }
  | { readonly type: 'void'; readonly reason: string }

/** Why a meeting is not recorded, or refuses a command. */
export type MeetingRefusal = Refusal<
  | 'MEETING_IN_FUTURE'
  | 'MEETING_FINDING_UNKNOWN'
  | 'MEETING_VOIDED'
  | 'MEETING_RELIED_ON'
  | 'MEETING_HOLDS_UP'
  | 'MINUTES_STAY'
  | 'REASON_MISSING'
>

const detailNames = [
  'kind',
  'number',
  'heldOn',
  'presentIds',
  'presentNames',
  'minutes',
  'findingIds',
  'resolutions',
] as const satisfies readonly (keyof MeetingDetails)[]

/** Records a meeting that was held. */
export function recordMeeting(
  ids: { readonly meetingId: MeetingId; readonly rectificationId: RectificationId },
  details: MeetingDetails,
  facts: MeetingFacts,
): Result<MeetingEvent[], MeetingRefusal> {
  const refusal = refusalOf(details, facts)
  return refusal === null ? ok([{ type: 'meeting.recorded', ...ids, ...details }]) : refuse(refusal)
}

/** Decides what a command does to a meeting. What changes nothing is no event. */
export function decideMeeting(
  meeting: Meeting,
  command: MeetingCommand,
  facts: MeetingFacts,
): Result<MeetingEvent[], MeetingRefusal> {
  if (meeting.status === 'voided') return refuse({ code: 'MEETING_VOIDED' })
  if (command.type === 'void') {
    if (facts.relied !== null) return refuse({ code: 'MEETING_RELIED_ON' })
    if (command.reason === '') return refuse({ code: 'REASON_MISSING' })
    return ok([{ type: 'meeting.voided', reason: command.reason }])
  }
  const changes = differing<MeetingDetails>(detailNames, meeting, command.changes)
  if (namesOf(changes).length === 0) return ok([])
  // What was once recorded as its minutes is evidence of what was decided: it is not exchanged for another file.
  if (changes.minutes !== undefined && meeting.minutes !== null) return refuse({ code: 'MINUTES_STAY' })
  // Findings that it names already may have gone elsewhere since.
  const isNamed = (one: FindingId): boolean => meeting.findingIds.includes(one)
  const added = (changes.findingIds ?? []).filter((one) => !isNamed(one))
  const refusal = refusalOf({ heldOn: changes.heldOn ?? meeting.heldOn, findingIds: added }, facts)
  if (refusal !== null) return refuse(refusal)
  const { relied } = facts
  if (relied !== null && !holdsUp(meeting, changes, relied)) return refuse(stillNeeded(relied))
  if (command.reason === '') return refuse({ code: 'REASON_MISSING' })
  return ok([{ type: 'meeting.corrected', changes, reason: command.reason }])
}

function refusalOf(
  { heldOn, findingIds }: Pick<MeetingDetails, 'heldOn' | 'findingIds'>,
  facts: MeetingFacts,
): MeetingRefusal | null {
  if (heldOn > facts.today) return { code: 'MEETING_IN_FUTURE' }
  return findingIds.every((one) => facts.findingIds.includes(one))
    ? null
    : { code: 'MEETING_FINDING_UNKNOWN' }
}

// What a correction does not touch stays as it was recorded, however little that is.
function holdsUp(meeting: Meeting, changes: Partial<MeetingDetails>, relied: ReliedOn): boolean {
  const { presentIds, presentNames, resolutions } = { ...meeting, ...changes }
  const touchesPresent = changes.presentIds !== undefined || changes.presentNames !== undefined
  if (touchesPresent && presentIds.length + new Set(presentNames).size < relied.atLeast) return false
  if (changes.resolutions === undefined) return true
  const isKept = (number: number): boolean => resolutions[number - 1] === meeting.resolutions[number - 1]
  return resolutions.length > 0 && relied.resolutions.every(isKept)
}

function stillNeeded({ atLeast, resolutions }: ReliedOn) {
  const numbers = resolutions.join('、')
  const [zh, en] =
    resolutions.length === 0
      ? ['至少一项议定事项', 'at least one resolution']
      : [`第 ${numbers} 项议定事项原文`, `resolutions as worded: ${resolutions.join(', ')}`]
  return { code: 'MEETING_HOLDS_UP', params: { atLeast, resolutions: zh, resolutionsEn: en } } as const
}
