import type { FindingId, MeasureId, OrganizationId, PersonId } from '../kernel/id.ts'
import { isInScope, type ReadScope } from '../people/permissions.ts'
import type { Responsibility } from '../people/responsibility.ts'

/** What a finding has to know of each of its measures. */
export type MeasureOfFinding = Responsibility & {
  readonly id: MeasureId
  readonly findingId: FindingId
  readonly status: string
  readonly handlerId: PersonId | null
  readonly doers: readonly PersonId[]
}

/** The finding's own owner and leader, else those that all its measures share. */
export function effectiveResponsibility(
  finding: Responsibility,
  measures: readonly Responsibility[],
): Responsibility {
  return {
    ownerId: finding.ownerId ?? shared<OrganizationId>(measures.map((measure) => measure.ownerId)),
    leaderId: finding.leaderId ?? shared<PersonId>(measures.map((measure) => measure.leaderId)),
  }
}

/** Whether a scope holds a finding: by whoever answers for it, or as the frame of one of its measures. */
export function isFindingInScope(
  scope: ReadScope,
  finding: Responsibility & { readonly id: FindingId },
  measures: readonly MeasureOfFinding[],
): boolean {
  const item = { ...effectiveResponsibility(finding, measures), id: finding.id, handlerId: null }
  return isInScope(scope, item) || measures.some((measure) => isInScope(scope, measure))
}

function shared<Value>(values: readonly (Value | null)[]): Value | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}
