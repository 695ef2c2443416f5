import type { Bilingual } from '../kernel/refusal.ts'
import type { SightExtent, Source } from './rectification.ts'

/** The word for each source of feedback. */
export const sourceLabels = {
  inspection: { zh: '巡察/巡视', en: 'Inspection' },
  audit: { zh: '审计', en: 'Audit' },
  environment: { zh: '环保督察', en: 'Environmental inspection' },
  selfCheck: { zh: '自查', en: 'Self-check' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<Source, Bilingual>

/** What an outside reviewer may do with what they are given. */
export const sightExtentLabels = {
  read: { zh: '只能查看', en: 'look only' },
  export: { zh: '可查看、可导出台账和通报', en: 'look, and take ledger and notice away' },
} as const satisfies Record<SightExtent, Bilingual>
