import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { nothingStated } from './stated.ts'
import { unreadOf } from './unread.ts'

test('words of a day that name none are unread', () =>
  expect(
    unreadOf({
      ...nothingStated(),
      dueRaw: '2027-02-29',
      timeClass: 'timeBound',
      firstDueRaw: '26/12/31',
      doneRaw: '2026-11-31',
    }),
  ).toEqual([
    { field: 'due', words: '2027-02-29' },
    { field: 'firstDue', words: '26/12/31' },
    { field: 'done', words: '2026-11-31' },
  ]))

test('words that name a day or a class of time are read, and silence is nothing to read', () => {
  const dueOn = day('2026-12-31')
  expect(unreadOf({ ...nothingStated(), dueRaw: '12月31日', dueOn })).toEqual([])
  expect(unreadOf({ ...nothingStated(), dueRaw: '长期坚持', timeClass: 'continuous' })).toEqual([])
  expect(unreadOf({ ...nothingStated(), dueRaw: ' ' })).toEqual([])
  expect(unreadOf(nothingStated())).toEqual([])
})
