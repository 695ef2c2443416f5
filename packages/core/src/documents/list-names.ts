import type { Bilingual } from '../kernel/refusal.ts'

/** What the lists are called that leave as tables and are attached to papers; the three of findings so where no template names them. */
export const listNames = {
  findingsList: { zh: '问题清单', en: 'list of findings' },
  measuresList: { zh: '措施清单', en: 'list of measures' },
  dutiesList: { zh: '责任清单', en: 'list of responsibilities' },
  evidenceIndex: { zh: '佐证材料清单', en: 'index of evidence' },
} as const satisfies Record<string, Bilingual>
