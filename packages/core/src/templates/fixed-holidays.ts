import { day, type PlainDay } from '../kernel/day.ts'
import type { Bilingual } from '../kernel/refusal.ts'

// 全国年节及纪念日放假办法, 国务院令第795号, in force since 2025; check the current text. Holidays by the moon are not in it.
const since = day('2025-01-01')
const newYear = { zh: '元旦', en: "New Year's Day" }
const labourDay = { zh: '劳动节', en: 'Labour Day' }
const nationalDay = { zh: '国庆节', en: 'National Day' }
const byDate = new Map<string, Bilingual>([
  ['01-01', newYear],
  ['05-01', labourDay],
  ['05-02', labourDay],
  ['10-01', nationalDay],
  ['10-02', nationalDay],
  ['10-03', nationalDay],
])

/** The holiday that the law puts on a day of each year (法定节假日), whatever is published of single years; null where there is none. */
export function fixedHoliday(on: PlainDay): Bilingual | null {
  return on < since ? null : (byDate.get(on.slice(5)) ?? null)
}

/** All such days of a year. */
export function fixedHolidaysOf(
  year: number,
): readonly { readonly on: PlainDay; readonly name: Bilingual }[] {
  return [...byDate]
    .map(([date, name]) => ({ on: day(`${year}-${date}`), name }))
    .filter(({ on }) => fixedHoliday(on) !== null)
}
