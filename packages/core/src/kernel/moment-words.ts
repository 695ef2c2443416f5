import type { PlainDay } from './day.ts'

/** As of when a list was given out: the day, and the last entry of the journal that changed what it shows; null where that is not said. */
export type ListMoment = { readonly today: PlainDay; readonly entry: number | null }

/** The moment of a list in words, for its head or foot. */
export function momentWords({ today, entry }: ListMoment, language: 'zh' | 'en'): string {
  if (entry === null) return language === 'zh' ? `数据截至 ${today}` : `As of ${today}`
  return language === 'zh'
    ? `数据截至 ${today}，${entryWords(entry, 'zh')}`
    : `As of ${today}, ${entryWords(entry, 'en')}`
}

/** How an entry of the journal is called wherever a paper names one. */
export function entryWords(entry: number, language: 'zh' | 'en'): string {
  return language === 'zh' ? `日志第${entry}条` : `journal entry ${entry}`
}
