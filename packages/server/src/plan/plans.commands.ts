import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { type CommandId, id, type MeetingId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import { approvePlan } from '@bihuan/core/plan/approval.decide.ts'
import { planVersionKind } from '@bihuan/core/plan/plan-version.kind.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { commandBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { wantedBy } from '../rectifications/rectifications.commands.ts'
import { cardOf } from '../rectifications/rectifications.queries.ts'
import { factsOfPlan, planRules, planToCheck } from '../rectifications/plan-facts.queries.ts'
import { lastPlanNumber, type ListedPlanVersion, meetingHeld, planVersionsOf } from './plans.queries.ts'

/** An approval as a form sends it. */
export type ApprovalForm = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly meetingId: MeetingId | null
  readonly paper: string
  readonly approvedOn: PlainDay | null
  readonly note: string
}

/** Enters that the plan was approved. The version takes the id of the command, so that a form sent twice finds it. */
export async function approve(
  context: SignedInContext,
  { commandId, ...form }: ApprovalForm,
): Promise<ListedPlanVersion | undefined> {
  const { rectificationId, meetingId } = form
  const planVersionId = id<'planVersion'>(commandId)
  const card = cardOf(wantedBy(context, rectificationId))
  const [facts, rules] = [factsOfPlan(rectificationId), planRules(rectificationId)]
  const [last, meeting] = [lastPlanNumber(rectificationId), meetingHeld(rectificationId, meetingId)]
  const after = planVersionsOf(rectificationId, planVersionId)
  await commandBelow(
    context,
    { commandId, rectificationId },
    {
      subjects: [],
      seen: [],
      asks: [card, facts, rules, last, meeting],
      asksAfter: [after],
      checkRight: (_, actor) => {
        if (card.answer === null) return { code: 'NOT_FOUND' }
        return can(actor, 'rectification.approvePlan') ? null : { code: 'NOT_ALLOWED' }
      },
      decide: () => {
        if (rules.answer === null) throw new Error(`rectification ${rectificationId} runs by no template`)
        const approved = approvePlan(
          { planVersionId, ...form },
          {
            today: todayIn(context),
            lastNumber: last.answer,
            meeting: meeting.answer,
            plan: planToCheck(facts.answer, rules.answer),
          },
        )
        return changesOf(planVersionKind, planVersionId, approved)
      },
    },
  )
  return after.answer[0]
}
