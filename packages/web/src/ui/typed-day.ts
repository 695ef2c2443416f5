import { isDay, type PlainDay, supportedDay } from '@bihuan/core/kernel/day.ts'

/** Why what was typed is no day: it does not look like one, it is not in the calendar, or lies beyond what records hold. */
export type DayProblem = 'unreadable' | 'notInCalendar' | 'beyond'

const ways = [/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/, /^(\d{4})(\d{2})(\d{2})$/]

/** The day that somebody typed, in any of the ways in which days are written here: 2027-6-30, 2027/6/30, 20270630, 2027年6月30日. */
export function typedDay(text: string): PlainDay | null {
  const typed = written(text)
  return typed === null ? null : supportedDay(typed)
}

/** The same, and of a day without a year (12月18日), as officials write it, the next such day, today among them. */
export function nextTypedDay(text: string, today: string): PlainDay | null {
  const match = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]$/.exec(text.normalize('NFKC').trim())
  if (match === null) return typedDay(text)
  const [, month = '', dayOfMonth = ''] = match
  const year = Number(today.slice(0, 4))
  // 2月29日 is in one year of four, and not in every fourth.
  const next = Array.from({ length: 9 }, (_, at) => typedDay(`${year + at}-${month}-${dayOfMonth}`))
  return next.find((day) => day !== null && day >= today) ?? null
}

/** What is wrong with the text of a day field; null for a day and for nothing. */
export function dayProblem(text: string | null | undefined): DayProblem | null {
  if (text === null || text === undefined || text === '') return null
  const typed = written(text)
  if (typed === null) return 'unreadable'
  if (!isDay(typed)) return 'notInCalendar'
  return supportedDay(typed) === null ? 'beyond' : null
}

function written(text: string): string | null {
  const plain = text.normalize('NFKC').trim()
  const match = ways.map((way) => way.exec(plain)).find((found) => found !== null)
  if (!match) return null
  const [, year = '', month = '', dayOfMonth = ''] = match
  return `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
}
