import { addDays, daysBetween, type PlainDay, supportedDays } from '../kernel/day.ts'
import { addWorkingDays, type Calendar, isWorkingDay, mondayOf } from '../templates/calendar.ts'

/** The working days from a first one on, numbered from 0, and the weeks in which any of them lie, numbered too. */
export type Axis = {
  /** The day of a number; beyond what records hold, the last day that they do. */
  readonly dayAt: (at: number) => PlainDay
  /** The number of the last working day up to a day; negative before the first. */
  readonly upTo: (on: PlainDay) => number
  readonly weekAt: (at: number) => number
  /** The last number in a week. */
  readonly lastIn: (week: number) => number
}

/** The working days from a day on; they are looked up as far as somebody asks for them. */
export function axisFrom(from: PlainDay, calendar: Calendar): Axis {
  const first = addWorkingDays(from, 0, calendar)
  const days: PlainDay[] = [first]
  const weeks: number[] = [0]
  const lasts: number[] = []
  const grow = (): void => {
    const last = days.at(-1) ?? first
    const next = last < supportedDays.last ? laterWorked(last, calendar) : last
    const week = weeks.at(-1) ?? 0
    const isSameWeek = mondayOf(next) === mondayOf(last)
    if (!isSameWeek) lasts[week] = days.length - 1
    days.push(next)
    weeks.push(isSameWeek ? week : week + 1)
  }
  const lookUp = (list: readonly number[] | readonly PlainDay[], at: number): void => {
    while (list.length <= at) {
      // Beyond what records hold there is one week without an end.
      if (days.at(-1) === supportedDays.last) lasts[lasts.length] = Number.POSITIVE_INFINITY
      grow()
    }
  }
  return {
    dayAt: (at) => {
      if (at < 0) return addWorkingDays(first, at, calendar)
      lookUp(days, at)
      return days[at] ?? supportedDays.last
    },
    upTo: (on) => {
      if (on < first) return -workedUntil(on, first, calendar)
      let [low, high] = [0, Math.max(0, daysBetween(first, on))]
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        lookUp(days, middle)
        if ((days[middle] ?? supportedDays.last) <= on) low = middle
        else high = middle - 1
      }
      return low
    },
    weekAt: (at) => {
      if (at < 0) return -1
      lookUp(weeks, at)
      return weeks[at] ?? 0
    },
    lastIn: (week) => {
      if (week < 0) return -1
      lookUp(lasts, week)
      return lasts[week] ?? 0
    },
  }
}

function laterWorked(on: PlainDay, calendar: Calendar): PlainDay {
  let next = addDays(on, 1)
  while (next < supportedDays.last && !isWorkingDay(next, calendar)) next = addDays(next, 1)
  return next
}

/** The working days after a day, and before the first one. */
function workedUntil(on: PlainDay, first: PlainDay, calendar: Calendar): number {
  let count = 1
  for (let next = addDays(on, 1); next < first; next = addDays(next, 1))
    if (isWorkingDay(next, calendar)) count += 1
  return count
}
