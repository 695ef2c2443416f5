import type { PlainDay } from './day.ts'

/** As of when a list was given out: the day, and the entry of the journal up to which it shows what is recorded. */
export type ListMoment = { readonly today: PlainDay; readonly entry: number }

/** The moment of a list in words, for its head or foot. */
export function momentWords({ today, entry }: ListMoment, language: 'zh' | 'en'): string {
  return language === 'zh'
    ? `数据截至 ${today}，日志第 ${entry} 条`
    : `As of ${today}, journal entry ${entry}`
}
