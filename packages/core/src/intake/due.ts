import type { PlainDay } from '../kernel/day.ts'
import type { DraftFinding, DraftMeasure } from './draft.ts'

/**
 * The day by which a source wants a measure done: its own, else its finding's. A measure whose own words of time name
 * no day that is understood (“立行立改”, “26/12/31”) has none: another measure's day would be untrue.
 */
export function dueOf(
  measure: Pick<DraftMeasure, 'dueOn' | 'dueRaw'>,
  finding: Pick<DraftFinding, 'dueOn'>,
): PlainDay | null {
  if (measure.dueOn) return measure.dueOn
  return measure.dueRaw ? null : finding.dueOn
}
