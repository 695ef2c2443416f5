import { daysBetween, type PlainDay } from '../kernel/day.ts'
import { namesOf } from '../kernel/field.ts'
import type { PersonId, ProgressReportId } from '../kernel/id.ts'
import type { DepartsFromPlan } from '../told/against-plan.ts'
import type { Assignment } from './measure.fields.ts'
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
  /** What a liaison has prepared; not there where nothing is. */
  readonly prepared?: PreparedExtension
}

/** What a liaison has prepared for a leader to decide on (拟办意见): it counts for nothing before the leader grants or refuses. */
export type PreparedExtension = {
  /** For whom: another leader is told nothing of it. */
  readonly forId: PersonId
  /** The day that is to be granted; null where it is to be refused. */
  readonly until: PlainDay | null
  readonly words: string
  readonly by: PersonId
  readonly at: string
}

/** What a measure knows of its extensions. */
export type Extensions = {
  /** The one that is asked for now. */
  readonly extension: Extension | null
  /** How many were granted, also before it was split off; of several that became one as many as the one that had the most. */
  readonly extensions: number
  /**
   * The day before the first of them, for ever, or an earlier one of what became a part of it; null as long as nothing was put
   * off.
   */
  readonly firstDueOn: PlainDay | null
} & ExtensionCounts

/** What is counted of extensions: those of a measure and of what became a part of it, each once. */
export type ExtensionCounts = {
  readonly extensionsAsked: number
  readonly extensionsGranted: number
  /** By how many days its day was put off by them. */
  readonly daysExtended: number
}

/** A measure for which nobody has asked for more time. */
export const noExtensions: Extensions = {
  extension: null,
  extensions: 0,
  firstDueOn: null,
  extensionsAsked: 0,
  extensionsGranted: 0,
  daysExtended: 0,
}

/** What a measure knows of its extensions beside the one that is asked for now. */
export type PastExtensions = Omit<Extensions, 'extension'>

/** The same of one measure. */
export function pastExtensions(measure: Extensions): PastExtensions {
  const { extensions, firstDueOn, extensionsAsked, extensionsGranted, daysExtended } = measure
  return { extensions, firstDueOn, extensionsAsked, extensionsGranted, daysExtended }
}

/** All that a measure knows of its extensions. */
export function extensionsOf(measure: Extensions): Extensions {
  return { extension: measure.extension, ...pastExtensions(measure) }
}

type Dated = Extensions & Pick<Assignment, 'dueOn' | 'checkInEvery'>

/**
 * What one measure knows of extensions once others became a part of it: the earliest first day of all, the counts of all, and as
 * often extended as the one that was most. Null where it stays as it was.
 */
export function extensionsTogether(measure: Dated, others: readonly Dated[]): PastExtensions | null {
  const all = [measure, ...others]
  const sum = (of: (one: Dated) => number): number => all.reduce((total, one) => total + of(one), 0)
  const extensions = Math.max(...all.map((one) => one.extensions))
  const firstDays = all.flatMap((one) => firstDayOf(one) ?? []).toSorted()
  const earliest = firstDays[0] ?? null
  const isPutOff = earliest !== null && (measure.dueOn === null || earliest < measure.dueOn)
  const together: PastExtensions = {
    extensions,
    firstDueOn: extensions > 0 || isPutOff ? earliest : null,
    extensionsAsked: sum((one) => one.extensionsAsked),
    extensionsGranted: sum((one) => one.extensionsGranted),
    daysExtended: sum((one) => one.daysExtended),
  }
  const before = pastExtensions(measure)
  return namesOf(together).every((name) => together[name] === before[name]) ? null : together
}

// A check-in is due anew by its rhythm: its day is nobody's first one.
function firstDayOf({ firstDueOn, dueOn, checkInEvery }: Dated): PlainDay | null {
  return firstDueOn ?? (checkInEvery === 'none' ? dueOn : null)
}

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
  | {
      readonly type: 'measure.extensionPrepared'
      readonly forId: PersonId
      readonly until: PlainDay | null
      readonly words: string
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
  measure: Extensions & { readonly dueOn: PlainDay | null },
  event: Moving,
  recorded: Recorded<{ readonly type: string }>,
): Partial<Extensions> & { readonly dueOn?: PlainDay } {
  const { dueOn, extensions, firstDueOn, extensionsAsked, extensionsGranted, daysExtended } = measure
  switch (event.type) {
    case 'measure.extensionAsked': {
      const { until, reason, reportId, leaderUntil } = event
      const askedFor = recorded.inPlaceOf ?? null
      const by = { askedBy: personBehind(recorded), askedFor, askedAt: recorded.at }
      return {
        extension: { until, reason, reportId, leaderUntil, ...by },
        extensionsAsked: extensionsAsked + 1,
      }
    }
    case 'measure.extensionPrepared': {
      const { forId, until, words } = event
      if (measure.extension === null) throw new Error('an extension was prepared that nobody asked for')
      const prepared = { forId, until, words, by: personBehind(recorded), at: recorded.at }
      return { extension: { ...measure.extension, prepared } }
    }
    case 'measure.extensionGranted':
      return {
        ...event.changes,
        extension: null,
        extensions: extensions + 1,
        firstDueOn: firstDueOn ?? dueOn,
        extensionsGranted: extensionsGranted + 1,
        daysExtended: daysExtended + (dueOn === null ? 0 : daysBetween(dueOn, event.changes.dueOn)),
      }
    case 'measure.extensionRefused':
    case 'measure.extensionWithdrawn':
      return { extension: null }
    default:
      return event satisfies never
  }
}
