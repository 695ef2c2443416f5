import type { RungName } from '../claims/closure-request.ts'
import type { PlainDay } from '../kernel/day.ts'
import type { ClosureRequestId, FindingId, MeasureId } from '../kernel/id.ts'
import type { RungKey } from '../templates/template.ts'
import type { NoticeFacts } from './notice-facts.ts'

/** What happens to findings and measures that a document tells as a change, as the journal has it. */
export const toldChanges = [
  'finding.added',
  'finding.submitted',
  'finding.closed',
  'finding.returned',
  'finding.reopened',
  'finding.voided',
  'finding.splitOff',
  'finding.mergedInto',
  'finding.restored',
  'measure.added',
  'measure.splitOff',
  'measure.started',
  'measure.progressReported',
  'measure.reported',
  'measure.submitted',
  'measure.closed',
  'measure.closedBefore',
  'measure.returned',
  'measure.reopened',
  'measure.extensionAsked',
  'measure.extensionGranted',
  'measure.extensionRefused',
  'measure.voided',
  'measure.mergedInto',
  'measure.restored',
] as const

/** What sets the day of a measure, beside the grant of an extension: told where the measure had a day already. */
export const dayMovers = ['measure.assigned', 'measure.scheduled', 'measure.unscheduled'] as const

/** The same as a document calls it: what was read in from a file was not added by anybody, and a day is moved in several ways. */
export type ToldChange =
  | (typeof toldChanges)[number]
  | 'finding.readIn'
  | 'measure.readIn'
  | 'measure.dayMoved'

/** One entry of the journal that is told as a change. */
export type ChangeFact = {
  readonly type: ToldChange
  readonly itemId: MeasureId | FindingId
  readonly on: PlainDay
}

/** What is known of a measure beside what the notice says of it. */
export type StandingMeasure = {
  readonly id: MeasureId
  readonly target: string
  readonly supporters: readonly string[]
  /** Until when more time is asked for; null where none is. */
  readonly askedUntil: PlainDay | null
  readonly extensions: number
  /** The day before it was first put off. */
  readonly firstDueOn: PlainDay | null
}

/** A claim that waits for a sign-off, and since when. */
export type WaitingClaim = {
  readonly id: ClosureRequestId
  readonly itemId: MeasureId | FindingId
  readonly rung: RungKey
  readonly rungNames: Readonly<Record<string, RungName>>
  readonly since: PlainDay
}

/** How a rectification stands, and what has changed in it: what reports, briefs and circulars are written from. */
export type StandingFacts = NoticeFacts & {
  /** The last entry of the journal that they hold. */
  readonly sequence: number
  readonly dueSoonDays: number
  /** From when changes are told: from a day on, or behind an entry of the journal. */
  readonly since: { readonly day: PlainDay; readonly entry: number | null }
  readonly changes: readonly ChangeFact[]
  readonly details: readonly StandingMeasure[]
  readonly waiting: readonly WaitingClaim[]
  /** The version of the plan that is in force; null before one is approved. */
  readonly plan: { readonly number: number; readonly approvedOn: PlainDay } | null
}
