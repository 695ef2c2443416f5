import type { Bilingual } from '../kernel/refusal.ts'

/** What a stage can wait for: each is a count of what is missing, which has to be none. */
export const stageConditionLabels = {
  feedbackDayMissing: { zh: '反馈日期未填', en: 'the day of the feedback is not said' },
  noFindings: { zh: '还没有问题', en: 'there is no finding yet' },
  findingsWithoutMeasure: { zh: '没有措施的问题', en: 'findings without a measure' },
  measuresWithoutHandler: { zh: '没有承办人的措施', en: 'measures without a handler' },
  measuresWithoutDay: { zh: '没有时限的措施', en: 'measures without a due date' },
  findingsWithoutMeeting: {
    zh: '须经会议研究、尚未研究的问题',
    en: 'findings that a meeting has yet to deal with',
  },
  measuresOpen: { zh: '未销号的措施（长期坚持的除外）', en: 'open measures, but for continuous ones' },
  findingsOpen: { zh: '未销号的问题', en: 'open findings' },
} as const satisfies Readonly<Record<string, Bilingual>>
export type StageCondition = keyof typeof stageConditionLabels

// What a plan is approved with: who does what until when is said of everything.
const planned: readonly StageCondition[] = [
  'noFindings',
  'findingsWithoutMeasure',
  'measuresWithoutHandler',
  'measuresWithoutDay',
  'findingsWithoutMeeting',
]

/** What stages of these codes wait for where a template does not say it. */
const usualConditions: Readonly<Record<string, readonly StageCondition[]>> = {
  feedback: ['feedbackDayMissing'],
  drafting: ['noFindings'],
  approving: planned,
  reporting: ['measuresOpen'],
  archiving: ['measuresOpen', 'findingsOpen'],
}

/** What a stage waits for. */
export function conditionsOf({
  code,
  conditions,
}: {
  readonly code: string
  readonly conditions?: readonly StageCondition[] | undefined
}): readonly StageCondition[] {
  return conditions ?? (Object.hasOwn(usualConditions, code) ? (usualConditions[code] ?? []) : [])
}
