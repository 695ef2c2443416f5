import { expect, test } from 'vitest'
import { dayProblem, typedDay } from './typed-day.ts'

test.each([
  '2027-06-30',
  '2027-6-30',
  '2027/06/30',
  '2027/6/30',
  '2027.6.30',
  '20270630',
  '2027年6月30日',
  '2027年06月30号',
  '2027 年 6 月 30 日',
  ' ２０２７／６／３０ ',
])('%s is the last of June 2027', (text) => {
  expect(typedDay(text)).toBe('2027-06-30')
  expect(dayProblem(text)).toBeNull()
})

test.each([
  ['明年六月', 'unreadable'],
  ['6/30', 'unreadable'],
  ['27/6/30', 'unreadable'],
  ['2027-06-30 08:00', 'unreadable'],
  ['2027年6月', 'unreadable'],
  ['2027-02-29', 'notInCalendar'],
  ['20271301', 'notInCalendar'],
  ['2027/6/31', 'notInCalendar'],
  ['1899-12-31', 'beyond'],
  ['20270630'.replace('2027', '2270'), 'beyond'],
] as const)('%s is no day that can be recorded: %s', (text, problem) => {
  expect(dayProblem(text)).toBe(problem)
})

test('nothing typed is no mistake', () => {
  expect(dayProblem('')).toBeNull()
  expect(dayProblem(null)).toBeNull()
})
