import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { meetingActions, type MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { isGuest, readScope } from '@bihuan/core/people/read-scope.ts'
import { type Actor, inBodies } from '@bihuan/core/people/role.ts'
import { signedInApi } from '../kernel/api.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { ask } from '../kernel/together.ts'
import { demandRead } from '../rectifications/rectifications.handlers.ts'
import { correct, record, voidMeeting } from './meetings.commands.ts'
import { type ListedMeeting, meetingsOf } from './meetings.queries.ts'
import { meetingOf } from './meetings.store.ts'

const { meetings } = signedInApi

/** Meetings about a rectification. */
export const meetingsHandlers = {
  list: meetings.list.handler(async ({ context, input: { rectificationId, before, forPlan, limit } }) => {
    if (!(await isTold(context, rectificationId))) return { meetings: [], hasMore: false }
    const wanted = { rectificationId, before, forPlan, scope: readScope(context.actor), limit: limit + 1 }
    const rows = await ask(context.database.kysely, meetingsOf(wanted))
    return {
      meetings: rows.slice(0, limit).map((row) => meetingView(row, context.actor)),
      hasMore: rows.length > limit,
    }
  }),
  get: meetings.get.handler(async ({ context, input: { rectificationId, meetingId } }) => {
    const scope = readScope(context.actor)
    const isRead = await isTold(context, rectificationId)
    const wanted = { rectificationId, only: meetingId, scope, limit: 1 }
    const [row] = isRead ? await ask(context.database.kysely, meetingsOf(wanted)) : []
    return meetingView(found(row), context.actor)
  }),
  record: meetings.record.handler(async ({ context, input }) =>
    meetingView(found(await record(context, input)), context.actor),
  ),
  correct: meetings.correct.handler(async ({ context, input }) =>
    meetingView(found(await correct(context, input)), context.actor),
  ),
  void: meetings.void.handler(async ({ context, input }) =>
    meetingView(found(await voidMeeting(context, input)), context.actor),
  ),
}

/** Guests are told of the items that are theirs, and of nothing that was decided beside. */
async function isTold(context: SignedInContext, rectificationId: RectificationId): Promise<boolean> {
  const { here } = await demandRead(context, rectificationId)
  return !isGuest(inBodies(context.actor, here, rectificationId), rectificationId)
}

function meetingView(row: ListedMeeting, actor: Actor): MeetingView {
  const meeting = meetingOf(row)
  const { presentIds: _, findingIds: __, recordedBy, ...told } = meeting
  const isTheirs = can(inBodies(actor, row.here, meeting.rectificationId), 'rectification.meetings')
  return {
    ...told,
    present: row.present,
    presentNames: [...told.presentNames],
    minutes: row.minutes,
    findings: row.findings,
    resolutions: [...told.resolutions],
    reason: row.reason,
    recordedBy: { id: recordedBy, name: row.recorder_name },
    can: isTheirs && meeting.status === 'recorded' ? [...meetingActions] : [],
  }
}
