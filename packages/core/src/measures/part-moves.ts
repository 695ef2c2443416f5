import type { Bilingual } from '../kernel/refusal.ts'

/** What can become of a part, besides a report. */
export const partMoveLabels = {
  given: { zh: '分解', en: 'given' },
  assigned: { zh: '调整', en: 'assigned' },
  passed: { zh: '移交', en: 'passed on' },
  reported: { zh: '填报', en: 'reported' },
  done: { zh: '确认完成', en: 'accepted' },
  returned: { zh: '退回', en: 'returned' },
  dropped: { zh: '取消', en: 'dropped' },
} as const satisfies Record<string, Bilingual>
export type PartMove = keyof typeof partMoveLabels
