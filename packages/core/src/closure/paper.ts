import { isResolution } from '../templates/template.ts'
import type { Effect, PassedPaper, PendingPaper, Resolution } from '../claims/closure-request.ts'
import { isLastRung } from '../claims/closure.decide.ts'
import type { ClosureEvent } from '../claims/closure.events.ts'
import { closureKind } from '../claims/closure.kind.ts'
import type { FindingEvent } from '../findings/finding.events.ts'
import type { Change } from '../kernel/entry.ts'
import { isScan } from '../kernel/evidence-kinds.ts'
import type { PlainDay } from '../kernel/day.ts'
import type { PersonId } from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { MeasureEvent } from '../measures/measure.events.ts'
import { type SigningRefusal, signingRefusal } from '../people/confirmation.ts'
import { can } from '../people/permissions.ts'
import type { ActorHere } from '../people/role.ts'
import type { HashedEvidence } from '../told/evidence.ts'
import { doersOfClaim, responsibilityOf } from './closure-item.ts'
import { closeItem, type DecisionRefusal } from './sign.ts'
import { checkersNow, type ClaimAmongPeople } from './stand-ins.ts'

/** A rung that was signed on a printed form (纸质签批), as the coordinator enters it from the scan. */
export type Paper = {
  readonly personId: PersonId
  readonly signedOn: PlainDay
  readonly comment: string
  readonly effect: Effect | null
  readonly scan: HashedEvidence
}

/** A meeting as it is recorded, as far as its resolutions pass rungs. */
export type RecordedMeeting = Pick<Resolution, 'id' | 'kind' | 'number' | 'present'> & {
  readonly heldOn: PlainDay
  readonly resolutions: readonly string[]
  readonly isVoided: boolean
}

/** Which resolution of a meeting passes a rung; null where nobody has recorded that meeting. */
export type Passing = {
  readonly meeting: RecordedMeeting | null
  /** From 1. */
  readonly resolution: number
  readonly effect: Effect | null
}

/** The days between which a form can have been signed: that of the claim, and today. */
export type PaperDays = { readonly claimedOn: PlainDay; readonly today: PlainDay }

/** Why what stands on paper cannot be entered, confirmed or dropped. */
export type PaperRefusal =
  | SigningRefusal
  | DecisionRefusal
  | Refusal<
      | 'NOT_ALLOWED'
      | 'PAPER_PENDING'
      | 'PAPER_NOT_PENDING'
      | 'PAPER_SIGNER_UNFIT'
      | 'PAPER_DAY_UNFIT'
      | 'PAPER_SCAN_UNFIT'
      | 'PAPER_UNSEEN'
      | 'PAPER_OWN'
      | 'RESOLUTION_NOT_AWAITED'
      | 'QUORUM_MISSING'
      | 'MEETING_MISSING'
      | 'REASON_MISSING'
    >

type Decision<Event extends ClosureEvent | FindingEvent | MeasureEvent> = Result<
  Change<Event>[],
  PaperRefusal
>

/** So much of the signatures of a rectification, in percent, may lie on paper before it is shown to the inspector. */
export const usualPaperLimit = 20

/** Why somebody enters no signature from paper, whoever signed; null where they may. */
export function enteringRefusal(claim: ClaimAmongPeople, actor: ActorHere): PaperRefusal | null {
  const { request } = claim
  if (!mayOn('closure.enterPaper', claim, actor)) return { code: 'NOT_ALLOWED' }
  if (request.status !== 'pending') return { code: 'REQUEST_NOT_PENDING' }
  if (isDoer(claim, actor)) return { code: 'OWN_CLAIM' }
  if (request.paper !== null) return { code: 'PAPER_PENDING' }
  return signingRefusal(actor)
}

/** Whose signature somebody can enter: everybody who can sign the rung whose turn it is, but themselves. */
export function paperSigners<Person extends ActorHere>(
  claim: ClaimAmongPeople & { readonly people: readonly Person[] },
  actor: ActorHere,
): readonly Person[] {
  return checkersNow(claim).filter(({ personId }) => personId !== actor.personId)
}

/** Enters that the rung whose turn it is was signed on paper. It counts once somebody else has confirmed it by the scan. */
export function enterPaper(
  claim: ClaimAmongPeople,
  paper: Paper,
  { actor, claimedOn, today }: PaperDays & { readonly actor: ActorHere },
): Decision<ClosureEvent> {
  const { request } = claim
  const refusal = enteringRefusal(claim, actor)
  if (refusal !== null) return refuse(refusal)
  if (request.status !== 'pending') return refuse({ code: 'REQUEST_NOT_PENDING' })
  if (paper.personId === actor.personId) return refuse({ code: 'PAPER_OWN' })
  if (!paperSigners(claim, actor).some(({ personId }) => personId === paper.personId))
    return refuse({ code: 'PAPER_SIGNER_UNFIT' })
  if (paper.signedOn < claimedOn || paper.signedOn > today)
    return refuse({ code: 'PAPER_DAY_UNFIT', params: { first: claimedOn, last: today } })
  if (!isScan(paper.scan.mediaType)) return refuse({ code: 'PAPER_SCAN_UNFIT' })
  const isAssessed = request.subject.type === 'finding' && isLastRung(request)
  if (isAssessed && paper.effect === null) return refuse({ code: 'EFFECT_NOT_ASSESSED' })
  const { scan, ...entered } = paper
  const event = {
    type: 'closure.paperEntered',
    ...entered,
    rung: request.rung,
    effect: isAssessed ? paper.effect : null,
    evidence: [scan],
  } as const
  return ok([changeOf(closureKind, request.id, event)])
}

/** Whether a claim waits for what a meeting resolves. */
export function awaitsResolution({ request }: Pick<ClaimAmongPeople, 'request'>): boolean {
  return request.status === 'pending' && isResolution(request.rung)
}

/** Enters that a recorded meeting has passed the rung whose turn it is. It counts once somebody else has confirmed it. */
export function enterResolution(
  claim: ClaimAmongPeople,
  { meeting, resolution, effect }: Passing,
  { actor, claimedOn, today }: PaperDays & { readonly actor: ActorHere },
): Decision<ClosureEvent> {
  const { request } = claim
  const refusal = enteringRefusal(claim, actor)
  if (refusal !== null) return refuse(refusal)
  if (request.status !== 'pending' || !isResolution(request.rung))
    return refuse({ code: 'RESOLUTION_NOT_AWAITED' })
  const comment = meeting?.resolutions[resolution - 1]
  if (meeting === null || meeting.isVoided || comment === undefined)
    return refuse({ code: 'MEETING_MISSING' })
  const { id, kind, number, present, heldOn } = meeting
  if (heldOn < claimedOn || heldOn > today)
    return refuse({ code: 'PAPER_DAY_UNFIT', params: { first: claimedOn, last: today } })
  const atLeast = request.rungNames[request.rung]?.atLeast ?? null
  if (atLeast !== null && present < atLeast)
    return refuse({ code: 'QUORUM_MISSING', params: { present, atLeast } })
  const isAssessed = request.subject.type === 'finding' && isLastRung(request)
  if (isAssessed && effect === null) return refuse({ code: 'EFFECT_NOT_ASSESSED' })
  const event = {
    type: 'closure.resolutionEntered',
    rung: request.rung,
    meeting: { id, kind, number, present, resolution },
    signedOn: heldOn,
    comment,
    effect: isAssessed ? effect : null,
  } as const
  return ok([changeOf(closureKind, request.id, event)])
}

/** Whether a meeting still says what was entered of it: somebody may have put it right, or voided it, since. */
export function isStillResolved(paper: PassedPaper, meeting: RecordedMeeting | null): boolean {
  return (
    meeting !== null &&
    !meeting.isVoided &&
    meeting.heldOn === paper.signedOn &&
    meeting.present === paper.meeting.present &&
    meeting.resolutions[paper.meeting.resolution - 1] === paper.comment
  )
}

/** Why somebody does not confirm what was entered; null where they may. */
export function confirmingRefusal(claim: ClaimAmongPeople, actor: ActorHere): PaperRefusal | null {
  const { request } = claim
  if (!mayOn('closure.confirmPaper', claim, actor)) return { code: 'NOT_ALLOWED' }
  if (request.status !== 'pending' || request.paper === null) return { code: 'PAPER_NOT_PENDING' }
  if (isDoer(claim, actor)) return { code: 'OWN_CLAIM' }
  const { paper } = request
  if ('meeting' in paper)
    return paper.enteredBy === actor.personId ? { code: 'PAPER_OWN' } : signingRefusal(actor)
  const { enteredBy, personId } = paper
  if ([enteredBy, personId].includes(actor.personId)) return { code: 'PAPER_OWN' }
  // Whoever has lost the rung since, or done some of the work, has not signed it.
  const isStillFit = checkersNow(claim).some((person) => person.personId === personId)
  return isStillFit ? signingRefusal(actor) : { code: 'PAPER_SIGNER_UNFIT' }
}

/** What whoever confirms goes by: the meeting as it is recorded now, or the scan, once all of it was shown to them. */
export type Looked = { readonly meeting: RecordedMeeting | null; readonly isScanSeen: boolean }

/** Confirms by the scan that a rung was signed on paper: then it is signed, and the last one closes the item. */
export function confirmPaper(
  claim: ClaimAmongPeople,
  actor: ActorHere,
  { meeting, isScanSeen }: Looked,
): Decision<ClosureEvent | FindingEvent | MeasureEvent> {
  const { request, item } = claim
  const refusal = confirmingRefusal(claim, actor)
  if (refusal !== null) return refuse(refusal)
  const paper = paperOf(claim)
  if (paper === null) return refuse({ code: 'PAPER_NOT_PENDING' })
  if ('meeting' in paper && !isStillResolved(paper, meeting)) return refuse({ code: 'MEETING_MISSING' })
  if (!('meeting' in paper) && !isScanSeen) return refuse({ code: 'PAPER_UNSEEN' })
  const { enteredAt: _, ...entered } = paper
  const event =
    'meeting' in entered
      ? ({ type: 'closure.resolved', ...entered } as const)
      : ({ type: 'closure.signedOnPaper', ...entered } as const)
  const signed = [changeOf(closureKind, request.id, event)]
  if (!isLastRung(request)) return ok(signed)
  const closed = closeItem(request, item, paper.effect)
  return closed.ok ? ok([...signed, ...closed.value]) : closed
}

/** Why somebody does not take back what was entered; null where they may: whoever entered it, or whoever could confirm it. */
export function droppingRefusal(claim: ClaimAmongPeople, actor: ActorHere): PaperRefusal | null {
  const { request } = claim
  if (request.status !== 'pending' || request.paper === null) return { code: 'PAPER_NOT_PENDING' }
  if (request.paper.enteredBy === actor.personId) return null
  const refusal = confirmingRefusal(claim, actor)
  return refusal?.code === 'PAPER_SIGNER_UNFIT' ? null : refusal
}

/** Takes back what was entered from paper, for a reason: the rung waits as before. */
export function dropPaper(claim: ClaimAmongPeople, reason: string, actor: ActorHere): Decision<ClosureEvent> {
  const refusal = droppingRefusal(claim, actor)
  if (refusal !== null) return refuse(refusal)
  const paper = paperOf(claim)
  if (paper === null) return refuse({ code: 'PAPER_NOT_PENDING' })
  if (reason === '') return refuse({ code: 'REASON_MISSING' })
  const event = { type: 'closure.paperDropped', rung: paper.rung, reason } as const
  return ok([changeOf(closureKind, claim.request.id, event)])
}

function paperOf({ request }: ClaimAmongPeople): PendingPaper | null {
  return request.status === 'pending' ? request.paper : null
}

function isDoer({ request, item }: ClaimAmongPeople, { personId }: ActorHere): boolean {
  return doersOfClaim(request, item).includes(personId)
}

function mayOn(
  right: 'closure.enterPaper' | 'closure.confirmPaper',
  { item }: ClaimAmongPeople,
  actor: ActorHere,
): boolean {
  return can(actor, right, { ...responsibilityOf(item), handlerId: null, holdsRung: false })
}
