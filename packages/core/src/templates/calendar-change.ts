import type { PlainDay } from '../kernel/day.ts'
import type { CalendarChangeId, PersonId } from '../kernel/id.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'
import type { CalendarChange } from './calendar.ts'

/** What an administrator once said of a day of the working calendar; the last word on a day holds. */
export type MadeChange = CalendarChange & {
  readonly id: CalendarChangeId
  readonly madeAt: string
  readonly madeBy: PersonId
  readonly version: number
}

/** What can happen to it: that it is said. */
export type CalendarChangeEvent = {
  readonly type: 'calendar.changed'
  readonly calendarChangeId: CalendarChangeId
  readonly on: PlainDay
  readonly isWorked: boolean | null
  readonly name: string
}

/** The change that an event makes. */
export function evolveCalendarChange(
  before: MadeChange | null,
  recorded: Recorded<CalendarChangeEvent>,
): MadeChange {
  if (before !== null) throw new Error(`the calendar change ${before.id} was made twice`)
  const { calendarChangeId, on, isWorked, name } = recorded.event
  return {
    id: calendarChangeId,
    on,
    isWorked,
    name,
    madeAt: recorded.at,
    madeBy: personBehind(recorded),
    version: 1,
  }
}
