import type { PlainDay } from '../kernel/day.ts'
import { addWorkingDays, type Calendar } from './calendar.ts'
import { usualImmediateDays } from './schedule-rules.ts'
import type { Template } from './template.ts'

/** When a measure that is put right at once (立行立改) is due by a template. Nothing is set by it: people take it or not. */
export type ImmediateDay = { readonly workingDays: number; readonly from: PlainDay; readonly dueOn: PlainDay }

/** The day by which an immediate measure is due: so many working days after the feedback; null where nobody wrote its day down. */
export function immediateDay(
  { immediateDays = usualImmediateDays }: Pick<Template, 'immediateDays'>,
  feedbackOn: PlainDay | null,
  calendar: Calendar,
): ImmediateDay | null {
  if (feedbackOn === null) return null
  const dueOn = addWorkingDays(feedbackOn, immediateDays, calendar)
  return { workingDays: immediateDays, from: feedbackOn, dueOn }
}
