import type { RecordEvent } from '../kernel/entry.ts'
import type { FieldWords } from '../kernel/kind.ts'
import type { PlanChange } from '../kernel/plan-change.ts'

/** An event that may change what the plan says: not there before the plan was approved, and in no entry of before there were plans. */
export type DepartsFromPlan = { readonly planChange?: PlanChange }

/** From which version of the plan an item was changed last; null where it never was. */
export type AgainstPlan = { readonly againstPlan: number | null }

/** An item after an event, with the version of the plan that it departs from since, where the event says so. */
export function marked<Item extends AgainstPlan>(item: Item, event: RecordEvent & DepartsFromPlan): Item {
  return event.planChange === undefined ? item : { ...item, againstPlan: event.planChange.planVersion }
}

/** How a change against the plan is told. */
export const planChangeTelling = {
  each: {
    reason: { label: { zh: '计划外变更理由', en: 'why it departs from the plan' } },
    decidedBy: { label: { zh: '由谁决定', en: 'decided by' } },
    planVersion: { label: { zh: '所偏离的方案版本', en: 'version of the plan' } },
  },
} as const satisfies { readonly each: Readonly<Record<keyof PlanChange, FieldWords>> }
