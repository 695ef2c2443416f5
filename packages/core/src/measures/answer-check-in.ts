import type { PlainDay } from '../kernel/day.ts'
import type { ProgressReportId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { answerableFrom, checkInAfter } from './check-ins.ts'
import { isLate, type LateFacts } from './late.ts'
import type { Assignment } from './measure.fields.ts'
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
  const from = answerableFrom(measure, day)
  if (today < from) return refuse({ code: 'CHECK_IN_EARLY', params: { day, from } })
  return ok([{ type: 'measure.checkedIn', reportId, day, changes: { dueOn: checkInAfter(measure, day) } }])
}

/**
 * Why an assignment may not set rhythm and day so. What was to be told by a day that went by is told first: another rhythm or day
 * would let it vanish.
 */
export function rhythmRefusal(
  measure: Measure,
  changes: Partial<Assignment>,
  { today }: LateFacts,
): Refusal<'CHECK_IN_LATE' | 'CHECK_IN_NOT_CONTINUOUS'> | null {
  const isMoved = changes.dueOn !== undefined || changes.checkInEvery !== undefined
  if (measure.checkInFrom !== null && isMoved && isLate(measure, today))
    return { code: 'CHECK_IN_LATE', params: { day: measure.dueOn ?? '—' } }
  const { timeClass, checkInEvery } = { ...measure, ...changes }
  return checkInEvery !== 'none' && timeClass !== 'continuous' ? { code: 'CHECK_IN_NOT_CONTINUOUS' } : null
}
