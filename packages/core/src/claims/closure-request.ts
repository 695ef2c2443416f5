import type { PlainDay } from '../kernel/day.ts'
import type { Evidence, HashedEvidence } from '../told/evidence.ts'
import { type Ladder, type SigningRole, signingRoles } from '../templates/template.ts'
import type { ClosureRequestId, FindingId, MeasureId, PersonId, RectificationId } from '../kernel/id.ts'

/** The sign-offs that a ladder can have; which, and in which order, the template of the rectification says. */
export const rungs = signingRoles

/** One sign-off: the owner's head, the leader of the item, the coordinator, inspector or principal of the body. */
export type Rung = SigningRole

/** How well the rectification worked, judged by a checker: 好/较好/一般/差. */
export const effects = ['good', 'fairlyGood', 'fair', 'poor'] as const
export type Effect = (typeof effects)[number]

/** What a finding ends with: 已完成/基本完成/未完成. */
export const verdicts = ['completed', 'basicallyCompleted', 'notCompleted'] as const
export type Verdict = (typeof verdicts)[number]

/** What a closure request is about. */
export type ClosureSubject =
  | { readonly type: 'measure'; readonly id: MeasureId }
  | { readonly type: 'finding'; readonly id: FindingId }

export type Signature = {
  readonly rung: Rung
  readonly personId: PersonId
  readonly at: string
  readonly comment: string
  /** Where a deputy signed: in whose place. */
  readonly inPlaceOf?: PersonId
  /** Where a stand-in signed: who named them. */
  readonly namedBy?: PersonId
  /** Where it was signed on a printed form: when, the scan, who entered it and who confirmed it by that. */
  readonly paper?: {
    readonly signedOn: PlainDay
    readonly scan: Evidence
    readonly enteredBy: PersonId
    readonly confirmedBy: PersonId
  }
}

/** What was entered of a rung that was signed on paper, until somebody else has confirmed it (纸质签批). */
export type PendingPaper = {
  readonly rung: Rung
  readonly personId: PersonId
  readonly signedOn: PlainDay
  readonly comment: string
  readonly effect: Effect | null
  /** The scan, alone. */
  readonly evidence: readonly HashedEvidence[]
  readonly enteredBy: PersonId
  readonly enteredAt: string
}

/** Who signs a rung of one claim for which nobody is left: 代审人. */
export type StandIn = {
  readonly rung: Rung
  readonly personId: PersonId
  readonly namedBy: PersonId
  readonly namedAt: string
}

/** What a liaison has prepared for a leader to decide on (拟办意见): it counts for nothing before the leader signs or returns. */
export type Prepared = {
  readonly forId: PersonId
  readonly by: PersonId
  readonly at: string
  readonly decision: 'approve' | 'return'
  readonly words: string
}

type Claim = {
  readonly id: ClosureRequestId
  readonly rectificationId: RectificationId
  readonly subject: ClosureSubject
  readonly claim: string
  /** The verdict that the claimant proposes; null for measures. */
  readonly verdict: Verdict | null
  readonly claimedBy: PersonId
  readonly claimedAt: string
  /** Everybody who did the work, the claimant among them: none of them may sign. */
  readonly doers: readonly PersonId[]
  readonly ladder: Ladder
  readonly signatures: readonly Signature[]
  /** At most one for each rung. */
  readonly standIns: readonly StandIn[]
  /** For the rung whose turn it is; gone as soon as that is decided. */
  readonly prepared: Prepared | null
  /** Of the rung whose turn it is; null unless one was entered and is not confirmed yet. */
  readonly paper: PendingPaper | null
  readonly version: number
}

/** The claim that a measure or finding is done (销号申请), on its way up the ladder. Instants are ISO 8601. */
export type ClosureRequest =
  | (Claim & { readonly status: 'pending'; readonly rung: Rung })
  | (Claim & { readonly status: 'approved'; readonly approvedAt: string; readonly effect: Effect | null })
  | (Claim & { readonly status: 'withdrawn'; readonly rung: Rung; readonly withdrawnAt: string })
  | (Claim & {
      readonly status: 'returned'
      readonly rung: Rung
      readonly returnedBy: PersonId
      readonly returnedAt: string
      readonly reason: string
    })
