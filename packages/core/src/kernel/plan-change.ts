import type { Change, RecordEvent } from './entry.ts'
import type { AnyKind } from './kind.ts'
import type { Refusal } from './refusal.ts'
import { ok, refuse, type Result } from './result.ts'

/** Why a planned field is changed after the plan was approved (计划外变更), and who decided it. */
export type PlanChangeSaid = { readonly reason: string; readonly decidedBy: string }

/** The same with the version of the plan that it departs from, as entries hold it. */
export type PlanChange = PlanChangeSaid & { readonly planVersion: number }

/** So long may be what is said of a change against the plan. */
export const planChangeLimits = { reason: 2000, decidedBy: 200 } as const

/** What somebody says of a change against the plan, in whatever form they sent; null where they say nothing. */
export function planChangeIn(input: unknown): PlanChangeSaid | null {
  if (typeof input !== 'object' || input === null || !('planChange' in input)) return null
  const { planChange } = input
  if (typeof planChange !== 'object' || planChange === null) return null
  if (!('reason' in planChange) || !('decidedBy' in planChange)) return null
  const { reason, decidedBy } = planChange
  if (typeof reason !== 'string' || typeof decidedBy !== 'string') return null
  return reason === '' || decidedBy === '' ? null : { reason, decidedBy }
}

/**
 * What was decided, once the plan has been approved: each change of a planned field says why and by whom it was decided, and is
 * refused where the form does not say it. One rule for all commands: which fields are planned, the kinds say.
 */
export function againstPlan(
  changes: readonly Change[],
  about: {
    readonly kindOf: (change: Change) => AnyKind
    /** The version that is approved; null before the first. */
    readonly planVersion: number | null
    readonly said: PlanChangeSaid | null
  },
): Result<readonly Change[], Refusal> {
  const { kindOf, planVersion, said } = about
  if (planVersion === null) return ok(changes)
  const departs = (change: Change): boolean => kindOf(change).changesPlanned?.(change.event) === true
  if (!changes.some(departs)) return ok(changes)
  if (said === null) return refuse({ code: 'PLAN_CHANGE_NEEDS_REASON', params: { version: planVersion } })
  const planChange: PlanChange = { ...said, planVersion }
  return ok(changes.map((change) => (departs(change) ? stamped(change, planChange) : change)))
}

function stamped(change: Change, planChange: PlanChange): Change {
  const event: RecordEvent & { readonly planChange: PlanChange } = { ...change.event, planChange }
  return { ...change, event }
}
