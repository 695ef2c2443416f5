import type { Grade, Stage, Template } from '../template.ts'

// What several shipped versions have in common. A version that was shipped never changes: whoever needs another part adds one.

/** Everybody checks, one after the other; what is serious is signed by the principal too. */
export const ladders: Template['ladders'] = [
  { for: { grades: ['major'] }, rungs: ['head', 'coordinator', 'leader', 'principal', 'inspector'] },
  { for: {}, rungs: ['head', 'coordinator', 'leader', 'inspector'] },
]

/** The doers, whoever keeps the record, and the auditor who closes; what is serious is signed by the principal too. */
export const auditLadders: Template['ladders'] = [
  { for: { grades: ['major'] }, rungs: ['head', 'coordinator', 'principal', 'inspector'] },
  { for: {}, rungs: ['head', 'coordinator', 'inspector'] },
]

export const grades: readonly Grade[] = [
  { code: 'ordinary', name: { zh: '一般', en: 'Ordinary' } },
  { code: 'difficult', name: { zh: '难点', en: 'Difficult' } },
  { code: 'major', name: { zh: '重大', en: 'Major' } },
  { code: 'livelihood', name: { zh: '民生', en: 'Livelihood' } },
]

/** The lists that people hand in. */
export const lists: Template['lists'] = {
  findings: { zh: '问题清单', en: 'Findings' },
  measures: { zh: '措施清单', en: 'Measures' },
  duties: { zh: '责任清单', en: 'Responsibilities' },
}

/** The stages with the days that they take as a rule. */
export function stages(days: {
  readonly drafting: number
  readonly approving: number
  readonly rectifying: number
  readonly reporting: number
}): readonly Stage[] {
  return [
    { code: 'feedback', name: { zh: '收到反馈', en: 'Feedback received' }, days: 0 },
    { code: 'drafting', name: { zh: '制定方案', en: 'Plan drafted' }, days: days.drafting },
    { code: 'approving', name: { zh: '审定方案', en: 'Plan approved' }, days: days.approving },
    { code: 'rectifying', name: { zh: '集中整改', en: 'Concentrated rectification' }, days: days.rectifying },
    { code: 'reporting', name: { zh: '上报整改情况', en: 'Report' }, days: days.reporting },
    { code: 'assessing', name: { zh: '整改评估', en: 'Assessment' }, days: 30 },
    { code: 'publishing', name: { zh: '公布整改情况', en: 'Published' }, days: 30 },
    { code: 'following', name: { zh: '持续整改', en: 'Follow-up' }, days: null },
    { code: 'archiving', name: { zh: '归档', en: 'Archived' }, days: null },
  ]
}
