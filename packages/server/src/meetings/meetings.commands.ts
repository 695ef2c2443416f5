import {
  type CommandId,
  type FileId,
  id,
  type MeetingId,
  type RectificationId,
} from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { decideMeeting, type MeetingFacts, recordMeeting } from '@bihuan/core/meetings/meeting.decide.ts'
import { meetingKind } from '@bihuan/core/meetings/meeting.kind.ts'
import type { MeetingDetails, Minutes } from '@bihuan/core/meetings/meeting.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { commandBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { recordsOf } from '../kernel/run-command.ts'
import { unseenBy } from '../people/unseen.queries.ts'
import { wantedBy } from '../rectifications/rectifications.commands.ts'
import { cardOf } from '../rectifications/rectifications.queries.ts'
import { ownUploads } from '../told/files.store.ts'
import { findingsAmong, type ListedMeeting, meetingsOf, reliedOn } from './meetings.queries.ts'

type Form = { readonly commandId: CommandId; readonly rectificationId: RectificationId }

/** What a form says of a meeting: of its file the id alone. */
type Told = Omit<MeetingDetails, 'minutes'> & { readonly fileId: FileId | null }
type ToldChanges = { readonly [Name in keyof Told]?: Told[Name] | undefined }

// Nobody stands on a meeting yet.
const noMeeting = { presentIds: [], minutes: null }

/** Records a meeting. It takes the id of the command, so that a form sent twice finds it. */
export async function record(
  context: SignedInContext,
  { commandId, rectificationId, ...told }: Form & Told,
): Promise<ListedMeeting | undefined> {
  const meetingId = id<'meeting'>(commandId)
  const { fileId: _, ...details } = told
  const gathered = gather(context, rectificationId, told)
  const after = meetingNow(context, rectificationId, meetingId)
  await commandBelow(
    context,
    { commandId, rectificationId },
    {
      subjects: [],
      seen: [],
      asks: gathered.asks,
      asksAfter: [after],
      checkRight: (_, actor) => gathered.rightOf(can(actor, 'rectification.meetings')),
      decide: () =>
        gathered.decide(noMeeting, (facts, minutes) =>
          changesOf(
            meetingKind,
            meetingId,
            recordMeeting({ meetingId, rectificationId }, { ...details, minutes }, facts),
          ),
        ),
    },
  )
  return after.answer[0]
}

type OnMeeting = Form & { readonly meetingId: MeetingId; readonly version: number; readonly reason: string }

/** Corrects what was recorded of a meeting. */
export function correct(
  context: SignedInContext,
  { changes, ...form }: OnMeeting & { readonly changes: ToldChanges },
): Promise<ListedMeeting | undefined> {
  return commandMeeting(context, { ...form, changes })
}

/** Voids a meeting that was recorded by mistake. */
export function voidMeeting(context: SignedInContext, form: OnMeeting): Promise<ListedMeeting | undefined> {
  return commandMeeting(context, form)
}

async function commandMeeting(
  context: SignedInContext,
  form: OnMeeting & { readonly changes?: ToldChanges },
): Promise<ListedMeeting | undefined> {
  const { rectificationId, meetingId, version, reason, changes } = form
  const gathered = gather(context, rectificationId, changes ?? {})
  const relied = reliedOn(rectificationId, meetingId)
  const after = meetingNow(context, rectificationId, meetingId)
  await commandBelow(context, form, {
    subjects: [recordsOf(meetingKind, [meetingId])],
    seen: [{ kind: meetingKind, subjectId: meetingId, version }],
    asks: [...gathered.asks, relied],
    asksAfter: [after],
    checkRight: (_, actor) => gathered.rightOf(can(actor, 'rectification.meetings')),
    decide: (loaded) => {
      const meeting = loaded.one(meetingKind, meetingId)
      return gathered.decide(meeting, (told, minutes) => {
        const facts = { ...told, relied: relied.answer }
        if (changes === undefined)
          return changesOf(meetingKind, meetingId, decideMeeting(meeting, { type: 'void', reason }, facts))
        const { fileId, ...rest } = changes
        const isSame = fileId === undefined || fileId === (meeting.minutes?.fileId ?? null)
        const command = {
          type: 'correct',
          changes: isSame ? rest : { ...rest, minutes },
          reason,
        } as const
        return changesOf(meetingKind, meetingId, decideMeeting(meeting, command, facts))
      })
    },
  })
  return after.answer[0]
}

/** Asks beside the records what has to be known of what a form names. */
function gather(context: SignedInContext, rectificationId: RectificationId, told: ToldChanges) {
  const { fileId = null, findingIds = [], presentIds = [] } = told
  const card = cardOf(wantedBy(context, rectificationId))
  const findings = findingsAmong(rectificationId, findingIds)
  const files = ownUploads(context.actor.personId, fileId === null ? [] : [fileId])
  const unseen = unseenBy(context.actor, presentIds)
  return {
    asks: [card, findings, files, ...unseen.asks],
    rightOf: (isAllowed: boolean): Refusal | null => {
      if (card.answer === null) return { code: 'NOT_FOUND' }
      return isAllowed ? null : { code: 'NOT_ALLOWED' }
    },
    decide: <Decided>(
      { presentIds: standing, minutes }: Pick<MeetingDetails, 'presentIds' | 'minutes'>,
      decide: (facts: MeetingFacts, minutes: Minutes | null) => Result<Decided, Refusal>,
    ): Result<Decided, Refusal> => {
      const refusal = unseen.refusal(standing)
      if (refusal !== null) return refuse(refusal)
      if (fileId !== null && fileId !== minutes?.fileId && files.answer.length === 0)
        return refuse({ code: 'NOT_FOUND' })
      const facts = { today: todayIn(context), findingIds: findings.answer, relied: null }
      return decide(facts, minutesAmong(files.answer))
    },
  }
}

function minutesAmong([file]: readonly Minutes[]): Minutes | null {
  return file === undefined ? null : { fileId: file.fileId, sha256: file.sha256 }
}

function meetingNow(context: SignedInContext, rectificationId: RectificationId, meetingId: MeetingId) {
  return meetingsOf({ rectificationId, scope: readScope(context.actor), only: meetingId, limit: 1 })
}
