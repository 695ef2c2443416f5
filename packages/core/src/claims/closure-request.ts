import type { PlainDay } from '../kernel/day.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { countsFor } from '../people/guises.ts'
import type { Evidence, HashedEvidence } from '../told/evidence.ts'
import { type Ladder, type RungKey, signingRoles } from '../templates/template.ts'
import type { MeetingKind } from '../meetings/meeting.ts'
import type {
  ClosureRequestId,
  FindingId,
  MeasureId,
  MeetingId,
  PersonId,
  RectificationId,
} from '../kernel/id.ts'

/** The roles that can sign; which rungs a ladder has, and in which order, the template of the rectification says. */
export const rungs = signingRoles

/** One sign-off: by the owner's head, the leader of the item, the coordinator, inspector or principal of the body, by a named organization, or a meeting. */
export type Rung = RungKey

/** What a rung is called that no role is, and how many have to be present where it is a meeting’s. */
export type RungName = { readonly name: Bilingual; readonly atLeast: number | null }

/** Which resolution of which recorded meeting passes a rung, and how many were present, as the record said when it was entered. */
export type Resolution = {
  readonly id: MeetingId
  readonly kind: MeetingKind
  /** How the body counts the meeting. */
  readonly number: string
  readonly present: number
  /** From 1. */
  readonly resolution: number
}

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
  /** Where a meeting passed it: which; then the person is whoever confirmed that, and has signed nothing. */
  readonly meeting?: Resolution & { readonly heldOn: PlainDay; readonly enteredBy: PersonId }
}

/** What was entered of a rung that was signed on paper or passed by a meeting, until somebody else has confirmed it (纸质签批). */
export type PendingPaper = SignedPaper | PassedPaper

/** What a meeting has resolved (会议决议); the day is that of the meeting, the comment its resolution. */
export type PassedPaper = Omit<SignedPaper, 'personId' | 'evidence'> & { readonly meeting: Resolution }

export type SignedPaper = {
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

/** What a claim says is still to be crossed off (剩余对象): how many of the list, and until when. */
export type OpenObjects = {
  readonly count: number
  readonly until: PlainDay
  /** What the list was called then, and in what its objects are counted. */
  readonly name: string
  readonly unit: string
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
  /** Null where nothing was open, and of claims from before there were lists. */
  readonly openObjects: OpenObjects | null
  readonly ladder: Ladder
  /** What those rungs are called that no role is. */
  readonly rungNames: Readonly<Record<string, RungName>>
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

/** Everybody for whom the signatures on a claim count; whoever confirmed what a meeting resolved has signed nothing. */
export function signersIn({ signatures }: Pick<ClosureRequest, 'signatures'>): readonly PersonId[] {
  return signatures.filter(({ meeting }) => meeting === undefined).flatMap(countsFor)
}
