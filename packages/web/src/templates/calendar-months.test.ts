import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { CalendarView } from '@bihuan/core/templates/calendar.contract.ts'
import { expect, test } from 'vitest'
import { monthsOf } from './calendar-months.ts'

const changedBy = { id: id<'person'>('00000000-0000-4000-8000-000000000001'), name: '苏景行' }
const free = (on: string, name = '春节') => ({ on: day(on), isWorked: false, name })

function view(more: Partial<CalendarView> = {}): CalendarView {
  return { year: 2026, isPublished: true, published: [], changed: [], can: [], ...more }
}

test('a month begins on the day of the week on which it begins, and ends with its last day', () => {
  const [, february] = monthsOf(view())
  expect(february?.weeks).toHaveLength(5)
  expect(february?.weeks[0]?.map((cell) => cell?.on ?? null)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
    '2026-02-01',
  ])
  expect(february?.weeks[4]?.map((cell) => cell?.on.slice(8) ?? null)).toEqual([
    '23',
    '24',
    '25',
    '26',
    '27',
    '28',
    null,
  ])
  expect(february?.weeks[0]?.[6]).toEqual({ on: '2026-02-01', isWorked: false, said: null })
})

test('days of a holiday are one span, what was set here stands apart and over it', () => {
  const published = [
    { on: day('2026-02-14'), isWorked: true, name: '春节' },
    ...['2026-02-16', '2026-02-17', '2026-02-18'].map((on) => free(on)),
  ]
  const set = { on: day('2026-02-18'), isWorked: true, name: '值守' }
  const changed = [{ ...set, changedBy, changedAt: '2026-01-05T01:00:00.000Z' }]
  const [, february] = monthsOf(view({ published, changed }))
  expect(february?.spans).toEqual([
    { isWorked: true, name: '春节', setHere: null, from: '2026-02-14', to: '2026-02-14' },
    { isWorked: false, name: '春节', setHere: null, from: '2026-02-16', to: '2026-02-17' },
    {
      isWorked: true,
      name: '值守',
      setHere: { by: '苏景行', at: '2026-01-05T01:00:00.000Z' },
      from: '2026-02-18',
      to: '2026-02-18',
    },
  ])
})

test('a year of which nothing is known has twelve months by the week', () => {
  const months = monthsOf(view({ year: 2031, isPublished: false }))
  expect(months).toHaveLength(12)
  expect(months.flatMap(({ spans }) => spans)).toEqual([])
})
