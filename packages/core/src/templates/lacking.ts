import type { Bilingual } from '../kernel/refusal.ts'

/**
 * What can be missing before a plan is approved or a stage begins, in words of whoever has to see to it: said of one item after its
 * number, and of several before their count.
 */
export const lackingLabels = {
  feedbackDayMissing: { zh: '反馈日期未填', en: 'no day of the feedback' },
  noFindings: { zh: '还没有问题', en: 'no findings yet' },
  findingsWithoutMeasure: { zh: '问题没有整改措施', en: 'no measure for the finding' },
  measuresWithoutOwner: { zh: '措施没有责任部门', en: 'no owner of the measure' },
  measuresWithoutHandler: { zh: '措施没有承办人', en: 'no handler of the measure' },
  measuresWithoutDay: { zh: '措施没有完成时限', en: 'no due date of the measure' },
  findingsWithoutMeeting: { zh: '问题须先经会议研究', en: 'to be dealt with by a meeting first' },
  planNotApproved: { zh: '整改方案还没有批准', en: 'the plan is not approved yet' },
  measuresOpen: {
    zh: '措施（长期坚持的除外）未销号',
    en: 'no closure yet of the measure, continuous ones aside',
  },
  findingsOpen: { zh: '问题未销号', en: 'no closure yet of the finding' },
  withinDays: { zh: '须立行立改，时限超过规定天数', en: 'has to be put right at once, and is due too late' },
  principalLeads: { zh: '须由主要领导牵头', en: 'has to be led by the principal' },
  principalSigns: {
    zh: '所用模板没有由主要领导审核销号',
    en: 'is not signed by the principal, by the template',
  },
  team: { zh: '须有工作专班负责或配合', en: 'needs a team that owns or supports it' },
  checkIn: { zh: '须定期汇报，频次不够', en: 'needs measures that are reported on regularly' },
  listed: { zh: '须挂牌，明确本问题的牵头领导', en: 'has to be listed with a leader of its own' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** Something that can be missing. */
export type Lacking = keyof typeof lackingLabels

// These are there once or not at all.
const ofTheWhole: readonly Lacking[] = ['feedbackDayMissing', 'noFindings', 'planNotApproved']

/** What is missing with how many there are of it. */
export function lackingWords(what: Lacking, count: number, language: 'zh' | 'en'): string {
  const words = lackingLabels[what][language]
  if (ofTheWhole.includes(what)) return words
  return language === 'zh' ? `${words}（${count}）` : `${words} (${count})`
}
