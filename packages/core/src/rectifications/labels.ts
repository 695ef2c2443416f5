import type { Bilingual } from '../kernel/refusal.ts'
import type { Source } from './rectification.ts'

/** The word for each source of feedback. */
export const sourceLabels = {
  inspection: { zh: '巡察/巡视', en: 'Inspection' },
  audit: { zh: '审计', en: 'Audit' },
  environment: { zh: '环保督察', en: 'Environmental inspection' },
  selfCheck: { zh: '自查', en: 'Self-check' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<Source, Bilingual>
