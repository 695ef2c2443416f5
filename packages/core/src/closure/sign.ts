import { decideFinding, type FindingRefusal } from '../findings/finding.decide.ts'
import type { FindingEvent } from '../findings/finding.events.ts'
import { findingKind } from '../findings/finding.kind.ts'
import type { Change } from '../kernel/entry.ts'
import type { ClosureRequestId } from '../kernel/id.ts'
import { changesOf } from '../kernel/kind.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { decideMeasure, type MeasureRefusal } from '../measures/measure.decide.ts'
import type { MeasureEvent } from '../measures/measure.events.ts'
import { measureKind } from '../measures/measure.kind.ts'
import { type SigningRefusal, signingRefusal } from '../people/confirmation.ts'
import { guisesOf } from '../people/guises.ts'
import { holds, type ActorHere } from '../people/role.ts'
import { doersOfClaim, responsibilityOf, type ClosureItem } from './closure-item.ts'
import type { ClosureRequest, Effect } from '../claims/closure-request.ts'
import {
  decideClosure,
  isLastRung,
  type ClosureCommand,
  type ClosureFacts,
  type ClosureRefusal,
} from '../claims/closure.decide.ts'
import type { ClosureEvent } from '../claims/closure.events.ts'
import { closureKind } from '../claims/closure.kind.ts'
import { rungsHeldBy } from './signers.ts'
import { rungsOfClaim } from './stand-ins.ts'

/** A claim with its item and the person who acts on it. */
export type ClosureCase = {
  readonly request: ClosureRequest
  readonly item: ClosureItem
  readonly actor: ActorHere
}

/** Why a claim cannot be decided. */
export type DecisionRefusal = ClosureRefusal | MeasureRefusal | FindingRefusal | SigningRefusal

type Decision = Result<Change<ClosureEvent | FindingEvent | MeasureEvent>[], DecisionRefusal>

/** Signs the rung whose turn it is; the last signature closes the item. */
export function signClosure(
  closure: ClosureCase,
  command: { readonly comment: string; readonly effect: Effect | null },
): Decision {
  const { request, item } = closure
  const signed = decide(closure, { type: 'sign', ...command })
  if (!signed.ok || !isLastRung(request)) return signed
  const closed = closeItem(request, item, command.effect)
  return closed.ok ? ok([...signed.value, ...closed.value]) : closed
}

/** Returns a claim, and with it the item, for a reason. */
export function returnClosure(closure: ClosureCase, reason: string): Decision {
  const { request, item } = closure
  const returned = decide(closure, { type: 'return', reason })
  if (!returned.ok) return returned
  const back = commandItem(item, { type: 'return', closureRequestId: request.id, reason })
  return back.ok ? ok([...returned.value, ...back.value]) : back
}

/** Takes a claim back, so that its item can be worked on and claimed again. */
export function withdrawClosure(closure: ClosureCase): Decision {
  const { request, item } = closure
  const withdrawn = decide(closure, { type: 'withdraw' })
  if (!withdrawn.ok) return withdrawn
  const command = { type: 'withdraw', closureRequestId: request.id } as const
  const back = commandItem(item, command)
  return back.ok ? ok([...withdrawn.value, ...back.value]) : back
}

/** What a claim has to know of whoever acts on it. */
export function factsOf({ request, item, actor }: ClosureCase): ClosureFacts {
  return {
    by: actor.personId,
    ...(actor.inPlaceOf === undefined ? {} : { inPlaceOf: actor.inPlaceOf }),
    heldRungs: rungsOfClaim(actor, { request, item }),
    isStandIn: rungsHeldBy(actor, responsibilityOf(item), request.ladder).length === 0,
    doers: doersOfClaim(request, item),
    isCoordinator: holds(actor, 'coordinator'),
  }
}

/**
 * Decides what a command of the acting person does to a claim, by themselves or in whose place they can act. Who is yet to be
 * confirmed takes back their own claim only.
 */
export function decideByActor(closure: ClosureCase, command: ClosureCommand): DecidedByActor {
  const tried = guisesOf(closure.actor).map((actor) => decideInGuise({ ...closure, actor }, command))
  const wanted = tried.find((one) => one.ok) ?? tried.find((one) => !isForOthers(one)) ?? tried[0]
  if (wanted === undefined) throw new Error(`${closure.actor.personId} acts as nobody`)
  return wanted
}

type DecidedByActor = Result<ClosureEvent[], ClosureRefusal | SigningRefusal>

function isForOthers(decided: DecidedByActor): boolean {
  return !decided.ok && decided.refusal.code === 'NOT_YOUR_RUNG'
}

function decideInGuise(closure: ClosureCase, command: ClosureCommand): DecidedByActor {
  const decided = decideClosure(closure.request, command, factsOf(closure))
  const unconfirmed = decided.ok && command.type !== 'withdraw' ? signingRefusal(closure.actor) : null
  return unconfirmed === null ? decided : refuse(unconfirmed)
}

function decide(closure: ClosureCase, command: ClosureCommand): Decision {
  const { request } = closure
  return changesOf(closureKind, request.id, decideByActor(closure, command))
}

/** Closes the item of a claim whose last rung is signed. */
export function closeItem(request: ClosureRequest, item: ClosureItem, effect: Effect | null): Decision {
  const closureRequestId = request.id
  if (item.type === 'measure') {
    return changesOf(
      measureKind,
      item.measure.id,
      decideMeasure(item.measure, { type: 'close', closureRequestId }, item),
    )
  }
  const { verdict } = request
  if (verdict === null || effect === null) {
    throw new Error(`closure request ${request.id} of a finding has no verdict or effect`)
  }
  const command = { type: 'close', closureRequestId, verdict, effect } as const
  return changesOf(findingKind, item.finding.id, decideFinding(item.finding, command, item))
}

type ItemCommand =
  | { readonly type: 'return'; readonly closureRequestId: ClosureRequestId; readonly reason: string }
  | { readonly type: 'withdraw'; readonly closureRequestId: ClosureRequestId }

function commandItem(item: ClosureItem, command: ItemCommand): Decision {
  return item.type === 'measure'
    ? changesOf(measureKind, item.measure.id, decideMeasure(item.measure, command, item))
    : changesOf(findingKind, item.finding.id, decideFinding(item.finding, command, item))
}
