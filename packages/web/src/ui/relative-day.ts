import { dayOf, daysBetween, isDay } from '@bihuan/core/kernel/day.ts'
import type { Language } from './language.tsx'

const minute = 60_000
const hour = 60 * minute

/** How many days are left until a due day, as people say it: 还剩3天, 今天到期, 逾期2天. */
export function daysLeft(dueOn: string, now: Date, language: Language): string {
  if (!isDay(dueOn)) return dueOn
  const days = daysBetween(dayOf(now), dueOn)
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
  const days = daysBetween(dayOf(new Date(at)), dayOf(now))
  if (days === 0) return `${language === 'zh' ? '今天' : 'today'} ${timeOf(at)}`
  if (days === 1) return `${language === 'zh' ? '昨天' : 'yesterday'} ${timeOf(at)}`
  return dateTime(at)
}

/** Date and time to the minute in China's zone, as `2026-03-01 09:30`. */
export function dateTime(at: string): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? at : `${dayOf(date)} ${timeOf(at)}`
}

function timeOf(at: string): string {
  return new Date(Date.parse(at) + 8 * hour).toISOString().slice(11, 16)
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
