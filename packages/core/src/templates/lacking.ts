import { counted } from '../kernel/counted-words.ts'

type Words = {
  readonly zh: string
  readonly en: string
  /** Of several in English; null where there is one or none. */
  readonly many: string | null
}

/**
 * What can be missing before a plan is approved or a stage begins, in words of whoever has to see to it: said of one item after its
 * number, and of several with their count.
 */
export const lackingLabels = {
  feedbackDayMissing: { zh: '反馈日期未填', en: 'the day of the feedback is not recorded', many: null },
  noFindings: { zh: '还没有问题', en: 'there are no findings yet', many: null },
  findingsWithoutMeasure: {
    zh: '问题没有整改措施',
    en: 'finding without a measure',
    many: 'findings without a measure',
  },
  measuresWithoutOwner: {
    zh: '措施没有责任部门',
    en: 'measure without an owner',
    many: 'measures without an owner',
  },
  measuresWithoutHandler: {
    zh: '措施没有承办人',
    en: 'measure without a handler',
    many: 'measures without a handler',
  },
  measuresWithoutDay: {
    zh: '措施没有完成时限',
    en: 'measure without a due date',
    many: 'measures without a due date',
  },
  findingsWithoutMeeting: {
    zh: '问题须先经会议研究',
    en: 'finding that a meeting has to deal with first',
    many: 'findings that a meeting has to deal with first',
  },
  planNotApproved: { zh: '整改方案还没有批准', en: 'the plan is not approved yet', many: null },
  measuresOpen: {
    zh: '措施（长期坚持的除外）未销号',
    en: 'measure not closed yet (continuous ones aside)',
    many: 'measures not closed yet (continuous ones aside)',
  },
  findingsOpen: { zh: '问题未销号', en: 'finding not closed yet', many: 'findings not closed yet' },
  withinDays: {
    zh: '措施须立行立改，时限超过规定天数',
    en: 'measure that has to be done at once and is due too late',
    many: 'measures that have to be done at once and are due too late',
  },
  principalLeads: {
    zh: '问题须由主要领导牵头',
    en: 'finding that the principal has to lead',
    many: 'findings that the principal has to lead',
  },
  principalSigns: {
    zh: '问题须由主要领导审核销号，所用模板没有这一级',
    en: 'finding that the principal has to sign, which the template leaves out',
    many: 'findings that the principal has to sign, which the template leaves out',
  },
  team: {
    zh: '问题须有工作专班负责或配合',
    en: 'finding that needs a team to own or support it',
    many: 'findings that need a team to own or support them',
  },
  checkIn: {
    zh: '问题须定期汇报，措施的汇报频次不够',
    en: 'finding that needs a measure reported on more often',
    many: 'findings that need a measure reported on more often',
  },
  listed: {
    zh: '问题须挂牌，明确自己的牵头领导',
    en: 'finding that has to be listed with a leader of its own',
    many: 'findings that have to be listed with a leader of their own',
  },
} as const satisfies Readonly<Record<string, Words>>

/** Something that can be missing. */
export type Lacking = keyof typeof lackingLabels

/** What keeps a plan from being approved, with its records as they stand: the stage in which it is approved waits for the same. */
export const missingInPlans = [
  'noFindings',
  'findingsWithoutMeasure',
  'measuresWithoutOwner',
  'measuresWithoutDay',
  'withinDays',
  'findingsWithoutMeeting',
  'principalLeads',
  'principalSigns',
  'team',
  'checkIn',
  'listed',
] as const satisfies readonly Lacking[]

/** What is found missing by looking at each finding and measure. */
export type MissingInRecords = (typeof missingInPlans)[number] | 'measuresWithoutHandler'

/** What is missing with how many there are of it. */
export function lackingWords(what: Lacking, count: number, language: 'zh' | 'en'): string {
  const { zh, en, many } = lackingLabels[what]
  if (many === null) return language === 'zh' ? zh : en
  return language === 'zh' ? `${zh}（${count}）` : counted(count, en, many)
}
