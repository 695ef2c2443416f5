import type { Bilingual } from '../kernel/refusal.ts'

/** What the documents are called of which editions are drafted. */
export const editedNames = {
  notice: { zh: '整改情况通报', en: 'public notice' },
  figures: { zh: '数据口径', en: 'figures of the moment' },
  progress: { zh: '整改进展情况报告', en: 'progress report' },
  brief: { zh: '工作简报', en: 'brief for leaders' },
  circular: { zh: '督查通报', en: 'internal circular' },
  plan: { zh: '整改方案', en: 'rectification plan' },
  followUp: { zh: '审计整改跟踪报告', en: 'audit follow-up report' },
  actionPlan: { zh: '整改行动计划（英文）', en: 'corrective action plan' },
} as const satisfies Record<string, Bilingual>

/** Which edition of its document one is: its number, or when the draft was begun that has none yet. */
export function editionWords(number: string, begun: string): Bilingual {
  if (number === '') return { zh: `草稿（${begun} 起草）`, en: `draft begun ${begun}` }
  return { zh: `第${number}版`, en: `edition ${number}` }
}
