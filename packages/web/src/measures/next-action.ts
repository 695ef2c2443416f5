import type { MeasureAction } from '@bihuan/core/measures/measures.contract.ts'

// In the order of the loop: what has come furthest is the next step.
const order = ['approve', 'submit', 'start', 'report', 'reopen'] as const satisfies MeasureAction[]

/** The one action that moves a measure on, among those that the person may do now; null when none. */
export function nextAction(can: readonly MeasureAction[]): MeasureAction | null {
  return order.find((action) => can.includes(action)) ?? null
}

/** What else the person may do, in the order of the buttons. Assigning has its own place beside the fields. */
export function otherActions(can: readonly MeasureAction[]): MeasureAction[] {
  const next = nextAction(can)
  const shown: readonly MeasureAction[] = ['return', ...order.toReversed(), 'replaceLeader']
  return shown.filter((action) => action !== next && can.includes(action))
}
