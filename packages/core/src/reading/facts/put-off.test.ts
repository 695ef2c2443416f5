import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { deadlineOf } from './deadlines.ts'
import { putOffBy, putOffFrom } from './put-off.ts'

test.each([
  ['延期3个月', { months: 3, days: 0 }],
  ['经批准延期三个月', { months: 3, days: 0 }],
  ['延长整改时限两个月', { months: 2, days: 0 }],
  ['顺延半年', { months: 6, days: 0 }],
  ['推迟15天', { months: 0, days: 15 }],
  ['extended by 6 weeks', { months: 0, days: 42 }],
])('%s is %o', (words, span) => expect(putOffBy(words)).toEqual(span))

test.each(['延期至9月30日', '延期3月底', '3个月', '未延期'])('%s tells no span', (words) =>
  expect(putOffBy(words)).toBeNull(),
)

test.each([
  ['2026-06-30', '延期1个月', '2026-07-31'],
  ['2026-01-31', '延期1个月', '2026-02-28'],
  ['2026-12-15', '延期2个月', '2027-02-15'],
  ['2026-12-20', '延期20天', '2027-01-09'],
])('%s, %s, is %s', (on, words, later) => {
  const span = putOffBy(words)
  expect(span === null ? null : putOffFrom(day(on), span)).toBe(later)
})

test('a deadline that names the span has the day before it, and the one that it comes to', () =>
  expect(deadlineOf('2026年6月30日（延期3个月）', null)).toMatchObject({
    dueOn: '2026-09-30',
    firstDueOn: '2026-06-30',
    timeClass: 'timeBound',
  }))
