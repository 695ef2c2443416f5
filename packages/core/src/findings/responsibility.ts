import type { OrganizationId, PersonId } from '../kernel/id.ts'
import type { Measure } from '../measures/measure.ts'
import type { FindingAssignment } from './finding.events.ts'

/** Who answers for a measure or a finding: its rights and its rungs follow from them. */
export type Responsibility = FindingAssignment

/** What a finding has to know of each of its measures. */
export type MeasureOfFinding = Pick<
  Measure,
  'id' | 'findingId' | 'status' | 'ownerId' | 'leaderId' | 'handlerId' | 'doers'
>

/** The finding's own owner and leader, else those that all its measures share. */
export function effectiveResponsibility(
  finding: FindingAssignment,
  measures: readonly Pick<Measure, 'ownerId' | 'leaderId'>[],
): Responsibility {
  return {
    ownerId: finding.ownerId ?? shared<OrganizationId>(measures.map((measure) => measure.ownerId)),
    leaderId: finding.leaderId ?? shared<PersonId>(measures.map((measure) => measure.leaderId)),
  }
}

function shared<Value>(values: readonly (Value | null)[]): Value | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}
