import { addDays, day, daysBetween, isDay, type PlainDay } from '../kernel/day.ts'
import type { ProgressReportId } from '../kernel/id.ts'
import type { CheckInRhythm } from './labels.ts'
import type { Assignment } from './measure.fields.ts'

/** What the days of check-ins follow from: how often, and from which day on. */
export type CheckIns = {
  readonly checkInEvery: CheckInRhythm
  /** The first intended day, as it was set; null where there are no check-ins, or no day has been set. */
  readonly checkInFrom: PlainDay | null
}

/** What happens to the days of a measure by reports and by the clock. */
export type CheckInEvent =
  // It answers an intended day of a check-in (定期汇报), from which the next one is counted.
  | {
      readonly type: 'measure.checkedIn'
      readonly reportId: ProgressReportId
      /** The intended day that is answered. */
      readonly day: PlainDay
      readonly changes: { readonly dueOn: PlainDay | null }
    }
  // Written by the clock and not by people: a day went by that was due, whether or not anybody looked.
  | { readonly type: 'measure.fellDue'; readonly day: PlainDay }

const monthsOf = { monthly: 1, quarterly: 3, halfYearly: 6 } as const satisfies Partial<
  Record<CheckInRhythm, number>
>

/**
 * The first intended day of a check-in after a day. It is counted from the first intended day and not from when somebody
 * reported: monthly from the 31st is the last day of February and again the 31st of March.
 *
 * @returns null where there are no check-ins.
 */
export function checkInAfter(checkIns: CheckIns, after: PlainDay): PlainDay | null {
  const { checkInEvery, checkInFrom } = checkIns
  if (checkInEvery === 'none' || checkInFrom === null) return null
  if (after < checkInFrom) return checkInFrom
  return intendedDay(checkInEvery, checkInFrom, timesUntil(checkInEvery, checkInFrom, after) + 1)
}

/** The intended day before one; null where that is the first. */
export function checkInBefore({ checkInEvery, checkInFrom }: CheckIns, intended: PlainDay): PlainDay | null {
  if (checkInEvery === 'none' || checkInFrom === null || intended <= checkInFrom) return null
  const last = addDays(intended, -1)
  return intendedDay(checkInEvery, checkInFrom, timesUntil(checkInEvery, checkInFrom, last))
}

/**
 * The first day on which a check-in can be answered: the one after the intended day before. The first check-in stands for as long
 * as the others do, so that none is answered before the time has begun that it tells about.
 */
export function answerableFrom(checkIns: CheckIns, intended: PlainDay): PlainDay {
  const { checkInEvery, checkInFrom } = checkIns
  if (checkInEvery === 'none' || checkInFrom === null) return intended
  const before = checkInBefore(checkIns, intended) ?? intendedDay(checkInEvery, checkInFrom, -1)
  return addDays(before, 1)
}

/** The check-in that a measure is due on, with the first day on which it can be answered; null where there is none. */
export function nextCheckIn(
  measure: CheckIns & { readonly dueOn: PlainDay | null },
): { readonly day: PlainDay; readonly from: PlainDay } | null {
  const { checkInFrom, dueOn } = measure
  return checkInFrom === null || dueOn === null ? null : { day: dueOn, from: answerableFrom(measure, dueOn) }
}

/** The intended days of check-ins from a day on, up to and with another one. */
export function checkInsBetween(checkIns: CheckIns, from: PlainDay, to: PlainDay): readonly PlainDay[] {
  const days: PlainDay[] = []
  let next = checkInAfter(checkIns, addDays(from, -1))
  while (next !== null && next <= to) {
    days.push(next)
    next = checkInAfter(checkIns, next)
  }
  return days
}

type Rhythm = Exclude<CheckInRhythm, 'none'>

/** How many times after the first an intended day came up to and with a day, which is not before the first. */
function timesUntil(every: Rhythm, from: PlainDay, until: PlainDay): number {
  if (every === 'weekly') return Math.floor(daysBetween(from, until) / 7)
  const times = Math.floor((monthsOfDay(until) - monthsOfDay(from)) / monthsOf[every])
  return intendedDay(every, from, times) <= until ? times : times - 1
}

function intendedDay(every: Rhythm, from: PlainDay, times: number): PlainDay {
  return every === 'weekly' ? addDays(from, 7 * times) : addMonths(from, monthsOf[every] * times)
}

// In a month that is too short it is the last day.
function addMonths(from: PlainDay, months: number): PlainDay {
  const counted = monthsOfDay(from) + months
  const month = `${Math.floor(counted / 12)}-${String((counted % 12) + 1).padStart(2, '0')}`
  for (let date = Number(from.slice(8)); ; date--) {
    const one = `${month}-${String(date).padStart(2, '0')}`
    if (isDay(one)) return day(one)
  }
}

/** The months since year 0 of the month that a day lies in. */
function monthsOfDay(of: PlainDay): number {
  return Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7)) - 1
}

/** From which day check-ins are counted: the day that is set is the first; a new rhythm counts from the day that is set then. */
export function checkInFrom(
  before: Pick<Assignment, 'dueOn' | 'checkInEvery'> & Pick<CheckIns, 'checkInFrom'>,
  changes: Partial<Assignment>,
): PlainDay | null {
  const { dueOn, checkInEvery } = { ...before, ...changes }
  if (checkInEvery === 'none') return null
  return changes.dueOn === undefined && changes.checkInEvery === undefined ? before.checkInFrom : dueOn
}
