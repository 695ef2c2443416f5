import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { actionPlanOf } from './action-plan.ts'
import { briefOf } from './brief.ts'
import { type DocumentModel, textOf } from './document.ts'
import { circularOf } from './circular.ts'
import { figuresOf } from './figures.ts'
import { followUpOf } from './follow-up.ts'
import { meetingPapersOf } from './meeting-papers.ts'
import { noticeOf } from './notice.ts'
import { progressOf } from './progress.ts'
import { planOf } from './rectification-plan.ts'
import { aMeasure, someStanding } from './standing.testing.ts'

const textIn = ({ blocks }: DocumentModel): string => blocks.map(textOf).join('\n')
const standing = { timeClass: 'continuous', checkInFrom: day('2026-04-01') } as const
const facts = someStanding({
  measures: [
    aMeasure(1, { ...standing, dueOn: day('2026-05-30') }),
    aMeasure(2, { ...standing, dueOn: day('2026-06-05') }),
    aMeasure(3, { dueOn: day('2026-09-30') }),
  ],
})
const withLate = someStanding({
  measures: [...facts.measures, aMeasure(4, { dueOn: day('2026-05-30') })],
})

test('a measure that goes on for good has a next report, and no day to be done by', () => {
  const notice = textIn(noticeOf(facts))
  expect(notice).toContain('（长期坚持，2026年5月30日应汇报，已超过2天）')
  expect(notice).toContain('（长期坚持，下次汇报2026年6月5日）')
  expect(notice).toContain('超过计划时限（含定期汇报）1条')
  expect(notice).toContain('计划完成时限为2026年9月30日')
  expect(textIn(noticeOf(withLate))).toContain('超过计划时限（含定期汇报）2条')
  expect(textIn(noticeOf(withLate))).toContain('，其中已超过时限（不含定期汇报）的1条，其余')
  const plan = textIn(planOf({ ...facts }))
  expect(plan).toContain('完成时限：长期坚持，下次汇报2026年6月5日')
  expect(plan).toContain('明确完成日期的措施1条')
})

test('a missed report is told as one wherever late measures are', () => {
  expect(textIn(progressOf(facts))).toContain('长期坚持，2026年5月30日应汇报，已超过2天')
  expect(textIn(circularOf(facts))).toContain('长期坚持，2026年5月30日应汇报，已超过2天')
  expect(textIn(circularOf(facts))).toContain('超过时限（含定期汇报）的措施1条')
  expect(textIn(figuresOf(facts))).toContain('已超过时限（含定期汇报）1条、10天内到期（含定期汇报）1条')
  const brief = textIn(briefOf(facts))
  expect(brief).toContain('超过时限（含定期汇报）的措施（1条）')
  expect(brief).toContain('2026年5月30日汇报\t2天')
  expect(brief).toContain('10天内到期（含定期汇报）的措施1条，最早的2026年6月5日。')
  expect(textIn({ title: '', language: 'zh', blocks: meetingPapersOf(facts).blocks })).toContain(
    '2026年5月30日汇报\t2天',
  )
  for (const english of [followUpOf(facts), actionPlanOf(facts)]) {
    expect(textIn(english)).toContain('Next report 5 June 2026')
    expect(textIn(english)).toContain('report 2 days overdue')
  }
})
