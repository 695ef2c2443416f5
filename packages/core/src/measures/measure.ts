import type {
  ClosureRequestId,
  FindingId,
  ImportedReportId,
  MeasureId,
  OrganizationId,
  PersonId,
  RectificationId,
  TakeOverId,
} from '../kernel/id.ts'
import type { CheckIns } from './check-ins.ts'
import type { AgainstPlan } from '../told/against-plan.ts'
import type { Extensions } from './extension.ts'
import type { Figure } from './figure.ts'
import type { Assignment } from './measure.fields.ts'
import type { PartsSum } from './part.ts'
import type { Scheduling } from './scheduled.ts'

/** A finding that a measure answers beside its own (合并整改), in the same rectification or in another. */
export type FurtherFinding = { readonly rectificationId: RectificationId; readonly findingId: FindingId }

/** What a measure has in every state. */
export type CommonOfMeasure = Assignment &
  AgainstPlan &
  Pick<CheckIns, 'checkInFrom'> &
  Extensions &
  PartsSum &
  Scheduling & {
    readonly id: MeasureId
    readonly rectificationId: RectificationId
    readonly findingId: FindingId
    /** Position under its finding, from 1. */
    readonly ordinal: number
    readonly text: string
    /** The findings that it answers beside the one that it stands under, in the order in which they were named. */
    readonly further: readonly FurtherFinding[]
    /** What it counts, in the order in which they are shown. */
    readonly figures: readonly Figure[]
    /** Pieces of evidence in all. */
    readonly evidenceCount: number
    /** Pieces of evidence since the measure was last opened: a reopened measure needs new proof. */
    readonly freshEvidenceCount: number
    /** The supporting departments that have reported on their part. */
    readonly supportedBy: readonly OrganizationId[]
    /** Whoever ever handled, reported or claimed it: they did the work and never check it. Nobody leaves this list. */
    readonly doers: readonly PersonId[]
    /** The last report's text, for lists; before the first what its source tells of it, or null. */
    readonly lastProgress: string | null
    readonly lastProgressAt: string | null
    /** The word in which the last source tells how far it is (来源状态): no progress of anybody here. */
    readonly sourceState: string | null
    readonly version: number
  }

/** By which list a measure was closed as done before the record was begun, and which words of a source say so. */
export type ClosedBefore = {
  readonly takeOverId: TakeOverId
  readonly importedReportId: ImportedReportId
}

/** What a measure was before it was voided, and becomes again when that is taken back. */
export type MeasureBeforeVoided =
  | { readonly status: 'planned' | 'underway' }
  | { readonly status: 'returned' | 'reopened'; readonly reason: string }

/** How a measure came to be voided. */
export type VoidedMeasure = {
  readonly was: MeasureBeforeVoided
  /** Whether its finding was, and took it along: then it comes back with it. */
  readonly isWithFinding: boolean
  /** The measure that it became a part of: then it does not come back. */
  readonly mergedInto: MeasureId | null
}

/** One corrective action under a finding (整改措施). Instants are ISO 8601. */
export type Measure =
  | (CommonOfMeasure & { readonly status: 'planned' })
  | (CommonOfMeasure & { readonly status: 'underway' })
  | (CommonOfMeasure & { readonly status: 'submitted'; readonly closureRequestId: ClosureRequestId })
  | (CommonOfMeasure & { readonly status: 'returned'; readonly reason: string })
  | (CommonOfMeasure & {
      readonly status: 'closed'
      readonly closedAt: string
      /** Set where it was closed as done before the record was begun (建档前已销号), and not by the ladder. */
      readonly before: ClosedBefore | null
    })
  | (CommonOfMeasure & { readonly status: 'reopened'; readonly reason: string })
  // Recorded by mistake (作废): readable, and counted nowhere but as such.
  | (CommonOfMeasure & { readonly status: 'voided'; readonly reason: string; readonly voided: VoidedMeasure })
