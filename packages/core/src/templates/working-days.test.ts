import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './calendar.ts'
import { publishedCalendar } from './published-calendar.ts'

// Sixty cases written from the notices of the State Council on the holidays of 2024, 2025 and 2026, by somebody who had not seen
// the calendar, before it was there.
const calendar = publishedCalendar()

test.each([
  ['2024-01-01', false],
  ['2024-01-02', true],
  ['2024-02-04', true],
  ['2024-02-09', true],
  ['2024-02-10', false],
  ['2024-02-17', false],
  ['2024-02-18', true],
  ['2024-04-05', false],
  ['2024-04-07', true],
  ['2024-04-28', true],
  ['2024-05-11', true],
  ['2024-06-10', false],
  ['2024-06-11', true],
  ['2024-09-14', true],
  ['2024-09-17', false],
  ['2024-10-07', false],
  ['2024-10-12', true],
  ['2024-10-13', false],
  ['2025-01-01', false],
  ['2025-01-26', true],
  ['2025-01-27', true],
  ['2025-01-28', false],
  ['2025-02-05', true],
  ['2025-02-08', true],
  ['2025-04-04', false],
  ['2025-04-07', true],
  ['2025-04-27', true],
  ['2025-05-05', false],
  ['2025-06-02', false],
  ['2025-10-08', false],
  ['2025-10-11', true],
  ['2026-01-02', false],
  ['2026-01-04', true],
  ['2026-02-14', true],
  ['2026-02-16', false],
  ['2026-02-24', true],
  ['2026-02-28', true],
  ['2026-04-06', false],
  ['2026-05-09', true],
  ['2026-09-20', true],
  ['2026-09-25', false],
  ['2026-10-10', true],
] as const)('%s is worked: %s', (on, isWorked) => {
  expect(isWorkingDay(day(on), calendar)).toBe(isWorked)
})

test.each([
  ['2024-02-08', 1, '2024-02-09'],
  ['2024-02-09', 1, '2024-02-18'],
  ['2024-04-03', 5, '2024-04-11'],
  ['2024-09-13', 3, '2024-09-19'],
  ['2024-09-30', 5, '2024-10-12'],
  ['2025-01-24', 10, '2025-02-13'],
  ['2025-04-25', 7, '2025-05-08'],
  ['2025-09-26', 20, '2025-10-30'],
  ['2025-12-31', 1, '2026-01-04'],
  ['2026-02-13', 3, '2026-02-25'],
  ['2026-04-30', 5, '2026-05-11'],
  ['2026-09-30', 15, '2026-10-27'],
] as const)('after %s, %i working days end on %s', (from, count, expected) => {
  expect(addWorkingDays(day(from), count, calendar)).toBe(expected)
})

test.each([
  ['2024-01-01', '2024-12-31', 251],
  ['2025-01-01', '2025-12-31', 248],
  ['2026-01-01', '2026-12-31', 248],
  ['2024-09-01', '2024-10-31', 40],
  ['2025-01-20', '2025-02-10', 11],
  ['2026-02-01', '2026-03-01', 16],
] as const)('after %s and up to %s lie %i working days', (from, to, expected) => {
  expect(workingDaysBetween(day(from), day(to), calendar)).toBe(expected)
})
