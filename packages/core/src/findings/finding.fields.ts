import { type Fields, initialOf, namesOf, type Values } from '../kernel/field.ts'
import { responsibilityFields, supportField } from '../people/responsibility.ts'

/** What is set on a finding: who answers for it; nobody on both where that follows from its measures. */
export const findingFields = { ...responsibilityFields, ...supportField } as const satisfies Fields

/** What is set by assigning a finding. */
export type FindingAssignment = Values<typeof findingFields>

/** What the trade says of a finding beside its words, as its source says it. Sums are words: none is ever added to another. */
export const findingDetailFields = {
  sumConcerned: {
    type: 'text',
    atMost: 200,
    initial: '',
    label: { zh: '涉及金额', en: 'sum concerned' },
    heading: { zh: '涉及金额', en: 'Sum concerned' },
  },
  basis: {
    type: 'text',
    atMost: 2000,
    initial: '',
    label: { zh: '定性依据', en: 'basis' },
    heading: { zh: '定性依据', en: 'Basis' },
  },
  cause: {
    type: 'text',
    atMost: 2000,
    initial: '',
    label: { zh: '原因', en: 'cause' },
    heading: { zh: '原因', en: 'Cause' },
  },
  severity: {
    type: 'text',
    atMost: 200,
    initial: '',
    label: { zh: '来源所定严重程度', en: 'severity in the source' },
    heading: { zh: '来源所定严重程度', en: 'Severity in the source' },
  },
  formerNumber: {
    type: 'text',
    atMost: 200,
    initial: '',
    label: { zh: '以前的编号', en: 'earlier reference' },
    heading: { zh: '以前的编号', en: 'Earlier reference' },
  },
} as const satisfies Fields

/** What the trade says of a finding. */
export type FindingDetails = Values<typeof findingDetailFields>

/** The names of what the trade says of a finding, in the order in which forms show them. */
export const findingDetailNames: readonly (keyof FindingDetails)[] = namesOf(findingDetailFields)

/** A finding of which nothing more is said than its words. */
export const undescribedFinding: FindingDetails = initialOf(findingDetailFields)

/** The fields of a finding that are set, in the order in which forms show them. */
export const findingNames: readonly (keyof FindingAssignment)[] = namesOf(findingFields)

/** A finding that nobody has been named for. */
export const unassignedFinding: FindingAssignment = initialOf(findingFields)
