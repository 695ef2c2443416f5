import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { dueCell } from './due-cell.ts'

const measure = {
  dueOn: day('2026-12-31'),
  checkInFrom: null,
  timeClass: 'timeBound',
  status: 'underway',
  light: 'green',
} as const
const standing = { ...measure, timeClass: 'continuous', checkInFrom: day('2026-03-31') } as const

test('the day by which a measure is to be done stands as a day', () => {
  expect(dueCell(measure, 'zh')).toEqual({ day: '2026-12-31' })
})

test('of a measure that goes on for good the day is that of its next report, and the cell says so', () => {
  expect(dueCell(standing, 'zh')).toBe('长期坚持，下次汇报2026-12-31')
  expect(dueCell(standing, 'en')).toBe('Continuous, next report 2026-12-31')
})

test('a report that was due and has not come is no next one', () => {
  expect(dueCell({ ...standing, light: 'red' }, 'zh')).toBe('长期坚持，2026-12-31应汇报')
  expect(dueCell({ ...standing, light: 'red' }, 'en')).toBe('Continuous, report due 2026-12-31')
})

test('one that is closed has no further report, and one without a day of report has its class of time alone', () => {
  expect(dueCell({ ...standing, status: 'closed', light: 'blue' }, 'zh')).toBe('长期坚持')
  expect(dueCell({ ...standing, dueOn: null }, 'zh')).toBe('长期坚持')
  expect(dueCell({ ...measure, dueOn: null }, 'zh')).toBeNull()
})
