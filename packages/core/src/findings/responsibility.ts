import type { FindingId, MeasureId, OrganizationId, PersonId, RectificationId } from '../kernel/id.ts'
import { isInScope, type ReadScope } from '../people/read-scope.ts'
import type { Bodies } from '../people/role.ts'
import type { Responsibility, Support } from '../people/responsibility.ts'

/** What a finding has to know of each of its measures. */
export type MeasureOfFinding = Responsibility & {
  readonly supporterIds: readonly OrganizationId[]
  readonly partUnitIds: readonly OrganizationId[]
  readonly partHandlerIds: readonly PersonId[]
  readonly id: MeasureId
  readonly findingId: FindingId
  readonly status: string
  readonly handlerId: PersonId | null
  readonly doers: readonly PersonId[]
}

/** Whether a measure is a part of its finding: all but those that are voided are. */
export function countsAsPart({ status }: { readonly status: string }): boolean {
  return status !== 'voided'
}

/** The finding's own owner and leader, else those that all its measures share; of those that are voided nobody takes account. */
export function effectiveResponsibility(
  finding: Responsibility,
  measures: readonly (Responsibility & { readonly status: string })[],
): Responsibility {
  const parts = measures.filter(countsAsPart)
  return {
    ownerId: finding.ownerId ?? shared<OrganizationId>(parts.map((measure) => measure.ownerId)),
    leaderId: finding.leaderId ?? shared<PersonId>(parts.map((measure) => measure.leaderId)),
  }
}

/** Whether a scope holds a finding: by whoever answers for it, or as the frame of one of its measures. */
export function isFindingInScope(
  scope: ReadScope,
  finding: Responsibility & Support & { readonly id: FindingId; readonly rectificationId: RectificationId },
  { measures, here }: { readonly measures: readonly MeasureOfFinding[]; readonly here: Bodies },
): boolean {
  const { id, rectificationId, supporterIds } = finding
  const item = {
    ...effectiveResponsibility(finding, measures),
    id,
    rectificationId,
    supporterIds,
    handlerId: null,
  }
  return isInScope(scope, item, here) || measures.some((measure) => isInScope(scope, measure, here))
}

function shared<Value>(values: readonly (Value | null)[]): Value | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}
