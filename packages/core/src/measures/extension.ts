import type { PlainDay } from '../kernel/day.ts'
import type { PersonId, ProgressReportId } from '../kernel/id.ts'
import { type AgainstPlan, againstPlanAfter, type DepartsFromPlan } from '../told/against-plan.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'

/** That more time is asked for (延期申请), until somebody grants, refuses or takes it back. */
export type Extension = {
  /** The day that is asked for. */
  readonly until: PlainDay
  readonly reason: string
  /** The report that says how far the work is, with its files. */
  readonly reportId: ProgressReportId
  /** Up to which day the leader may grant it, the final day of the rectification; null where only the principal may. */
  readonly leaderUntil: PlainDay | null
  readonly askedBy: PersonId
  /** In whose place, where a deputy asked. */
  readonly askedFor: PersonId | null
  readonly askedAt: string
}

/** What a measure knows of its extensions. */
export type Extensions = {
  /** The one that is asked for now. */
  readonly extension: Extension | null
  /** How many were granted. */
  readonly extensions: number
  /** The day before the first of them, for ever; null as long as none was granted. */
  readonly firstDueOn: PlainDay | null
}

/** A measure for which nobody has asked for more time. */
export const noExtensions: Extensions = { extension: null, extensions: 0, firstDueOn: null }

/** What becomes of it. */
export type ExtensionEvent =
  // Why it is late, by whoever did something about it after its day.
  | { readonly type: 'measure.lateExplained'; readonly reason: string }
  | {
      readonly type: 'measure.extensionAsked'
      readonly until: PlainDay
      readonly reason: string
      /** The report of the same step, which says how far the work is. */
      readonly reportId: ProgressReportId
      readonly leaderUntil: PlainDay | null
    }
  | ({
      readonly type: 'measure.extensionGranted'
      /** The day that was asked for. */
      readonly asked: PlainDay
      readonly changes: { readonly dueOn: PlainDay }
      readonly words: string
    } & DepartsFromPlan)
  | { readonly type: 'measure.extensionRefused'; readonly reason: string }
  | { readonly type: 'measure.extensionWithdrawn' }

type Moving = Exclude<ExtensionEvent, { readonly type: 'measure.lateExplained' }>

/** What an event makes of the extensions of a measure, and of its day. */
export function extended(
  {
    dueOn,
    extensions,
    firstDueOn,
    againstPlan,
  }: Extensions & AgainstPlan & { readonly dueOn: PlainDay | null },
  event: Moving,
  recorded: Recorded<{ readonly type: string }>,
): Partial<Extensions & AgainstPlan> & { readonly dueOn?: PlainDay } {
  switch (event.type) {
    case 'measure.extensionAsked': {
      const { until, reason, reportId, leaderUntil } = event
      const askedFor = recorded.inPlaceOf ?? null
      const by = { askedBy: personBehind(recorded), askedFor, askedAt: recorded.at }
      return { extension: { until, reason, reportId, leaderUntil, ...by } }
    }
    case 'measure.extensionGranted':
      return {
        ...event.changes,
        extension: null,
        extensions: extensions + 1,
        firstDueOn: firstDueOn ?? dueOn,
        againstPlan: againstPlanAfter({ againstPlan }, event),
      }
    case 'measure.extensionRefused':
    case 'measure.extensionWithdrawn':
      return { extension: null }
    default:
      return event satisfies never
  }
}
