import type { Bilingual } from '../kernel/refusal.ts'
import type { MeasureView } from './measures.contract.ts'

/** Why a measure stands among what is to be done soon, in one word. */
export const soonReasonLabels = {
  returned: { zh: '退回', en: 'Sent back' },
  reopened: { zh: '重新整改', en: 'Reopened' },
  immediate: { zh: '立行立改', en: 'Immediate' },
  near: { zh: '临近到期', en: 'Due soon' },
} as const satisfies Record<string, Bilingual>
export type SoonReason = keyof typeof soonReasonLabels

/** The first reason that a measure has to be among what is to be done soon; null where it has none, and is not there. */
export function soonReason({
  status,
  timeClass,
  light,
}: Pick<MeasureView, 'status' | 'timeClass' | 'light'>): SoonReason | null {
  if (status === 'returned' || status === 'reopened') return status
  if (timeClass === 'immediate' && (status === 'planned' || status === 'underway')) return 'immediate'
  return light === 'yellow' ? 'near' : null
}
