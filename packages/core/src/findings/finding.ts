import type { Effect, Verdict } from '../claims/closure-request.ts'
import type {
  CategoryId,
  ClosureRequestId,
  FindingId,
  MeasureId,
  PersonId,
  RectificationId,
} from '../kernel/id.ts'
import type { AgainstPlan } from '../told/against-plan.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { FindingAssignment, FindingDetails } from './finding.fields.ts'

export const findingStatuses = ['open', 'submitted', 'closed', 'reopened', 'voided'] as const
export type FindingStatus = (typeof findingStatuses)[number]

/** A measure that stands under another finding and answers this one too (合并整改). */
export type FurtherMeasure = { readonly rectificationId: RectificationId; readonly measureId: MeasureId }

/** A head (一是…二是…) under which the published notice folds measures; each keeps which they are. */
export type FindingHead = { readonly text: string; readonly measureIds: readonly MeasureId[] }

/** A grade of a template. */
export type FindingGrade = { readonly code: string; readonly name: Bilingual }

type Open = FindingAssignment &
  FindingDetails &
  AgainstPlan & {
    readonly id: FindingId
    readonly rectificationId: RectificationId
    readonly categoryId: CategoryId | null
    /** Position in the rectification, from 1. */
    readonly ordinal: number
    /** The source's own number or code, as it stands there. */
    readonly number: string
    /** Null where the source gives only a code. */
    readonly title: string | null
    /** How serious it is, by a grade of the template and what that was called; null where nobody has said. */
    readonly grade: FindingGrade | null
    /** The status that the source states, in the source's words; it closes nothing here. */
    readonly statedStatus: string | null
    /** The measures of other findings that answer it too, in the order in which they were named. */
    readonly further: readonly FurtherMeasure[]
    /** The heads under which the published notice folds its measures, in their order; those of none come behind. */
    readonly heads: readonly FindingHead[]
    /** Whoever ever claimed it: they never check it. Nobody leaves this list. */
    readonly claimants: readonly PersonId[]
    readonly version: number
  }

/** What a finding says in the words of its source: its number there, and its title. */
export type FindingWords = { readonly number: string; readonly title: string }

/** One problem found (问题). It closes after all its measures, with a verdict and an assessed effect. */
export type Finding =
  | (Open & {
      readonly status: 'open' /** Why the last claim came back; null when none did. */
      readonly returnReason: string | null
    })
  | (Open & { readonly status: 'submitted'; readonly closureRequestId: ClosureRequestId })
  | (Open & {
      readonly status: 'closed'
      readonly closedAt: string
      readonly verdict: Verdict
      readonly effect: Effect
    })
  | (Open & { readonly status: 'reopened'; readonly reason: string })
  // Recorded by mistake (作废): readable, and counted nowhere but as such.
  | (Open & { readonly status: 'voided'; readonly reason: string; readonly voided: VoidedFinding })

/** What a finding was before it was voided, and becomes again when that is taken back. */
export type VoidedFinding = {
  /** The finding that it became a part of: then it does not come back. */
  readonly mergedInto: FindingId | null
  readonly was:
    | { readonly status: 'open'; readonly returnReason: string | null }
    | { readonly status: 'reopened'; readonly reason: string }
}

/** Whether measures can be added to a finding, or a closed one of its measures opened again. */
export function isOpenFinding(status: FindingStatus): boolean {
  return status === 'open' || status === 'reopened'
}
