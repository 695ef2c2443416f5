import type { ClosureRequest, Effect, Verdict } from '../claims/closure-request.ts'
import type { FindingHead, FindingStatus } from '../findings/finding.ts'
import type { PlainDay } from '../kernel/day.ts'
import type {
  CategoryId,
  ClosureRequestId,
  FindingId,
  MeasureId,
  OrganizationId,
  PersonId,
  ProgressReportId,
  RectificationId,
} from '../kernel/id.ts'
import type { Figure } from '../measures/figure.ts'
import type { MeasureStatus, TimeClass } from '../measures/labels.ts'
import type { Announced } from '../rectifications/rectification.ts'
import type { SaidProgress } from '../told/known-progress.ts'
import type { Template } from '../templates/template.ts'

/** A person or organization by id and name. */
export type NamedFact<Id extends string> = { readonly id: Id; readonly name: string }

/** What the public notice needs to know of a finding. Owner and leader are the effective ones. */
export type NoticeFinding = {
  readonly id: FindingId
  readonly ordinal: number
  readonly number: string
  readonly title: string | null
  readonly categoryId: CategoryId | null
  readonly status: FindingStatus
  /** Whether it became a part of another. */
  readonly isMerged?: boolean
  /** Under which heads the published form folds its measures. */
  readonly heads?: readonly FindingHead[]
  /** Null until it is closed. */
  readonly verdict: Verdict | null
  readonly effect: Effect | null
  readonly owner: NamedFact<OrganizationId> | null
  readonly leader: NamedFact<PersonId> | null
}

/** What the public notice needs to know of a measure. */
export type NoticeMeasure = {
  readonly id: MeasureId
  readonly findingId: FindingId
  readonly ordinal: number
  readonly text: string
  readonly status: MeasureStatus
  /** Whether it became a part of another. */
  readonly isMerged?: boolean
  readonly timeClass: TimeClass
  readonly dueOn: PlainDay | null
  /** Of one with 定期汇报: from which day it is reported on; its day is that of the next report. */
  readonly checkInFrom?: PlainDay | null
  readonly closedOn: PlainDay | null
  /** Of one that was closed as done before the record was begun: who says so, in which words; null of any other. */
  readonly before: {
    readonly document: string
    readonly text: string
    readonly stateRaw?: string | null
  } | null
  readonly leader: NamedFact<PersonId> | null
  readonly owner: NamedFact<OrganizationId> | null
  readonly handler: NamedFact<PersonId> | null
  readonly evidenceCount: number
  /** What it counts, with what its reports come to. */
  readonly figures: readonly Figure[]
  /** How often it was put off, from which day at first, and until when more time is asked for. */
  readonly extensions?: number
  readonly firstDueOn?: PlainDay | null
  readonly askedUntil?: PlainDay | null
  readonly lastReport: { readonly id: ProgressReportId; readonly text: string; readonly on: PlainDay } | null
  /** What a source said last of how far it is; null where none did. */
  readonly said: (SaidProgress & { readonly document: string }) | null
}

/** What the public notice needs to know of a measure of another finding that answers one of these too. */
export type NoticeFurther = {
  readonly id: MeasureId
  /** Where it stands: its figures are those of that one. */
  readonly rectificationId: RectificationId
  /** The finding here that it answers too. */
  readonly findingId: FindingId
  readonly text: string
  readonly status: MeasureStatus
  readonly closedOn: PlainDay | null
}

/** What the public notice needs to know of a closure request. */
export type NoticeClosureRequest = {
  readonly id: ClosureRequestId
  readonly status: ClosureRequest['status']
  /** What it is about. */
  readonly about: { readonly type: 'measure' | 'finding'; readonly id: MeasureId | FindingId }
  readonly claimedOn: PlainDay
  /** On which days it was signed, rung by rung. */
  readonly signedOn: readonly PlainDay[]
  /** When it was returned; null of any other. */
  readonly returnedOn?: PlainDay | null
}

/** The records that a public notice is written from, as they stand on a day. */
export type NoticeFacts = {
  readonly rectification: {
    readonly id: RectificationId
    readonly name: string
    /** What the template calls it, what was done and what was handed over. */
    readonly words: Template['notice']
    /** What the template calls its lists. */
    readonly lists?: Template['lists']
    readonly inspectingBody: string | null
    readonly inspectedBody: string | null
    readonly inspectedFrom: PlainDay | null
    readonly inspectedTo: PlainDay | null
    readonly feedbackOn: PlainDay | null
    readonly announced: Announced
  }
  readonly categories: readonly NamedFact<CategoryId>[]
  readonly findings: readonly NoticeFinding[]
  readonly measures: readonly NoticeMeasure[]
  /** Measures of other findings, in this rectification or elsewhere, that answer these too. */
  readonly further: readonly NoticeFurther[]
  readonly closureRequests: readonly NoticeClosureRequest[]
  /** As of when a document that reports was published last, before today; null where none was. */
  readonly lastReportOn?: PlainDay | null
  /** The day that the notice describes. */
  readonly today: PlainDay
}
