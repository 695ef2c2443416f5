import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { dueOf } from './due.ts'

const finding = { dueOn: day('2027-03-31') }

test('a measure of which the source says no time has its finding’s day', () =>
  expect(dueOf({ dueOn: null, dueRaw: null }, finding)).toBe('2027-03-31'))

test('a measure has its own day', () =>
  expect(dueOf({ dueOn: day('2026-12-31'), dueRaw: '2026年底前' }, finding)).toBe('2026-12-31'))

test('own words of time that name no day keep the finding’s day away', () => {
  for (const dueRaw of ['立行立改', '长期坚持', '26/12/31', '46387'])
    expect(dueOf({ dueOn: null, dueRaw }, finding)).toBeNull()
})
