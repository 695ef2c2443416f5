import type { PlainDay } from '../kernel/day.ts'
import type { CommandId, MeasureId } from '../kernel/id.ts'

/** By which acceptance of proposals a measure got a day, when, and which it had before: so that it can be undone. */
export type AcceptedDay = {
  /** The command that accepted them all. */
  readonly scheduleId: CommandId
  readonly at: string
  readonly from: PlainDay | null
  readonly to: PlainDay
}

/** What a measure has for the days that are counted back to it. */
export type Scheduling = {
  /** The measures that have to be done before it begins (前置措施), in the same rectification. */
  readonly after: readonly MeasureId[]
  /** How many working days it takes; null where that is what its kind takes by the template. */
  readonly workingDays: number | null
  /** Null where no proposal was accepted for it, or that was undone. */
  readonly accepted: AcceptedDay | null
}

/** A measure that nobody has scheduled. */
export const unscheduled: Scheduling = { after: [], workingDays: null, accepted: null }

/** What belongs to scheduling, of a measure. */
export function schedulingOf({ after, workingDays, accepted }: Scheduling): Scheduling {
  return { after, workingDays, accepted }
}
