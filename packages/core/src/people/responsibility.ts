import type { Changes, Fields, Values } from '../kernel/field.ts'

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

/** Which departments work with the owner: they read the item and report on their part, and claim and sign nothing. */
export const supportField = {
  supporterIds: {
    type: 'organizations',
    atMost: 20,
    initial: [],
    label: { zh: '配合部门', en: 'supporting departments' },
    heading: { zh: '配合部门', en: 'Supporting' },
  },
} as const satisfies Fields

/** Who answers for an item; null where nobody has been named. */
export type Responsibility = Values<typeof responsibilityFields>

/** Which departments work with the owner of an item. */
export type Support = Values<typeof supportField>

/** Which departments support an item once something is set: each once, and never the owner itself. */
export function supportersAfter(
  known: Pick<Responsibility, 'ownerId'> & Support,
  wanted: Changes<Pick<typeof responsibilityFields, 'ownerId'> & typeof supportField>,
): Support['supporterIds'] {
  const { ownerId = known.ownerId, supporterIds = known.supporterIds } = wanted
  return [...new Set(supporterIds)].filter((supporterId) => supporterId !== ownerId)
}
