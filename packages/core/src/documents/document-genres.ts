import type { editedNames } from '../editions/document-names.ts'
import type { Bilingual } from '../kernel/refusal.ts'

const notice = { zh: '通报', en: 'notice' } as const
const report = { zh: '报告', en: 'report' } as const
const plan = { zh: '方案', en: 'plan' } as const

/** Of which sort official documents are (文种, GB/T 33480): that follows from the document and is chosen by nobody. */
export const genres = {
  notice,
  figures: { zh: '口径', en: 'figures' },
  progress: report,
  brief: { zh: '简报', en: 'brief' },
  circular: notice,
  plan,
  followUp: report,
  actionPlan: plan,
} as const satisfies Record<keyof typeof editedNames, Bilingual>

/** What titles of official documents end with. */
const endings =
  /(决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|方案|简报)(?:[（(][^（）()]*[）)])?$/u

/** The sort that a typed title names where the document is of another one, such as 报告 over a 通报; null where it names none or its own. */
export function otherGenreIn(document: keyof typeof genres, title: string): string | null {
  const named = endings.exec(title.trim())?.[1] ?? null
  return named === genres[document].zh ? null : named
}
