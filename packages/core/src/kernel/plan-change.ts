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

/** A change that says itself why it departs from the plan and who decided it, where the form need not be asked. */
export type SayingWhy = Change & { readonly why: PlanChangeSaid }

/** The same change with that. It comes into its entry only where there is a plan. */
export function sayingWhy(change: Change, why: PlanChangeSaid): SayingWhy {
  return { ...change, why: { reason: cut(why.reason, 'reason'), decidedBy: cut(why.decidedBy, 'decidedBy') } }
}

function cut(words: string, of: keyof typeof planChangeLimits): string {
  return words.slice(0, planChangeLimits[of])
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
  const decided: Change[] = []
  for (const change of changes) {
    const { why = said, bare } = apart(change)
    const departs = planVersion !== null && kindOf(change).changesPlanned?.(change.event) === true
    if (departs && why === null)
      return refuse({ code: 'PLAN_CHANGE_NEEDS_REASON', params: { version: planVersion } })
    decided.push(departs && why !== null ? stamped(bare, { ...why, planVersion }) : bare)
  }
  return ok(decided)
}

// What is said for the case that there is a plan is no part of what is written down without one.
function apart(change: Change | SayingWhy): { readonly why?: PlanChangeSaid; readonly bare: Change } {
  if (!('why' in change)) return { bare: change }
  const { why, ...bare } = change
  return { why, bare }
}

function stamped(change: Change, planChange: PlanChange): Change {
  const event: RecordEvent & { readonly planChange: PlanChange } = { ...change.event, planChange }
  return { ...change, event }
}
