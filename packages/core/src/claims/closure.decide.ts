import type { ClosureRequestId, PersonId, RectificationId } from '../kernel/id.ts'
import type { Place, Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { rungKey, type TemplateLadder, type TemplateRung } from '../templates/template.ts'
import {
  type OpenObjects,
  type ClosureRequest,
  type ClosureSubject,
  type Effect,
  type Rung,
  signersIn,
  type Verdict,
} from './closure-request.ts'
import type { ClaimRung, ClosureEvent } from './closure.events.ts'
import { rungWords } from './labels.ts'

/** The claim that an item is done. */
export type ClosureClaim = {
  readonly closureRequestId: ClosureRequestId
  readonly rectificationId: RectificationId
  readonly subject: ClosureSubject
  readonly claim: string
  readonly verdict: Verdict | null
  /** Everybody who did the work, the claimant among them. */
  readonly doers: readonly PersonId[]
  /** What is still to be crossed off; left out where nothing is. */
  readonly openObjects?: OpenObjects
}

/** What a checker does with a claim; only the claimant withdraws it. */
export type ClosureCommand =
  | { readonly type: 'sign'; readonly comment: string; readonly effect: Effect | null }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'withdraw' }

/** Who acts on a claim, which rungs of it they have, how, and who did the work as far as its item knows now. */
export type ClosureFacts = {
  readonly by: PersonId
  /** In whose place they act; left out where they act as themselves. */
  readonly inPlaceOf?: PersonId
  readonly heldRungs: readonly Rung[]
  /** Whether they have them as a stand-in: whoever has a post on the ladder signs by it, named before or not. */
  readonly isStandIn: boolean
  readonly doers: readonly PersonId[]
  readonly isCoordinator: boolean
}

/** Why a claim cannot be made. */
export type ClaimRefusal = Refusal<'REPORT_EMPTY'>

/** Why a claim cannot be signed, returned or withdrawn. */
export type ClosureRefusal = Refusal<
  | 'REQUEST_NOT_PENDING'
  | 'NOT_YOUR_CLAIM'
  | 'OWN_CLAIM'
  | 'DEPUTY_OF_DOER'
  | 'SIGNED_BEFORE'
  | 'SIGNED_FOR_BOTH'
  | 'NOT_YOUR_RUNG'
  | 'EFFECT_NOT_ASSESSED'
  | 'REASON_MISSING'
>

/** Makes a claim, provided that it says something. A rung without anybody waits until a stand-in is named. */
export function requestClosure(
  claim: ClosureClaim,
  ladder: TemplateLadder,
): Result<ClosureEvent[], ClaimRefusal> {
  if (claim.claim === '') return refuse({ code: 'REPORT_EMPTY', place: placeOf(claim, 'claim') })
  const [first, ...others] = ladder
  if (ladder.some((rung) => typeof rung !== 'string'))
    return ok([{ type: 'closure.claimed', ...claim, ladder: [claimRung(first), ...others.map(claimRung)] }])
  return ok([{ type: 'closure.requested', ...claim, ladder: [rungKey(first), ...others.map(rungKey)] }])
}

function claimRung(rung: TemplateRung): ClaimRung {
  if (typeof rung === 'string') return { rung, named: null }
  const atLeast = 'atLeast' in rung ? (rung.atLeast ?? null) : null
  return { rung: rungKey(rung), named: { name: rung.name, atLeast } }
}

/** Decides what a checker's command does to a claim. */
export function decideClosure(
  request: ClosureRequest,
  command: ClosureCommand,
  facts: ClosureFacts,
): Result<ClosureEvent[], ClosureRefusal> {
  if (request.status !== 'pending') return refuse({ code: 'REQUEST_NOT_PENDING' })
  switch (command.type) {
    case 'sign':
      return sign(request, command, facts)
    case 'withdraw':
      if (request.claimedBy !== facts.by) return refuse({ code: 'NOT_YOUR_CLAIM' })
      return ok([{ type: 'closure.withdrawn', rung: request.rung }])
    case 'return': {
      const refusal = returnerRefusal(request, facts)
      if (refusal !== null) return refuse(refusal)
      if (command.reason === '') return refuse({ code: 'REASON_MISSING' })
      return ok([{ type: 'closure.returned', rung: request.rung, reason: command.reason }])
    }
    default:
      return command satisfies never
  }
}

/** Whether the next signature on a pending claim is the last that it needs. */
export function isLastRung(request: ClosureRequest): boolean {
  return request.signatures.length === request.ladder.length - 1
}

type Pending = Extract<ClosureRequest, { status: 'pending' }>

function isDoer(request: Pending, person: PersonId | undefined, { doers }: ClosureFacts): boolean {
  return person !== undefined && (request.doers.includes(person) || doers.includes(person))
}

// A coordinator keeps the whole record, so that a claim can come back wherever it waits.
function returnerRefusal(request: Pending, facts: ClosureFacts): ClosureRefusal | null {
  const hasWorked = isDoer(request, facts.by, facts) || isDoer(request, facts.inPlaceOf, facts)
  return facts.isCoordinator && !hasWorked ? null : checkerRefusal(request, facts)
}

function checkerRefusal(request: Pending, facts: ClosureFacts): ClosureRefusal | null {
  const { by, inPlaceOf } = facts
  if (isDoer(request, by, facts)) return { code: 'OWN_CLAIM' }
  const signers = signersIn(request)
  if (signers.includes(by)) return { code: 'SIGNED_BEFORE' }
  if (!facts.heldRungs.includes(request.rung)) {
    return { code: 'NOT_YOUR_RUNG', params: rungParams(request) }
  }
  if (inPlaceOf === undefined) return null
  // Whoever is away does not sign by another what they could not sign themselves.
  if (isDoer(request, inPlaceOf, facts)) return { code: 'DEPUTY_OF_DOER' }
  return signers.includes(inPlaceOf) ? { code: 'SIGNED_FOR_BOTH' } : null
}

function sign(
  request: Pending,
  command: Extract<ClosureCommand, { type: 'sign' }>,
  facts: ClosureFacts,
): Result<ClosureEvent[], ClosureRefusal> {
  const refusal = checkerRefusal(request, facts)
  if (refusal !== null) return refuse(refusal)
  const isAssessed = request.subject.type === 'finding' && isLastRung(request)
  if (isAssessed && command.effect === null) return refuse({ code: 'EFFECT_NOT_ASSESSED' })
  const effect = isAssessed ? command.effect : null
  const { rung } = request
  const { comment } = command
  const standIn = facts.isStandIn
    ? request.standIns.find((one) => one.rung === rung && one.personId === facts.by)
    : undefined
  return standIn === undefined
    ? ok([{ type: 'closure.signed', rung, comment, effect }])
    : ok([{ type: 'closure.signedByStandIn', rung, comment, effect, namedBy: standIn.namedBy }])
}

function rungParams({ rung, rungNames }: Pending): { rung: string; rungEn: string } {
  const { zh, en } = rungWords(rung, rungNames)
  return { rung: zh, rungEn: en }
}

function placeOf(claim: ClosureClaim, field: string): Place {
  const { rectificationId, subject } = claim
  return subject.type === 'measure'
    ? { kind: 'measure', rectificationId, measureId: subject.id, field }
    : { kind: 'finding', rectificationId, findingId: subject.id, field }
}
