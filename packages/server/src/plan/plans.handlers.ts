import { can } from '@bihuan/core/people/permissions.ts'
import { isGuest, readScope } from '@bihuan/core/people/read-scope.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import { missingInPlan, type MissingInPlan } from '@bihuan/core/rectifications/missing.ts'
import type { PlanVersionView } from '@bihuan/core/plan/plans.contract.ts'
import { signedInApi } from '../kernel/api.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { ask, askTogether } from '../kernel/together.ts'
import { factsOfPlan, planRules, planToCheck } from '../rectifications/plan-facts.queries.ts'
import { demandOn, demandRead } from '../rectifications/rectifications.handlers.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { readDifferences } from './plan-differences.ts'
import { entryOfPlan } from './plan-differences.queries.ts'
import { approve } from './plans.commands.ts'
import { type ListedPlanVersion, planVersionsOf } from './plans.queries.ts'
import { planVersionOf } from './plan-versions.store.ts'

const { plans } = signedInApi

/** So many things that are missing are listed at most. */
const mostListed = 500

/** The plan of a rectification, in versions. */
export const plansHandlers = {
  list: plans.list.handler(async ({ context, input: { rectificationId } }) => {
    const actor = await actorIn(context, rectificationId)
    if (isGuest(actor, rectificationId)) return { versions: [], can: [] }
    const rows = await ask(context.database.kysely, planVersionsOf(rectificationId))
    const versions = rows.map(planVersionView)
    return { versions, can: can(actor, 'rectification.approvePlan') ? ['approve'] : [] }
  }),
  missing: plans.missing.handler(async ({ context, input: { rectificationId, on } }) => {
    await demandOn(context, 'rectification.approvePlan', rectificationId)
    const [facts, rules] = [factsOfPlan(rectificationId), planRules(rectificationId)]
    await askTogether(context.database.kysely, [facts, rules])
    const plan = planToCheck(facts.answer, found(rules.answer))
    const missing = missingInPlan(plan, on ?? todayIn(context))
    return { total: missing.length, missing: missing.slice(0, mostListed).map(missingView) }
  }),
  approve: plans.approve.handler(async ({ context, input }) =>
    planVersionView(found(await approve(context, input))),
  ),
  differences: plans.differences.handler(async ({ context, input }) => {
    const { rectificationId, number, to, kind, after, limit } = input
    const actor = await actorIn(context, rectificationId)
    // Guests are told of the items that are theirs, and of nothing that was decided beside.
    found(isGuest(actor, rectificationId) ? null : rectificationId)
    const db = context.database.kysely
    const [first, last] = [entryOfPlan(rectificationId, number), entryOfPlan(rectificationId, to ?? number)]
    await askTogether(db, [first, last])
    const between = { from: found(first.answer), to: to === undefined ? null : found(last.answer) }
    const scope = readScope(context.actor)
    return readDifferences(db, { rectificationId, between, scope, kind, after, limit })
  }),
}

async function actorIn(context: SignedInContext, rectificationId: RectificationId) {
  const { here } = await demandRead(context, rectificationId)
  return inBodies(context.actor, here, rectificationId)
}

function missingView({ what, findingId, measureId, number }: MissingInPlan) {
  return { what, findingId, measureId, number }
}

function planVersionView(row: ListedPlanVersion): PlanVersionView {
  const { recordedBy, meetingId: _, version: __, ...plan } = planVersionOf(row)
  return { ...plan, meeting: row.meeting, recordedBy: { id: recordedBy, name: row.recorder_name } }
}
