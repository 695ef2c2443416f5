import type { FigureDefinition } from '@bihuan/core/measures/figure.ts'
import type { CheckInRhythm } from '@bihuan/core/measures/labels.ts'
import type { Effect, Verdict } from '@bihuan/core/claims/closure-request.ts'
import type { MeasureKind } from '@bihuan/core/templates/kinds-of-measures.ts'
import type { WorldOrganizationKey } from './organizations.ts'
import type { WorldPersonKey } from './persons.ts'

/** What somebody reports: words, and values of the figures of the measure in their order, with the reason where one is asked for. */
export type StoryReport =
  | string
  | { readonly text: string; readonly values: readonly number[]; readonly why?: string }

/** Days count from the day of loading; the past is negative. */
type Course = {
  /** The due day; null for what lasts (长期坚持). */
  readonly dueIn: number | null
  /** How often what lasts is reported on, and the first day on which it was to be. */
  readonly checkIns?: { readonly every: Exclude<CheckInRhythm, 'none'>; readonly firstIn: number }
  readonly kind: MeasureKind
  /** What is reported, first to last, by the handler unless the fate says otherwise. Every report brings evidence. */
  readonly reports: readonly StoryReport[]
  /** What it counts. */
  readonly figures?: readonly Omit<FigureDefinition, 'id'>[]
}

/** What happens to one measure, told by how it stands on the day that the world is loaded for. */
export type MeasureStory = Course &
  (
    | {
        readonly fate:
          | 'planned'
          | 'underway'
          | 'awaitingHead'
          // The last report is the head’s, so that nobody of their rung is left.
          | 'awaitingStandIn'
          | 'awaitingCoordinator'
          | 'awaitingLeader'
          | 'awaitingInspector'
          | 'closed'
      }
    /** Done before the record was begun, as the paper ledger says. */
    | {
        readonly fate: 'closedBefore' | 'listedBefore' | 'saidDone'
        readonly said: { readonly text: string; readonly doneIn: number }
      }
    | { readonly fate: 'returned' | 'closedAfterReturn' | 'reopened'; readonly reason: string }
  )

/** The claim that a whole finding is done. */
export type FindingClaim = {
  readonly on: number
  readonly claim: string
  readonly verdict: Verdict
  /** Null when the claim still waits for the coordinator. */
  readonly effect: Effect | null
}

/** What happens to one finding; its measures in the order of the sample notice. */
export type FindingStory = {
  readonly owner: WorldOrganizationKey
  readonly leader: WorldPersonKey
  readonly handler: WorldPersonKey
  readonly head: WorldPersonKey
  readonly measures: readonly MeasureStory[]
  readonly claim: FindingClaim | null
}
