import type { PlainDay } from '../kernel/day.ts'
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
  /** Left out where nobody asks whether it is late. */
  readonly dueOn?: PlainDay | null
  readonly handlerId: PersonId | null
  readonly doers: readonly PersonId[]
  /** Whether it stands under another finding and answers this one too. */
  readonly isFurther?: boolean
}

/** Whether a measure is a part of its finding: all but those that are voided are. */
export function countsAsPart({ status }: { readonly status: string }): boolean {
  return status !== 'voided'
}

/** Whether a measure stands under this very finding. */
export function isOwnMeasure({ isFurther }: Pick<MeasureOfFinding, 'isFurther'>): boolean {
  return isFurther !== true
}

/** The finding's own owner and leader, else those that all measures below it share; of those that are voided nobody takes account. */
export function effectiveResponsibility(
  finding: Responsibility,
  measures: readonly (Responsibility & Pick<MeasureOfFinding, 'status' | 'isFurther'>)[],
): Responsibility {
  const parts = measures.filter(isOwnMeasure).filter(countsAsPart)
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
  // Of a measure that stands elsewhere nobody comes to read the finding.
  const own = measures.filter(isOwnMeasure)
  return isInScope(scope, item, here) || own.some((measure) => isInScope(scope, measure, here))
}

function shared<Value>(values: readonly (Value | null)[]): Value | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}
