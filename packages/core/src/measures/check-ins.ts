import { addDays, day, isDay, type PlainDay } from '../kernel/day.ts'
import type { CheckInRhythm } from './labels.ts'
import type { Assignment } from './measure.fields.ts'

/** What the days of check-ins follow from: how often, and from which day on. */
export type CheckIns = {
  readonly checkInEvery: CheckInRhythm
  /** The first intended day, as it was set; null where there are no check-ins, or no day has been set. */
  readonly checkInFrom: PlainDay | null
}

const monthsOf = { monthly: 1, quarterly: 3, halfYearly: 6 } as const satisfies Partial<
  Record<CheckInRhythm, number>
>

/**
 * The first intended day of a check-in after a day. It is counted from the first intended day and not from when somebody
 * reported: monthly from the 31st is the last day of February and again the 31st of March.
 *
 * @returns null where there are no check-ins.
 */
export function checkInAfter({ checkInEvery, checkInFrom }: CheckIns, after: PlainDay): PlainDay | null {
  if (checkInEvery === 'none' || checkInFrom === null) return null
  let times = 0
  let intended = checkInFrom
  while (intended <= after) intended = intendedDay(checkInEvery, checkInFrom, ++times)
  return intended
}

/** The intended day before one; null where that is the first, from which on everything before it counts for it. */
export function checkInBefore(checkIns: CheckIns, intended: PlainDay): PlainDay | null {
  const { checkInFrom } = checkIns
  if (checkInFrom === null || intended <= checkInFrom) return null
  return checkInsBetween(checkIns, checkInFrom, addDays(intended, -1)).at(-1) ?? null
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

function intendedDay(every: Exclude<CheckInRhythm, 'none'>, from: PlainDay, times: number): PlainDay {
  return every === 'weekly' ? addDays(from, 7 * times) : addMonths(from, monthsOf[every] * times)
}

// In a month that is too short it is the last day.
function addMonths(from: PlainDay, months: number): PlainDay {
  const counted = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const month = `${Math.floor(counted / 12)}-${String((counted % 12) + 1).padStart(2, '0')}`
  for (let date = Number(from.slice(8)); ; date--) {
    const one = `${month}-${String(date).padStart(2, '0')}`
    if (isDay(one)) return day(one)
  }
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
