import type { MeasureAction } from '@bihuan/core/measures/measures.contract.ts'

// What moves a measure on comes first: a check before a claim, a claim before a report.
const order = ['approve', 'submit', 'report', 'start', 'assign'] as const satisfies readonly MeasureAction[]

/** The one action that a row offers: the furthest step that the server grants; null when there is none. */
export function nextAction(can: readonly MeasureAction[]): MeasureAction | null {
  return order.find((action) => can.includes(action)) ?? null
}
