import type { PlainDay } from '../kernel/day.ts'
import type { CommandId, MeasureId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { shortened } from '../kernel/shortened.ts'
import type { DepartsFromPlan } from '../told/against-plan.ts'
import type { Measure } from './measure.ts'
import type { Scheduling } from './scheduled.ts'

/** So many measures can one wait for at most. */
export const mostPredecessors = 50

/** What is asked of a measure while days are counted back. */
export type SchedulingCommand =
  /** Whoever asks makes sure that none comes to wait for itself. */
  | { readonly type: 'setOrder'; readonly after: readonly MeasureId[]; readonly workingDays: number | null }
  | {
      readonly type: 'schedule'
      readonly scheduleId: CommandId
      readonly dueOn: PlainDay
      readonly reason: string
    }
  | { readonly type: 'unschedule'; readonly scheduleId: CommandId; readonly reason: string }

/** What becomes of it. */
export type SchedulingEvent =
  | {
      readonly type: 'measure.ordered'
      readonly changes: Partial<Pick<Scheduling, 'after' | 'workingDays'>>
    }
  | ({
      readonly type: 'measure.scheduled'
      readonly scheduleId: CommandId
      readonly changes: { readonly dueOn: PlainDay }
      readonly reason: string
    } & DepartsFromPlan)
  | ({
      /** The day of before holds again. */
      readonly type: 'measure.unscheduled'
      readonly scheduleId: CommandId
      readonly changes: { readonly dueOn: PlainDay | null }
      readonly reason: string
    } & DepartsFromPlan)

type SchedulingRefusal = Refusal<'SCHEDULE_CONTINUOUS' | 'SCHEDULE_CHANGED_SINCE' | 'REASON_MISSING'>

/** Decides what scheduling does to a measure that is open and waits for nobody’s check. */
export function decideScheduling(
  measure: Measure,
  command: SchedulingCommand,
): Result<SchedulingEvent[], SchedulingRefusal> {
  const place = { kind: 'measure', rectificationId: measure.rectificationId, measureId: measure.id } as const
  switch (command.type) {
    case 'setOrder': {
      const after = [...new Set(command.after)]
      const isSame =
        after.length === measure.after.length && after.every((one) => measure.after.includes(one))
      const changes = {
        ...(isSame ? {} : { after }),
        ...(command.workingDays === measure.workingDays ? {} : { workingDays: command.workingDays }),
      }
      return ok(Object.keys(changes).length === 0 ? [] : [{ type: 'measure.ordered', changes }])
    }
    case 'schedule': {
      // What goes on for good ends on no day; that of its next check-in is counted from the one before.
      if (measure.timeClass === 'continuous') return refuse({ code: 'SCHEDULE_CONTINUOUS', place })
      const { scheduleId, dueOn, reason } = command
      if (dueOn === measure.dueOn) return ok([])
      return ok([{ type: 'measure.scheduled', scheduleId, changes: { dueOn }, reason }])
    }
    case 'unschedule': {
      const { accepted } = measure
      if (accepted === null || !isAsAccepted(measure, command.scheduleId))
        return refuse({
          code: 'SCHEDULE_CHANGED_SINCE',
          params: { numbers: shortened(measure.text, 30) },
          place,
        })
      const { scheduleId, reason } = command
      if (reason.trim() === '')
        return refuse({ code: 'REASON_MISSING', place: { ...place, field: 'reason' } })
      return ok([{ type: 'measure.unscheduled', scheduleId, changes: { dueOn: accepted.from }, reason }])
    }
    default:
      return command satisfies never
  }
}

/** Whether a measure still has the day that was accepted for it, so that undoing it takes back nobody else’s. */
export function isAsAccepted(
  { accepted, dueOn }: Pick<Measure, 'accepted' | 'dueOn'>,
  scheduleId: CommandId,
): boolean {
  return accepted?.scheduleId === scheduleId && accepted.to === dueOn
}

/** What an event of scheduling makes of a measure. */
export function rescheduled(
  { dueOn }: Pick<Measure, 'dueOn'>,
  event: SchedulingEvent,
  at: string,
): Partial<Scheduling> & { readonly dueOn?: PlainDay | null } {
  switch (event.type) {
    case 'measure.ordered':
      return event.changes
    case 'measure.scheduled': {
      const { scheduleId, changes } = event
      return { dueOn: changes.dueOn, accepted: { scheduleId, at, from: dueOn, to: changes.dueOn } }
    }
    case 'measure.unscheduled':
      return { dueOn: event.changes.dueOn, accepted: null }
    default:
      return event satisfies never
  }
}
