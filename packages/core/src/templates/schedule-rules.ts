import type { Bilingual } from '../kernel/refusal.ts'
import type { MeasureKind } from './kinds-of-measures.ts'

/** A step inside a measure (节点), and how much of its working days has passed when it is reached, in hundredths. */
export type MilestoneRule = { readonly name: Bilingual; readonly at: number }

/** What a template says of scheduling back from the final date (倒排时序). */
export type ScheduleRules = {
  /** The stage in which measures are done, and the one that ends on the final date, by their codes. */
  readonly works: string
  readonly ends: string
  /** How many working days a measure of each kind takes as a rule. */
  readonly workingDays: Readonly<Record<MeasureKind, number>>
  /** The steps of the kinds of measures that have any. */
  readonly milestones: Readonly<Partial<Record<MeasureKind, readonly MilestoneRule[]>>>
  /** More measures than these should not fall due for one handler in a week. */
  readonly mostAWeek: number
}

/** So many working days can one measure take at most: a year. */
export const mostWorkingDays = 250

/** So many working days after the feedback is an immediate measure due where a template says nothing of it. */
export const usualImmediateDays = 10

/** What holds where a template says nothing of it. */
export const usualScheduleRules: ScheduleRules = {
  works: 'rectifying',
  ends: 'reporting',
  workingDays: { routine: 5, regulation: 15, recovery: 10, accountability: 10, sameCheck: 10, special: 15 },
  milestones: {
    regulation: [
      { name: { zh: '起草', en: 'Draft' }, at: 40 },
      { name: { zh: '审核', en: 'Reviewed' }, at: 65 },
      { name: { zh: '印发', en: 'Issued' }, at: 80 },
      { name: { zh: '效果检查', en: 'Effect checked' }, at: 100 },
    ],
  },
  mostAWeek: 5,
}
