import { addDays, day, type PlainDay } from '../kernel/day.ts'
import type { Calendar, CalendarDay } from './calendar.ts'
import { publishedDays } from './published-days.ts'

/** A holiday of a year as it was published, with the days of weekends that are worked for it (调休). */
export type PublishedRow = {
  readonly zh: string
  readonly en: string
  readonly free: readonly (readonly [PlainDay, PlainDay])[]
  readonly worked: readonly PlainDay[]
}

/** The working days that the State Council published, in the language in which its holidays are to be named. */
export function publishedCalendar(language: 'zh' | 'en' = 'zh'): Calendar {
  const days = new Map<PlainDay, CalendarDay>()
  const years = new Set<number>()
  for (const row of publishedRows()) {
    const name = row[language]
    for (const [first, last] of row.free) {
      years.add(Number(last.slice(0, 4)))
      for (let on = first; on <= last; on = addDays(on, 1)) days.set(on, { isWorked: false, name })
    }
    for (const on of row.worked) days.set(on, { isWorked: true, name })
  }
  return { years, days }
}

/** What was published, row by row. */
export function publishedRows(): readonly PublishedRow[] {
  return publishedDays
    .trim()
    .split('\n')
    .map((line) => {
      const [zh = '', en = '', free = '', worked = ''] = line.split('|')
      return {
        zh,
        en,
        free: listed(free).map((span) => {
          const [first = '', last = ''] = span.split('~')
          return [day(first), day(last)] as const
        }),
        worked: listed(worked).map(day),
      }
    })
}

function listed(text: string): string[] {
  return text === '' ? [] : text.split(' ')
}
