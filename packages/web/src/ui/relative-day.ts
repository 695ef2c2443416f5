import { daysBetween, isDay } from '@bihuan/core/kernel/day.ts'
import type { Language } from './language.tsx'
import { dayHere, timeHere } from './zone.ts'

const minute = 60_000
const hour = 60 * minute

/** How many days are left until a due day, as people say it: 还剩3天, 今天到期, 逾期2天. */
export function daysLeft(dueOn: string, now: Date, language: Language): string {
  if (!isDay(dueOn)) return dueOn
  const days = daysBetween(dayHere(now), dueOn)
  if (days === 0) return language === 'zh' ? '今天到期' : 'due today'
  if (days > 0) return language === 'zh' ? `还剩 ${days} 天` : `${plural(days, 'day')} left`
  return language === 'zh' ? `逾期 ${-days} 天` : `${plural(-days, 'day')} late`
}

/** When something happened: 刚刚, 5分钟前, 昨天 10:20, then the date and time. */
export function relativeInstant(at: string, now: Date, language: Language): string {
  const age = now.getTime() - Date.parse(at)
  if (Number.isNaN(age)) return at
  if (age >= 0 && age < minute) return language === 'zh' ? '刚刚' : 'just now'
  if (age >= 0 && age < hour) {
    const minutes = Math.floor(age / minute)
    return language === 'zh' ? `${minutes} 分钟前` : `${plural(minutes, 'minute')} ago`
  }
  const days = daysBetween(dayHere(new Date(at)), dayHere(now))
  if (days === 0) return `${language === 'zh' ? '今天' : 'today'} ${timeHere(new Date(at))}`
  if (days === 1) return `${language === 'zh' ? '昨天' : 'yesterday'} ${timeHere(new Date(at))}`
  return dateTime(at)
}

/** Date and time to the minute where the installation is, as `2026-03-01 09:30`. */
export function dateTime(at: string): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? at : `${dayHere(date)} ${timeHere(new Date(at))}`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
