import type { Bilingual } from '../kernel/refusal.ts'
import type { FindingStatus } from './finding.ts'

/** The word for each status of a finding. */
export const findingStatusLabels = {
  open: { zh: '整改中', en: 'Open' },
  submitted: { zh: '待销号审核', en: 'Awaiting sign-off' },
  closed: { zh: '已销号', en: 'Closed' },
  reopened: { zh: '重新整改', en: 'Reopened' },
  voided: { zh: '已作废', en: 'Voided' },
} as const satisfies Record<FindingStatus, Bilingual>
