import type { PlainDay } from '../kernel/day.ts'
import type { MeetingId, PersonId, PlanVersionId, RectificationId } from '../kernel/id.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'

/** How a version of a plan came to be approved. */
export type PlanApproval = {
  /** The meeting that approved it; null where it was approved on paper before the record was begun. */
  readonly meetingId: MeetingId | null
  /** The paper that says so: 〔2026〕3号; empty where a meeting of this record approved it. */
  readonly paper: string
  readonly approvedOn: PlainDay
  /** What the version is about, in a few words. */
  readonly note: string
}

/**
 * A version of a plan (方案版本): what a meeting approved. It holds nothing of what was approved: that is what the journal of its
 * rectification says up to its entry.
 */
export type PlanVersion = PlanApproval & {
  readonly id: PlanVersionId
  readonly rectificationId: RectificationId
  /** From 1, without a gap. */
  readonly number: number
  /** How many findings and measures it has. */
  readonly findings: number
  readonly measures: number
  readonly recordedBy: PersonId
  readonly recordedAt: string
  readonly version: number
}

/** What can happen to a version of a plan. */
export type PlanEvent = {
  readonly type: 'plan.approved'
  readonly planVersionId: PlanVersionId
  readonly rectificationId: RectificationId
  readonly number: number
  readonly findings: number
  readonly measures: number
} & PlanApproval

/** The version of a plan after its event. */
export function evolvePlanVersion(plan: PlanVersion | null, recorded: Recorded<PlanEvent>): PlanVersion {
  if (plan !== null) throw new Error(`version ${plan.id} of a plan was approved twice`)
  const { type: _, planVersionId: id, ...approved } = recorded.event
  return { ...approved, id, recordedBy: personBehind(recorded), recordedAt: recorded.at, version: 1 }
}
