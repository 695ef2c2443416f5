import type { Finding } from '../findings/finding.ts'
import { effectiveResponsibility, type MeasureOfFinding } from '../findings/responsibility.ts'
import type { Responsibility } from '../people/responsibility.ts'
import type { PersonId } from '../kernel/id.ts'
import type { MeasureFacts } from '../measures/measure.decide.ts'
import type { Measure } from '../measures/measure.ts'
import type { ClosureRequest } from '../claims/closure-request.ts'

/** The item that a claim is about. */
export type ClosureItem =
  | ({ readonly type: 'measure'; readonly measure: Measure } & MeasureFacts)
  | { readonly type: 'finding'; readonly finding: Finding; readonly measures: readonly MeasureOfFinding[] }

/** Who answers for the item of a claim. */
export function responsibilityOf(item: ClosureItem): Responsibility {
  return item.type === 'measure' ? item.measure : effectiveResponsibility(item.finding, item.measures)
}

/**
 * Everybody who ever did the work of an item: of a measure whoever handled, reported or claimed it, of a finding
 * whoever claimed it and the doers of every measure below it.
 */
export function doersOf(item: ClosureItem): readonly PersonId[] {
  if (item.type === 'measure') return item.measure.doers
  return distinct([...item.finding.claimants, ...item.measures.flatMap((measure) => measure.doers)])
}

/** Who may not sign a claim: the doers that it wrote down, and those that its item knows now. */
export function doersOfClaim(request: ClosureRequest, item: ClosureItem): readonly PersonId[] {
  return distinct([...request.doers, ...doersOf(item)])
}

/** Each person once, in the order of their first coming. */
export function distinct(persons: readonly PersonId[]): PersonId[] {
  return [...new Set(persons)]
}
