import { expect, test } from 'vitest'
import { dayProblem, nextTypedDay, typedDay } from './typed-day.ts'

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

test.each([
  ['12月18日', '2026-12-18'],
  ['11月28日', '2026-11-28'],
  ['11 月 27 号', '2027-11-27'],
  ['２月２９日', '2028-02-29'],
  ['2027年6月30日', '2027-06-30'],
])('%s without a year is the next such day, here %s', (text, next) => {
  expect(nextTypedDay(text, '2026-11-28')).toBe(next)
})

test('a month and a day that no year has are no day', () => {
  expect(nextTypedDay('2月30日', '2026-11-28')).toBeNull()
  expect(nextTypedDay('12月', '2026-11-28')).toBeNull()
})

test('nothing typed is no mistake', () => {
  expect(dayProblem('')).toBeNull()
  expect(dayProblem(null)).toBeNull()
})
