import { type Fields, initialOf, namesOf, type Values } from '../kernel/field.ts'
import { responsibilityFields, supportField } from '../people/responsibility.ts'

/** What is set on a finding: who answers for it; nobody on both where that follows from its measures. */
export const findingFields = { ...responsibilityFields, ...supportField } as const satisfies Fields

/** What is set by assigning a finding. */
export type FindingAssignment = Values<typeof findingFields>

/** The fields of a finding that are set, in the order in which forms show them. */
export const findingNames: readonly (keyof FindingAssignment)[] = namesOf(findingFields)

/** A finding that nobody has been named for. */
export const unassignedFinding: FindingAssignment = initialOf(findingFields)
