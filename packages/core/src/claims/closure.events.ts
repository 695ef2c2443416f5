import type { ClosureRequestId, PersonId, RectificationId } from '../kernel/id.ts'
import type { Ladder } from '../templates/template.ts'
import type { Evidence } from '../told/evidence.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'
import type {
  ClosureRequest,
  ClosureSubject,
  Effect,
  OpenObjects,
  PassedPaper,
  Prepared,
  Rung,
  RungName,
  Signature,
  SignedPaper,
  StandIn,
  Verdict,
} from './closure-request.ts'

/** What can happen to a closure request. Each event is one journal entry and one step of the version. */
export type ClosureEvent =
  | {
      readonly type: 'closure.requested'
      readonly closureRequestId: ClosureRequestId
      readonly rectificationId: RectificationId
      readonly subject: ClosureSubject
      readonly claim: string
      readonly verdict: Verdict | null
      readonly doers: readonly PersonId[]
      /** Left out where nothing is open. */
      readonly openObjects?: OpenObjects
      readonly ladder: Ladder
    }
  // With rungs that no role is: what each is called stands with it.
  | {
      readonly type: 'closure.claimed'
      readonly closureRequestId: ClosureRequestId
      readonly rectificationId: RectificationId
      readonly subject: ClosureSubject
      readonly claim: string
      readonly verdict: Verdict | null
      readonly doers: readonly PersonId[]
      readonly openObjects?: OpenObjects
      readonly ladder: readonly [ClaimRung, ...ClaimRung[]]
    }
  | {
      readonly type: 'closure.signed'
      readonly rung: Rung
      readonly comment: string
      /** Assessed on the last rung of a finding; null elsewhere. */
      readonly effect: Effect | null
    }
  | {
      readonly type: 'closure.signedByStandIn'
      readonly rung: Rung
      readonly comment: string
      /** Assessed on the last rung of a finding; null elsewhere. */
      readonly effect: Effect | null
      readonly namedBy: PersonId
    }
  | ({ readonly type: 'closure.paperEntered' } & Omit<SignedPaper, 'enteredBy' | 'enteredAt'>)
  | ({ readonly type: 'closure.signedOnPaper' } & Omit<SignedPaper, 'enteredAt'>)
  | ({ readonly type: 'closure.resolutionEntered' } & Omit<PassedPaper, 'enteredBy' | 'enteredAt'>)
  | ({ readonly type: 'closure.resolved' } & Omit<PassedPaper, 'enteredAt'>)
  | { readonly type: 'closure.paperDropped'; readonly rung: Rung; readonly reason: string }
  | { readonly type: 'closure.standInNamed'; readonly rung: Rung; readonly personId: PersonId }
  | {
      readonly type: 'closure.prepared'
      readonly forId: PersonId
      readonly decision: Prepared['decision']
      readonly words: string
    }
  | { readonly type: 'closure.returned'; readonly rung: Rung; readonly reason: string }
  | { readonly type: 'closure.withdrawn'; readonly rung: Rung }

/** A rung as the entry of a claim holds it; null where it is called after its role. */
export type ClaimRung = { readonly rung: Rung; readonly named: RungName | null }

type Common = Omit<Extract<ClosureRequest, { status: 'pending' }>, 'status' | 'rung'>
type Requested = Extract<ClosureEvent, { type: 'closure.requested' | 'closure.claimed' }>

/** The closure request after an event; the first event makes it, the last signature approves it. */
export function evolveClosure(
  request: ClosureRequest | null,
  recorded: Recorded<ClosureEvent>,
): ClosureRequest {
  const { event, at } = recorded
  const by = personBehind(recorded)
  if (event.type === 'closure.requested' || event.type === 'closure.claimed') {
    if (request !== null) throw new Error(`closure request ${request.id} was made twice`)
    return requested(event, at, by)
  }
  if (request === null) throw new Error(`${event.type} came before closure.requested`)
  const place = recorded.inPlaceOf === undefined ? {} : { inPlaceOf: recorded.inPlaceOf }
  // Whatever is decided, what was entered from paper waits no longer.
  const next = { ...commonOf(request), paper: null, version: request.version + 1 }
  switch (event.type) {
    case 'closure.signed':
      return signed(
        next,
        { rung: event.rung, personId: by, ...place, at, comment: event.comment },
        event.effect,
      )
    case 'closure.signedByStandIn': {
      const { rung, comment, effect, namedBy } = event
      return signed(next, { rung, personId: by, at, comment, namedBy }, effect)
    }
    case 'closure.paperEntered':
    case 'closure.resolutionEntered': {
      const { type: _, ...entered } = event
      return { ...request, paper: { ...entered, enteredBy: by, enteredAt: at }, version: next.version }
    }
    case 'closure.signedOnPaper': {
      const { rung, personId, comment, signedOn, enteredBy, effect } = event
      const paper = { signedOn, scan: scanOf(event), enteredBy, confirmedBy: by }
      return signed(next, { rung, personId, at, comment, paper }, effect)
    }
    case 'closure.resolved': {
      const { rung, comment, signedOn: heldOn, enteredBy, effect } = event
      const meeting = { ...event.meeting, heldOn, enteredBy }
      return signed(next, { rung, personId: by, at, comment, meeting }, effect)
    }
    case 'closure.paperDropped':
      return { ...request, paper: null, version: next.version }
    case 'closure.standInNamed':
      return named(request, { rung: event.rung, personId: event.personId, namedBy: by, namedAt: at })
    case 'closure.prepared': {
      const { type: _, ...prepared } = event
      return { ...request, prepared: { ...prepared, by, at }, version: next.version }
    }
    case 'closure.withdrawn':
      return { ...next, status: 'withdrawn', rung: event.rung, withdrawnAt: at }
    case 'closure.returned':
      return {
        ...next,
        status: 'returned',
        rung: event.rung,
        returnedBy: by,
        returnedAt: at,
        reason: event.reason,
      }
    default:
      return event satisfies never
  }
}

function requested(event: Requested, at: string, by: PersonId): ClosureRequest {
  return {
    id: event.closureRequestId,
    rectificationId: event.rectificationId,
    subject: event.subject,
    claim: event.claim,
    verdict: event.verdict,
    claimedBy: by,
    claimedAt: at,
    doers: event.doers,
    openObjects: event.openObjects ?? null,
    ...ladderIn(event),
    signatures: [],
    standIns: [],
    prepared: null,
    paper: null,
    version: 1,
    status: 'pending',
    rung: ladderIn(event).ladder[0],
  }
}

function ladderIn(event: Requested): Pick<Common, 'ladder' | 'rungNames'> {
  if (event.type === 'closure.requested') return { ladder: event.ladder, rungNames: {} }
  const [first, ...others] = event.ladder
  return {
    ladder: [first.rung, ...others.map(({ rung }) => rung)],
    rungNames: Object.fromEntries(
      event.ladder.flatMap(({ rung, named }) => (named === null ? [] : [[rung, named]])),
    ),
  }
}

function signed(common: Common, signature: Signature, effect: Effect | null): ClosureRequest {
  const signatures = [...common.signatures, signature]
  const rung = common.ladder[signatures.length]
  return rung === undefined
    ? { ...common, signatures, status: 'approved', approvedAt: signature.at, effect }
    : { ...common, signatures, status: 'pending', rung }
}

// Whoever is named anew takes the place of the one before.
function named(request: ClosureRequest, standIn: StandIn): ClosureRequest {
  const others = request.standIns.filter(({ rung }) => rung !== standIn.rung)
  return { ...request, standIns: [...others, standIn], version: request.version + 1 }
}

function scanOf({ evidence }: Pick<SignedPaper, 'evidence'>): Evidence {
  const [scan] = evidence
  if (scan === undefined) throw new Error('a signature on paper without a scan')
  const { fileId, name, size, mediaType } = scan
  return { fileId, name, size, mediaType }
}

function commonOf(request: ClosureRequest): Common {
  return {
    id: request.id,
    rectificationId: request.rectificationId,
    subject: request.subject,
    claim: request.claim,
    verdict: request.verdict,
    claimedBy: request.claimedBy,
    claimedAt: request.claimedAt,
    doers: request.doers,
    openObjects: request.openObjects,
    ladder: request.ladder,
    rungNames: request.rungNames,
    signatures: request.signatures,
    standIns: request.standIns,
    prepared: null,
    paper: request.paper,
    version: request.version,
  }
}
