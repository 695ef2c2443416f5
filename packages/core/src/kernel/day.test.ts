import { expect, test } from 'vitest'
import { addDays, daysBetween, day, isDay, supportedDay } from './day.ts'

test.each(['2024-02-29', '2000-02-29', '2023-12-31', '2024-04-30', '0000-01-01'])('%s is a day', (text) =>
  expect(isDay(text)).toBe(true),
)

test.each([
  '2023-02-29',
  '1900-02-29',
  '2024-04-31',
  '2024-01-32',
  '2024-01-00',
  '2024-00-01',
  '2024-13-01',
  '2024-1-1',
  '2024-01-01T00:00',
  '',
])('“%s” is no day', (text) => expect(isDay(text)).toBe(false))

test('days are counted over the end of a leap February', () => {
  expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01')
  expect(daysBetween(day('2024-03-01'), day('2024-02-28'))).toBe(-2)
})

test.each([
  ['2024-02-28', 0, '2024-02-28'],
  ['2024-02-09', 1, '2024-02-10'],
  ['2024-02-10', -1, '2024-02-09'],
  ['2024-02-27', 1, '2024-02-28'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2023-02-28', 1, '2023-03-01'],
  ['2024-04-01', -1, '2024-03-31'],
  ['2024-12-31', 1, '2025-01-01'],
  ['2024-01-01', -1, '2023-12-31'],
])('of %s the day that lies %i days later is %s', (from, days, later) =>
  expect(addDays(day(from), days)).toBe(later),
)

test('the days of five years follow each other as the calendar of the machine has them', () => {
  const first = Date.UTC(1999, 0, 1)
  let on = day('1999-01-01')
  for (let days = 0; days < 5 * 365; days += 1) {
    expect(on).toBe(new Date(first + days * 86_400_000).toISOString().slice(0, 10))
    expect(daysBetween(day('1999-01-01'), on)).toBe(days)
    on = addDays(on, 1)
  }
})

test.each(['1900-01-01', '2199-12-31'])('records hold %s', (text) => expect(supportedDay(text)).toBe(text))

test.each(['0000-01-01', '0202-06-30', '1899-12-31', '2200-01-01', '9999-12-31', '2023-02-29'])(
  'records do not hold %s',
  (text) => expect(supportedDay(text)).toBeNull(),
)
