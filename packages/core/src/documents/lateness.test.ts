import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { lightOf } from '../measures/light.ts'
import { countedOf } from './counted-of.ts'
import { textOf } from './document.ts'
import { figuresOf } from './figures.ts'
import { standingOf } from './standing.ts'
import { aMeasure, someStanding } from './standing.testing.ts'
import { checkParagraphs } from './truth/truth.ts'

test('late is one count: red lights, what papers say, and what the check of a paper holds 逾期 against', () => {
  const dueOn = day('2026-05-22')
  const measures = [
    aMeasure(1, { dueOn }),
    aMeasure(2, { dueOn, status: 'submitted' }),
    aMeasure(3, { dueOn, status: 'returned' }),
    aMeasure(4, { dueOn, status: 'planned' }),
    aMeasure(5, { dueOn, timeClass: 'continuous', checkInFrom: day('2026-02-22') }),
    aMeasure(6, { dueOn, status: 'closed', closedOn: day('2026-05-28') }),
    aMeasure(7, { dueOn: day('2026-06-01') }),
    aMeasure(8, { dueOn: null }),
  ]
  const all = someStanding({ measures })
  const red = measures.filter(
    (measure) => lightOf(measure, { today: all.today, dueSoonDays: all.dueSoonDays }) === 'red',
  )
  expect(red).toHaveLength(5)
  expect(standingOf(all).late).toHaveLength(5)
  expect(figuresOf(all).blocks.map(textOf).join('')).toContain('已超过时限（含定期汇报）5条')
  const texts = ['逾期措施5条。', '逾期措施4条。', '5条措施超过计划时限。', '超期未完成的措施有5条。']
  expect(
    checkParagraphs(
      texts.map((text) => ({ text, above: '' })),
      countedOf(all),
    ).statements.map(({ said, verdict }) => `${said} ${verdict}`),
  ).toEqual(['5条 right', '4条 wrong', '5条 right', '5条 right'])
})
