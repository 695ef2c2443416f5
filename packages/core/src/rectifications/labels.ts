import type { Bilingual } from '../kernel/refusal.ts'
import type { SightExtent } from './rectification.ts'

/** What an outside reviewer may do with what they are given. */
export const sightExtentLabels = {
  read: { zh: '只能查看', en: 'look only' },
  export: { zh: '可查看、可导出台账和通报', en: 'look, and take ledger and notice away' },
} as const satisfies Record<SightExtent, Bilingual>
