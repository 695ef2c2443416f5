import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { changedCalendar } from './calendar.ts'
import { immediateDay } from './immediate.ts'
import { publishedCalendar } from './published-calendar.ts'
import { plainTemplate } from './shipped.ts'
import { readTemplate } from './template.contract.ts'

const calendar = publishedCalendar()

test('an immediate measure is due ten working days after the feedback, the holidays and the days worked for them counted', () => {
  // The National Day of 2025 is free from the 1st to the 8th of October; Sunday the 28th of September is worked.
  expect(immediateDay({}, day('2025-09-24'), calendar)).toEqual({
    workingDays: 10,
    from: '2025-09-24',
    dueOn: '2025-10-14',
  })
})

test('a template says otherwise, and so does an administrator of a day', () => {
  expect(immediateDay({ immediateDays: 3 }, day('2026-06-01'), calendar)?.dueOn).toBe('2026-06-04')
  expect(immediateDay({ immediateDays: 0 }, day('2026-06-06'), calendar)?.dueOn).toBe('2026-06-08')
  const free = changedCalendar(calendar, [{ on: day('2026-06-03'), isWorked: false, name: '停电' }])
  expect(immediateDay({ immediateDays: 3 }, day('2026-06-01'), free)?.dueOn).toBe('2026-06-05')
})

test('without the day of the feedback nothing is proposed', () => {
  expect(immediateDay({}, null, calendar)).toBeNull()
})

test('the days of a template are whole numbers up to a year of working days', () => {
  const { template } = plainTemplate
  const places = (immediateDays: unknown) =>
    readTemplate({ ...template, immediateDays }).misfits.map(({ place }) => place)
  expect(places(5)).toEqual([])
  expect(places(-1)).toEqual(['immediateDays'])
  expect(places(251)).toEqual(['immediateDays'])
  expect(places('5')).toEqual(['immediateDays'])
})
