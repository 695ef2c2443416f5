import { decideFinding, type FindingFacts, type FindingRefusal } from '../findings/finding.decide.ts'
import type { FindingEvent } from '../findings/finding.events.ts'
import { findingKind } from '../findings/finding.kind.ts'
import type { Finding } from '../findings/finding.ts'
import type { Change } from '../kernel/entry.ts'
import type { ClosureRequestId, PersonId } from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import { ok, type Result } from '../kernel/result.ts'
import { decideMeasure, type MeasureFacts, type MeasureRefusal } from '../measures/measure.decide.ts'
import type { MeasureEvent } from '../measures/measure.events.ts'
import { measureKind } from '../measures/measure.kind.ts'
import type { Measure } from '../measures/measure.ts'
import {
  type ListOfClaim,
  openObjectsIn,
  type OpenObjectsRefusal,
  type SaidOpen,
} from '../objects/open-objects.ts'
import type { TemplateLadder } from '../templates/template.ts'
import type { Verdict } from '../claims/closure-request.ts'
import { requestClosure, type ClaimRefusal } from '../claims/closure.decide.ts'
import { distinct, doersOf } from './closure-item.ts'
import type { ClosureEvent } from '../claims/closure.events.ts'
import { closureKind } from '../claims/closure.kind.ts'

/** What the claim that a measure is done needs. `by` makes the claim. */
export type MeasureSubmission = {
  readonly measure: Measure
  readonly closureRequestId: ClosureRequestId
  readonly claim: string
  readonly lateReason?: string | undefined
  readonly by: PersonId
  /** What it climbs, by the template. */
  readonly ladder: TemplateLadder
  /** Its list of objects; null, or left out, where it has none. */
  readonly list?: ListOfClaim | null
  /** What of the list is left, as whoever claims says it. */
  readonly openObjects?: SaidOpen | undefined
} & MeasureFacts

/** What the claim that a finding is done needs: all its measures too. `by` makes the claim. */
export type FindingSubmission = {
  readonly finding: Finding
  readonly closureRequestId: ClosureRequestId
  readonly claim: string
  readonly verdict: Verdict
  readonly by: PersonId
  /** What it climbs, by the template. */
  readonly ladder: TemplateLadder
} & FindingFacts

/** Claims that a measure is done: the measure waits, and the claim starts up the ladder. */
export function submitMeasure(
  submission: MeasureSubmission,
): Result<Change<MeasureEvent | ClosureEvent>[], MeasureRefusal | ClaimRefusal | OpenObjectsRefusal> {
  const { measure, closureRequestId, claim, by, ladder, list = null } = submission
  const { lateReason } = submission
  const submitted = decideMeasure(measure, { type: 'submit', closureRequestId, lateReason }, submission)
  if (!submitted.ok) return submitted
  const left = openObjectsIn(list, submission.openObjects, submission.today)
  if (!left.ok) return left
  const subject = { type: 'measure', id: measure.id } as const
  const doers = distinct([
    by,
    ...(list?.sayers ?? []),
    ...doersOf({ type: 'measure', measure, findingStatus: submission.findingStatus }),
  ])
  const { rectificationId } = measure
  const requested = requestClosure(
    {
      closureRequestId,
      rectificationId,
      subject,
      claim,
      verdict: null,
      doers,
      ...(left.value !== null && { openObjects: left.value }),
    },
    ladder,
  )
  if (!requested.ok) return requested
  return ok([
    ...submitted.value.map((event) => changeOf(measureKind, measure.id, event)),
    ...requested.value.map((event) => changeOf(closureKind, closureRequestId, event)),
  ])
}

/** Claims that a finding is done: the finding waits, and the claim starts up the ladder. */
export function submitFinding(
  submission: FindingSubmission,
): Result<Change<FindingEvent | ClosureEvent>[], FindingRefusal | ClaimRefusal> {
  const { finding, measures, closureRequestId, claim, verdict, by, ladder } = submission
  const submitted = decideFinding(finding, { type: 'submit', closureRequestId }, submission)
  if (!submitted.ok) return submitted
  const subject = { type: 'finding', id: finding.id } as const
  const doers = distinct([by, ...doersOf({ type: 'finding', finding, measures })])
  const { rectificationId } = finding
  const requested = requestClosure(
    { closureRequestId, rectificationId, subject, claim, verdict, doers },
    ladder,
  )
  if (!requested.ok) return requested
  return ok([
    ...submitted.value.map((event) => changeOf(findingKind, finding.id, event)),
    ...requested.value.map((event) => changeOf(closureKind, closureRequestId, event)),
  ])
}
