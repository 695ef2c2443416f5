import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { namedCounts } from '@bihuan/core/kernel/named-counts.ts'

/** What of a further document is ticked, in words. */
export function chosenCounts(findings: number, measures: number, fields: number): Bilingual {
  if (findings + measures + fields === 0) return { zh: '来源所载的文字', en: 'words of the source' }
  return namedCounts([
    { count: findings, zh: '个新问题', en: ['new finding', 'new findings'] },
    { count: measures, zh: '条新措施', en: ['new measure', 'new measures'] },
    { count: fields, zh: '处修改', en: ['changed field', 'changed fields'] },
  ])
}
