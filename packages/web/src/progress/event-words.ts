import { findingStatusLabels } from '@bihuan/core/findings/labels.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { assignmentLabels, measureStatusLabels } from '@bihuan/core/measures/labels.ts'
import type { Language } from '../ui/language.tsx'
import type { ProgressText } from './messages/zh.ts'

/** What happened, in a word or two. An event that this page does not know yet keeps its own name. */
export function eventLabel(type: string, text: ProgressText): string {
  return Object.entries(text.events).find(([known]) => known === type)?.[1] ?? type
}

const statuses: Readonly<Record<string, Bilingual>> = { ...findingStatusLabels, ...measureStatusLabels }
const fields: Readonly<Record<string, Bilingual>> = {
  ...assignmentLabels,
  standInId: { zh: '代审人', en: 'stand-in' },
  namedById: { zh: '指定人', en: 'named by' },
  sourceName: { zh: '来源', en: 'source' },
  saidBy: { zh: '来源中的责任人', en: 'named by the source' },
  doneOn: { zh: '完成日期', en: 'done on' },
  text: { zh: '内容', en: 'text' },
  reason: { zh: '理由', en: 'reason' },
  comment: { zh: '意见', en: 'comment' },
  status: { zh: '状态', en: 'status' },
  title: { zh: '标题', en: 'title' },
}

/** Changed fields as lines, such as `完成时限：2026-06-30`. What is no plain value is left out. */
export function describeFields(
  changes: Readonly<Record<string, unknown>>,
  { language, text }: { language: Language; text: ProgressText },
): string[] {
  return Object.entries(changes).flatMap(([key, value]) => {
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') return []
    const label = (fields[key] ?? fields[`${key}Id`])?.[language]
    if (label === undefined) return []
    const words =
      value === null || value === '' ? text.noValue : (statuses[value]?.[language] ?? String(value))
    return [`${label}${language === 'zh' ? '：' : ': '}${words}`]
  })
}
