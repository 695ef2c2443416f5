import { addDays, type PlainDay } from '../kernel/day.ts'
import type { ProgressReportId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { checkInAfter, checkInBefore } from './check-ins.ts'
import type { MeasureEvent } from './measure.events.ts'
import type { Measure } from './measure.ts'

/**
 * Lets a report answer the check-in that a measure is due on. One after the other: a day that went by is answered before the
 * next one is, and none before its time has begun.
 */
export function answerCheckIn(
  measure: Measure,
  reportId: ProgressReportId,
  { day, today }: { readonly day: PlainDay; readonly today: PlainDay },
): Result<MeasureEvent[], Refusal<'CHECK_IN_NONE' | 'CHECK_IN_OTHER_DAY' | 'CHECK_IN_EARLY'>> {
  const { dueOn } = measure
  if (measure.checkInFrom === null || dueOn === null) return refuse({ code: 'CHECK_IN_NONE' })
  if (dueOn !== day) return refuse({ code: 'CHECK_IN_OTHER_DAY', params: { day: dueOn } })
  const before = checkInBefore(measure, day)
  if (before !== null && today <= before)
    return refuse({ code: 'CHECK_IN_EARLY', params: { day, from: addDays(before, 1) } })
  return ok([{ type: 'measure.checkedIn', reportId, day, changes: { dueOn: checkInAfter(measure, day) } }])
}
