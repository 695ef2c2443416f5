import { addDays, type PlainDay } from '../kernel/day.ts'
import { fixedHoliday } from './fixed-holidays.ts'

/** A day that is worked or free against what the week says, and why. */
export type CalendarDay = { readonly isWorked: boolean; readonly name: string }

/** Which days are worked (工作日历): Monday to Friday, but for the days that it names. */
export type Calendar = {
  /** The years of which is known what is free; in others only the week is, and what the law frees on fixed days. */
  readonly years: ReadonlySet<number>
  readonly days: ReadonlyMap<PlainDay, CalendarDay>
}

/** What an administrator said of a day: worked or free; null takes back what was said, so that the published calendar holds again. */
export type CalendarChange = {
  readonly on: PlainDay
  readonly isWorked: boolean | null
  readonly name: string
}

/** A calendar after what administrators said of it, in the order in which they said it. */
export function changedCalendar(calendar: Calendar, changes: readonly CalendarChange[]): Calendar {
  if (changes.length === 0) return calendar
  const days = new Map(calendar.days)
  for (const { on, isWorked, name } of changes) {
    const published = calendar.days.get(on)
    if (isWorked !== null) days.set(on, { isWorked, name })
    else if (published === undefined) days.delete(on)
    else days.set(on, published)
  }
  return { years: calendar.years, days }
}

/**
 * Whether a day is worked. Of a year of which nothing is published that is the week, but for the holidays that the law puts on
 * fixed days.
 *
 * @example isWorkingDay(day('2026-02-14'), publishedCalendar()) // true: a Saturday that is worked for the Spring Festival
 */
export function isWorkingDay(on: PlainDay, { years, days }: Calendar): boolean {
  const said = days.get(on)
  if (said !== undefined) return said.isWorked
  return weekdayOf(on) < 5 && (fixedHoliday(on) === null || years.has(yearOf(on)))
}

/**
 * The working day that lies a number of working days after a day (before it when negative), which itself does not count; none
 * on: the day itself where it is worked, otherwise the next that is.
 */
export function addWorkingDays(from: PlainDay, count: number, calendar: Calendar): PlainDay {
  const step = count < 0 ? -1 : 1
  let on = from
  let left = Math.abs(count)
  if (left === 0) while (!isWorkingDay(on, calendar)) on = addDays(on, 1)
  while (left > 0) {
    on = addDays(on, step)
    if (isWorkingDay(on, calendar)) left -= 1
  }
  return on
}

/** The working days after a day up to another, that one included; negative when the second lies before the first. */
export function workingDaysBetween(from: PlainDay, to: PlainDay, calendar: Calendar): number {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar)
  let count = 0
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (isWorkingDay(on, calendar)) count += 1
  return count
}

/** The years between two days, both included, of which nothing is published. */
export function yearsWithoutData(from: PlainDay, to: PlainDay, { years }: Calendar): readonly number[] {
  const span = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, at) => yearOf(from) + at)
  return span.filter((year) => !years.has(year))
}

/** The Monday of the week of a day. */
export function mondayOf(on: PlainDay): PlainDay {
  return addDays(on, -weekdayOf(on))
}

/** 0 on Monday to 6 on Sunday. */
export function weekdayOf(on: PlainDay): number {
  return (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7
}

function yearOf(on: PlainDay): number {
  return Number(on.slice(0, 4))
}
