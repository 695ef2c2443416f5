import { afterEach, expect, test } from 'vitest'
import { dateTime, daysLeft, relativeInstant } from './relative-day.ts'
import { keepZone } from './zone.ts'

afterEach(() => keepZone('Asia/Shanghai'))

const now = new Date('2026-03-10T02:00:00Z')

test('days left are counted in calendar days of China', () => {
  expect(daysLeft('2026-03-13', now, 'zh')).toBe('还剩 3 天')
  expect(daysLeft('2026-03-10', now, 'zh')).toBe('今天到期')
  expect(daysLeft('2026-03-09', now, 'en')).toBe('1 day late')
  // 18:00 UTC is already the next morning in China.
  expect(daysLeft('2026-03-11', new Date('2026-03-10T18:00:00Z'), 'en')).toBe('due today')
})

test('what just happened is told by its age, what is older by its date', () => {
  expect(relativeInstant('2026-03-10T01:59:40Z', now, 'zh')).toBe('刚刚')
  expect(relativeInstant('2026-03-10T01:45:00Z', now, 'zh')).toBe('15 分钟前')
  expect(relativeInstant('2026-03-09T22:05:00Z', now, 'en')).toBe('today 06:05')
  expect(relativeInstant('2026-03-09T02:20:00Z', now, 'zh')).toBe('昨天 10:20')
  expect(relativeInstant('2026-02-01T02:20:00Z', now, 'zh')).toBe('2026-02-01 10:20')
})

test('a date that cannot be read is shown as it is', () => {
  expect(dateTime('soon')).toBe('soon')
  expect(daysLeft('soon', now, 'zh')).toBe('soon')
})

test('days and times are those of the installation, wherever the browser is', () => {
  keepZone('America/New_York')
  expect(dateTime('2026-07-01T03:59:00Z')).toBe('2026-06-30 23:59')
  expect(daysLeft('2026-06-30', new Date('2026-07-01T03:59:00Z'), 'zh')).toBe('今天到期')
  expect(daysLeft('2026-06-30', new Date('2026-07-01T04:00:00Z'), 'zh')).toBe('逾期 1 天')
})

test('a zone that the browser does not know leaves the page with the clock of its machine', () => {
  keepZone('Europe/Atlantis')
  expect(dateTime('2026-07-01T03:59:30Z')).toMatch(/^2026-0[67]-\d\d \d\d:\d\d$/)
})
