import type { Fields, Values } from '../kernel/field.ts'

/** Who answers for a measure or a finding: its rights and its rungs follow from them. */
export const responsibilityFields = {
  leaderId: {
    type: 'person',
    as: 'leader',
    initial: null,
    label: { zh: '牵头领导', en: 'leader' },
    heading: { zh: '牵头领导', en: 'Leader' },
  },
  ownerId: {
    type: 'organization',
    initial: null,
    label: { zh: '责任部门', en: 'owner' },
    heading: { zh: '责任部门', en: 'Owner' },
  },
} as const satisfies Fields

/** Who answers for an item; null where nobody has been named. */
export type Responsibility = Values<typeof responsibilityFields>
