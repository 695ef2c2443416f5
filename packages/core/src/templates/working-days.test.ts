import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './calendar.ts'
import { publishedCalendar } from './published-calendar.ts'
import { daysAdded, daysBefore, daysBetweenCounted, daysWorked } from './working-days.testing.ts'

const calendar = publishedCalendar()

test('there are sixty cases, of all three years', () => {
  const all = [...daysWorked, ...daysAdded, ...daysBetweenCounted, ...daysBefore]
  expect(all.length).toBe(60)
  expect(new Set(all.map(([words]) => words.slice(0, 4)))).toEqual(new Set(['2024', '2025', '2026']))
})

test.each(daysWorked)('%s: %s is worked: %s', (_case, on, isWorked) => {
  expect(isWorkingDay(day(on), calendar)).toBe(isWorked)
})

test.each(daysAdded)('%s: from %s, %i working days end on %s', (...[, from, count, expected]) => {
  expect(addWorkingDays(day(from), count, calendar)).toBe(expected)
})

test.each(daysBetweenCounted)('%s: after %s and up to %s lie %i', (...[, from, to, expected]) => {
  expect(workingDaysBetween(day(from), day(to), calendar)).toBe(expected)
})

test.each(daysBefore)('%s: before %s comes %s', (_case, from, expected) => {
  expect(addWorkingDays(day(from), -1, calendar)).toBe(expected)
})

// By the notices’ own table of days off and weekends worked.
test.each([
  ['2024-12-31', 251],
  ['2025-12-31', 248],
  ['2026-12-31', 248],
] as const)('the year up to %s has %i working days', (to, expected) => {
  expect(workingDaysBetween(day(`${Number(to.slice(0, 4)) - 1}-12-31`), day(to), calendar)).toBe(expected)
})
