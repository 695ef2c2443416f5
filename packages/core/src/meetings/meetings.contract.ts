import { z } from 'zod'
import {
  changing,
  commandSchema,
  daySchema,
  idOf,
  nameUpTo,
  namedSchema,
  recordedDaySchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
  wholeInAddress,
} from '../kernel/contract.ts'
import { namesOf } from '../kernel/field.ts'
import { rectificationPath } from '../rectifications/rectifications.contract.ts'
import { meetingKindLabels, meetingLimits, meetingStatusLabels } from './meeting.ts'

/** What people do with a meeting that is recorded. */
export const meetingActions = ['correct', 'void'] as const

/** A meeting, for people to read: of its findings those that they may read. */
export const meetingSchema = z.object({
  id: idOf('meeting'),
  rectificationId: idOf('rectification'),
  kind: z.enum(namesOf(meetingKindLabels)),
  number: z.string(),
  heldOn: recordedDaySchema,
  present: z.array(namedSchema),
  presentNames: z.array(z.string()),
  minutes: z
    .object({ fileId: z.string(), name: z.string(), size: z.number(), mediaType: z.string() })
    .nullable(),
  findings: z.array(z.object({ id: idOf('finding'), number: z.string(), title: z.string() })),
  resolutions: z.array(z.string()),
  status: z.enum(namesOf(meetingStatusLabels)),
  /** Why it was voided; null where it was not. */
  reason: z.string().nullable(),
  recordedBy: namedSchema,
  recordedAt: z.string(),
  version: z.int(),
  can: z.array(z.enum(meetingActions)),
})
export type MeetingView = z.infer<typeof meetingSchema>

/** What is recorded of a meeting, as a form sends it. */
const meetingInput = z.object({
  kind: z.enum(namesOf(meetingKindLabels)),
  number: textUpTo(meetingLimits.number),
  heldOn: daySchema,
  presentIds: z.array(idOf('person')).max(meetingLimits.presentIds),
  presentNames: z.array(nameUpTo(meetingLimits.nameLength)).max(meetingLimits.presentNames),
  fileId: idOf('file').nullable(),
  findingIds: z.array(idOf('finding')).max(meetingLimits.findings),
  resolutions: z.array(textUpTo(meetingLimits.resolutionLength).min(1)).max(meetingLimits.resolutions),
})

const path = '/rectifications/{rectificationId}/meetings'
const meetingPath = rectificationPath.extend({ meetingId: idOf('meeting') })

export const meetingsContract = {
  list: signedIn
    .route({ method: 'GET', path, summary: '会议，按召开日期从近到远 Meetings, the latest first' })
    .input(
      rectificationPath.extend({
        /** The last meeting of the page before. */
        before: idOf('meeting').optional(),
        /** Only those that a further version of the plan can name: recorded, and without one that they have approved. */
        forPlan: z.stringbool().default(false),
        limit: wholeInAddress(1, 50).default(20),
      }),
    )
    .output(z.object({ meetings: z.array(meetingSchema), hasMore: z.boolean() })),
  get: signedIn
    .route({ method: 'GET', path: `${path}/{meetingId}`, summary: '一次会议 A meeting' })
    .input(meetingPath)
    .output(meetingSchema),
  record: changing
    .route({ method: 'POST', path, summary: '登记会议 Record a meeting' })
    .errors(refusals('MEETING_IN_FUTURE', 'MEETING_FINDING_UNKNOWN'))
    .input(commandSchema.extend({ ...rectificationPath.shape, ...meetingInput.shape }))
    .output(meetingSchema),
  correct: changing
    .route({ method: 'PATCH', path: `${path}/{meetingId}`, summary: '更正会议 Correct a meeting' })
    .errors(
      refusals(
        'MEETING_IN_FUTURE',
        'MEETING_FINDING_UNKNOWN',
        'MEETING_VOIDED',
        'MEETING_HOLDS_UP',
        'MINUTES_STAY',
        'REASON_MISSING',
      ),
    )
    .input(
      versionedCommandSchema.extend({
        ...meetingPath.shape,
        changes: meetingInput.partial(),
        reason: textUpTo(2000),
      }),
    )
    .output(meetingSchema),
  void: changing
    .route({ method: 'POST', path: `${path}/{meetingId}/voiding`, summary: '作废会议 Void a meeting' })
    .errors(refusals('MEETING_VOIDED', 'MEETING_RELIED_ON', 'REASON_MISSING'))
    .input(versionedCommandSchema.extend({ ...meetingPath.shape, reason: textUpTo(2000) }))
    .output(meetingSchema),
}
