import type { ClosureRequestId, PersonId, RectificationId } from '../kernel/id.ts'
import type { Place, Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import {
  rungs,
  type ClosureRequest,
  type ClosureSubject,
  type Effect,
  type Rung,
  type Verdict,
} from './closure-request.ts'
import type { ClosureEvent } from './closure.events.ts'
import { rungLabels } from './labels.ts'
import { unsignableRung, type Signers } from './signers.ts'

/** The claim that an item is done. */
export type ClosureClaim = {
  readonly closureRequestId: ClosureRequestId
  readonly rectificationId: RectificationId
  readonly subject: ClosureSubject
  readonly claim: string
  readonly verdict: Verdict | null
  /** Everybody who did the work, the claimant among them. */
  readonly doers: readonly PersonId[]
}

/** What a checker does with a claim. */
export type ClosureCommand =
  | { readonly type: 'sign'; readonly comment: string; readonly effect: Effect | null }
  | { readonly type: 'return'; readonly reason: string }

/** Who acts on a claim, and which rungs of it they hold. */
export type ClosureFacts = { readonly by: PersonId; readonly heldRungs: readonly Rung[] }

/** Why a claim cannot be made. */
export type ClaimRefusal = Refusal<'REPORT_EMPTY' | 'SIGNER_MISSING'>

/** Why a claim cannot be signed or returned. */
export type ClosureRefusal = Refusal<
  | 'REQUEST_NOT_PENDING'
  | 'OWN_CLAIM'
  | 'SIGNED_BEFORE'
  | 'NOT_YOUR_RUNG'
  | 'EFFECT_NOT_ASSESSED'
  | 'REASON_MISSING'
>

/** Makes a claim, provided that it says something and that a person of its own is there for each rung. */
export function requestClosure(
  claim: ClosureClaim,
  facts: { readonly signers: Signers; readonly ladder?: readonly [Rung, ...Rung[]] },
): Result<ClosureEvent[], ClaimRefusal> {
  if (claim.claim === '') return refuse({ code: 'REPORT_EMPTY', place: placeOf(claim, 'claim') })
  const ladder = facts.ladder ?? rungs
  const rung = unsignableRung(ladder, facts.signers, claim.doers)
  if (rung !== null) {
    const place: Place = rung === 'leader' ? placeOf(claim, 'leaderId') : { kind: 'people' }
    return refuse({ code: 'SIGNER_MISSING', params: rungParams(rung), place })
  }
  return ok([{ type: 'closure.requested', ...claim, ladder }])
}

/** Decides what a checker's command does to a claim. */
export function decideClosure(
  request: ClosureRequest,
  command: ClosureCommand,
  facts: ClosureFacts,
): Result<ClosureEvent[], ClosureRefusal> {
  if (request.status !== 'pending') return refuse({ code: 'REQUEST_NOT_PENDING' })
  const refusal = checkerRefusal(request, facts)
  if (refusal !== null) return refuse(refusal)
  switch (command.type) {
    case 'sign':
      return sign(request, command)
    case 'return':
      if (command.reason === '') return refuse({ code: 'REASON_MISSING' })
      return ok([{ type: 'closure.returned', rung: request.rung, reason: command.reason }])
    default:
      return command satisfies never
  }
}

/** Whether the next signature on a pending claim is the last that it needs. */
export function isLastRung(request: ClosureRequest): boolean {
  return request.signatures.length === request.ladder.length - 1
}

type Pending = Extract<ClosureRequest, { status: 'pending' }>

function checkerRefusal(request: Pending, facts: ClosureFacts): ClosureRefusal | null {
  if (request.doers.includes(facts.by)) return { code: 'OWN_CLAIM' }
  if (request.signatures.some((signature) => signature.personId === facts.by))
    return { code: 'SIGNED_BEFORE' }
  if (!facts.heldRungs.includes(request.rung)) {
    return { code: 'NOT_YOUR_RUNG', params: rungParams(request.rung) }
  }
  return null
}

function sign(
  request: Pending,
  command: Extract<ClosureCommand, { type: 'sign' }>,
): Result<ClosureEvent[], ClosureRefusal> {
  const isAssessed = request.subject.type === 'finding' && isLastRung(request)
  if (isAssessed && command.effect === null) return refuse({ code: 'EFFECT_NOT_ASSESSED' })
  const effect = isAssessed ? command.effect : null
  return ok([{ type: 'closure.signed', rung: request.rung, comment: command.comment, effect }])
}

function rungParams(rung: Rung): { rung: string; rungEn: string } {
  return { rung: rungLabels[rung].zh, rungEn: rungLabels[rung].en }
}

function placeOf(claim: ClosureClaim, field: string): Place {
  const { rectificationId, subject } = claim
  return subject.type === 'measure'
    ? { kind: 'measure', rectificationId, measureId: subject.id, field }
    : { kind: 'finding', rectificationId, findingId: subject.id, field }
}
