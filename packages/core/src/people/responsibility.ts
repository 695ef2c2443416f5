import type { OrganizationId, PersonId } from '../kernel/id.ts'
import type { FieldWords } from '../kernel/kind.ts'
import type { Bilingual } from '../kernel/refusal.ts'

/** Who answers for a measure or a finding: its rights and its rungs follow from them. */
export type Responsibility = {
  readonly ownerId: OrganizationId | null
  readonly leaderId: PersonId | null
}

/** The word for each part of it. */
export const responsibilityLabels = {
  leaderId: { zh: '牵头领导', en: 'leader' },
  ownerId: { zh: '责任部门', en: 'owner' },
} as const satisfies Record<keyof Responsibility, Bilingual>

/** The words for each part, where an entry of the journal is told. */
export const responsibilityWords = {
  leaderId: { label: responsibilityLabels.leaderId },
  ownerId: { label: responsibilityLabels.ownerId },
} as const satisfies Record<keyof Responsibility, FieldWords>
