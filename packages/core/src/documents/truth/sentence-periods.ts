import { addDays, isDay, type PlainDay, supportedDay } from '../../kernel/day.ts'
import type { Period } from './sentence-states.ts'

/** The days that words name: 11月, 本月, 截至11月30日; null where nobody knows which they are. */
export function periodOf(words: string, today: PlainDay): Period | null {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const since = /以来|后$|起$|^自|^从/u.test(words)
  const until = /^截|^到|前$|止$|底$|末$/u.test(words)
  const named =
    /^(?:截至|截止|自|从|到)?(?:(?<year>(?:20)?\d\d)年)?(?<month>\d{1,2})月(?:(?<day>\d{1,2})[日号])?/u.exec(
      words,
    )?.groups
  if (named !== undefined) {
    const of = named['year'] === undefined ? year : Number(named['year'].padStart(4, '20'))
    const which = Number(named['month'])
    if (which < 1 || which > 12 || /旬|初/u.test(words)) return null
    const one = named['day'] === undefined ? null : supportedDay(dayOf(of, which, Number(named['day'])))
    const whole = monthOf(of, which)
    const first = one ?? whole.from
    const last = one ?? whole.to
    if (since) return { from: first, to: null }
    if (until) return { from: null, to: last }
    return { from: first, to: last }
  }
  if (/年[底末]$/u.test(words)) return { from: firstOf(year, 12), to: addDays(firstOf(year + 1, 1), -1) }
  const quarter = '一二三四'.indexOf(/([一二三四])季度/u.exec(words)?.[1] ?? '-')
  if (quarter >= 0) return { from: firstOf(year, quarter * 3 + 1), to: monthOf(year, quarter * 3 + 3).to }
  if (words.startsWith('下半年')) return { from: firstOf(year, 7), to: monthOf(year, 12).to }
  if (words.startsWith('上半年')) return { from: firstOf(year, 1), to: monthOf(year, 6).to }
  if (/上个?月/u.test(words)) return month === 1 ? monthOf(year - 1, 12) : monthOf(year, month - 1)
  if (/下个?月/u.test(words)) return month === 12 ? monthOf(year + 1, 1) : monthOf(year, month + 1)
  if (/[本这当]个?月/u.test(words)) return monthOf(year, month)
  if (/今年|年内|年初以来/u.test(words)) return { from: firstOf(year, 1), to: null }
  if (/[本这当上]周/u.test(words)) {
    const monday = addDays(today, -((weekday(today) + 6) % 7))
    const from = words.includes('上') ? addDays(monday, -7) : monday
    return { from, to: addDays(from, 6) }
  }
  return null
}

function weekday(of: PlainDay): number {
  return new Date(`${of}T00:00:00Z`).getUTCDay()
}

function dayOf(year: number, month: number, date: number): string {
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

function firstOf(year: number, month: number): PlainDay {
  const text = dayOf(year, month, 1)
  if (!isDay(text)) throw new Error(`no month: ${text}`)
  return text
}

function monthOf(year: number, month: number): { readonly from: PlainDay; readonly to: PlainDay } {
  const next = month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1)
  return { from: firstOf(year, month), to: addDays(next, -1) }
}
