import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { chineseDay, chineseNumeral, chinesePeriod, withChineseDays } from './numerals.ts'

test('heading numbers read in Chinese', () => {
  expect([1, 10, 11, 20, 21, 99].map(chineseNumeral)).toEqual([
    '一',
    '十',
    '十一',
    '二十',
    '二十一',
    '九十九',
  ])
})

test('a number that no heading has is a bug', () => {
  expect(() => chineseNumeral(0)).toThrow('no heading number')
  expect(() => chineseNumeral(100)).toThrow('no heading number')
})

test('days carry no leading zeros', () => {
  expect(chineseDay(day('2026-03-05'))).toBe('2026年3月5日')
})

test('a period names a year once, and both when they differ', () => {
  expect(chinesePeriod(day('2026-03-05'), day('2026-04-03'))).toBe('2026年3月5日至4月3日')
  expect(chinesePeriod(day('2025-12-05'), day('2026-01-03'))).toBe('2025年12月5日至2026年1月3日')
  expect(chinesePeriod(day('2026-03-05'), day('2026-03-05'))).toBe('2026年3月5日')
})

test.each([
  ['新增托位180个。（2026-07-31）', '新增托位180个。（2026年7月31日）'],
  ['所载完成日期2026-12-05，录入时尚未到', '所载完成日期2026年12月5日，录入时尚未到'],
  ['合同HT-2026-07-31已签', '合同HT-2026-07-31已签'],
  ['2026-02-30', '2026-02-30'],
])('%j reads %j in a Chinese paper', (words, read) => {
  expect(withChineseDays(words)).toBe(read)
})
