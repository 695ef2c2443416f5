import { isDay, type PlainDay } from '../kernel/day.ts'

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/**
 * A heading's number in Chinese, from 1 to 99.
 *
 * @example chineseNumeral(12) // '十二'
 */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new Error(`no heading number: ${value}`)
  const tens = Math.floor(value / 10)
  const ones = digits[value % 10] ?? ''
  if (tens === 0) return ones
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${ones}`
}

/**
 * A day as official documents write it: no leading zeros (GB/T 9704).
 *
 * @example chineseDay(day('2026-03-05')) // '2026年3月5日'
 */
export function chineseDay(day: PlainDay): string {
  return `${Number(day.slice(0, 4))}年${monthAndDay(day)}`
}

/**
 * Chinese words in which days that a table or a machine wrote read as official documents write them. What is a part of a longer number or
 * code stays.
 *
 * @example withChineseDays('已签订（2026-03-05）') // '已签订（2026年3月5日）'
 */
export function withChineseDays(words: string): string {
  return words.replaceAll(/(?<![\w.\-/])\d{4}-\d{2}-\d{2}(?![\w.\-/])/gu, (text) =>
    isDay(text) ? chineseDay(text) : text,
  )
}

/**
 * A span of days that names a year only once.
 *
 * @example chinesePeriod(day('2026-03-05'), day('2026-04-02')) // '2026年3月5日至4月2日'
 */
export function chinesePeriod(from: PlainDay, to: PlainDay): string {
  if (from === to) return chineseDay(from)
  const end = from.slice(0, 4) === to.slice(0, 4) ? monthAndDay(to) : chineseDay(to)
  return `${chineseDay(from)}至${end}`
}

function monthAndDay(day: PlainDay): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}
