import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../kernel/day.ts'
import {
  addWorkingDays,
  changedCalendar,
  isWorkingDay,
  mondayOf,
  workingDaysBetween,
  yearsWithoutData,
} from './calendar.ts'
import { publishedCalendar } from './published-calendar.ts'

const calendar = publishedCalendar()

test.each([
  ['a Thursday', '2026-01-08', true],
  ['a Saturday', '2026-01-10', false],
  ['the Spring Festival', '2026-02-17', false],
  ['a Saturday that is worked for the Spring Festival', '2026-02-14', true],
  ['a Sunday that is worked for the National Day', '2025-09-28', true],
  ['a Thursday free for the National Day', '2025-10-02', false],
  ['a Thursday in 2031, of which nothing is published', '2031-10-09', true],
  ['a Thursday that the law frees in that year too', '2031-10-02', false],
  ['a Saturday in that year', '2031-10-04', false],
  ['a Wednesday after the New Year of that year', '2031-01-02', true],
  ['the first day of that year', '2031-01-01', false],
  ['the second of May in that year', '2031-05-02', false],
  ['the Spring Festival of that year, which goes by the moon', '2031-01-23', true],
  ['a day before the law frees it', '1999-10-01', true],
])('%s', (_, on, isWorked) => expect(isWorkingDay(day(on), calendar)).toBe(isWorked))

test('three working days after the last one before the National Day of 2025 lie beyond the holiday', () =>
  expect(addWorkingDays(day('2025-09-30'), 3, calendar)).toBe('2025-10-11'))

test('two working days before the first one after the holiday lie before it', () =>
  expect(addWorkingDays(day('2025-10-09'), -2, calendar)).toBe('2025-09-29'))

test('no working day on from a free day is the next that is worked', () =>
  expect(addWorkingDays(day('2026-02-16'), 0, calendar)).toBe('2026-02-24'))

test('February 2026 has 16 working days, two of them on Saturdays', () =>
  expect(workingDaysBetween(day('2026-01-31'), day('2026-02-28'), calendar)).toBe(16))

test('counting back what was counted on ends where it began', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 200 }), (offset, count) => {
      const from = addWorkingDays(addDays(day('2024-01-01'), offset), 0, calendar)
      const to = addWorkingDays(from, count, calendar)
      expect(isWorkingDay(to, calendar)).toBe(true)
      expect(workingDaysBetween(from, to, calendar)).toBe(count)
      expect(workingDaysBetween(to, from, calendar)).toBe(0 - count)
      expect(addWorkingDays(to, -count, calendar)).toBe(from)
    }),
  )
})

test('what an administrator says of a day holds, until it is taken back', () => {
  const free = { on: day('2026-03-09'), isWorked: false, name: '建区纪念日' }
  const worked = { on: day('2026-10-01'), isWorked: true, name: '值守' }
  const changed = changedCalendar(calendar, [free, worked])
  expect(isWorkingDay(free.on, changed)).toBe(false)
  expect(changed.days.get(free.on)).toEqual({ isWorked: false, name: '建区纪念日' })
  expect(isWorkingDay(worked.on, changed)).toBe(true)
  const back = changedCalendar(changed, [])
  expect(back).toBe(changed)
  const takenBack = changedCalendar(calendar, [
    free,
    worked,
    { ...free, isWorked: null },
    { ...worked, isWorked: null },
  ])
  expect(takenBack).toEqual(calendar)
})

test('a span that reaches into years of which nothing is published names them', () =>
  expect(yearsWithoutData(day('2026-11-01'), day('2028-01-01'), calendar)).toEqual([2027, 2028]))

test('a year that was published warns of nothing', () =>
  expect(yearsWithoutData(day('2004-01-01'), day('2026-12-31'), calendar)).toEqual([]))

test.each([
  ['2026-02-14', '2026-02-09'],
  ['2026-02-15', '2026-02-09'],
  ['2026-02-16', '2026-02-16'],
  ['2019-12-31', '2019-12-30'],
])('the week of %s begins on %s', (on, monday) => expect(mondayOf(day(on))).toBe(monday))

test('holidays are named in either language', () => {
  expect(calendar.days.get(day('2026-02-17'))?.name).toBe('春节')
  expect(publishedCalendar('en').days.get(day('2026-02-17'))?.name).toBe('Spring Festival')
})
