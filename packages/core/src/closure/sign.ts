import { decideFinding, type FindingRefusal } from '../findings/finding.decide.ts'
import type { Finding } from '../findings/finding.ts'
import {
  effectiveResponsibility,
  type MeasureOfFinding,
  type Responsibility,
} from '../findings/responsibility.ts'
import type { Change } from '../journal/entry.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { decideMeasure, type MeasureFacts, type MeasureRefusal } from '../measures/measure.decide.ts'
import type { Measure } from '../measures/measure.ts'
import { signingRefusal } from '../people/confirmation.ts'
import type { Actor } from '../people/role.ts'
import type { ClosureRequest, Effect } from './closure-request.ts'
import { decideClosure, isLastRung, type ClosureCommand, type ClosureRefusal } from './closure.decide.ts'
import { rungsHeldBy } from './signers.ts'

/** The item that a claim is about. */
export type ClosureItem =
  | ({ readonly type: 'measure'; readonly measure: Measure } & MeasureFacts)
  | { readonly type: 'finding'; readonly finding: Finding; readonly measures: readonly MeasureOfFinding[] }

/** A claim with its item and the person who acts on it. */
export type ClosureCase = {
  readonly request: ClosureRequest
  readonly item: ClosureItem
  readonly actor: Actor
}

/** Why a claim cannot be decided. */
export type DecisionRefusal =
  | ClosureRefusal
  | MeasureRefusal
  | FindingRefusal
  | NonNullable<ReturnType<typeof signingRefusal>>

type Decision = Result<Change[], DecisionRefusal>

/** Who answers for the item of a claim. */
export function responsibilityOf(item: ClosureItem): Responsibility {
  return item.type === 'measure' ? item.measure : effectiveResponsibility(item.finding, item.measures)
}

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
  const back = returnItem(request, item, reason)
  return back.ok ? ok([...returned.value, ...back.value]) : back
}

function decide({ request, item, actor }: ClosureCase, command: ClosureCommand): Decision {
  const facts = { by: actor.personId, heldRungs: rungsHeldBy(actor, responsibilityOf(item)) }
  const decided = decideClosure(request, command, facts)
  if (!decided.ok) return decided
  const unconfirmed = signingRefusal(actor)
  if (unconfirmed !== null) return refuse(unconfirmed)
  return ok(
    decided.value.map((event) => ({ subjectType: 'closureRequest', subjectId: request.id, event }) as const),
  )
}

function closeItem(request: ClosureRequest, item: ClosureItem, effect: Effect | null): Decision {
  const closureRequestId = request.id
  if (item.type === 'measure') {
    return onMeasure(item.measure, decideMeasure(item.measure, { type: 'close', closureRequestId }, item))
  }
  const { verdict } = request
  if (verdict === null || effect === null) {
    throw new Error(`closure request ${request.id} of a finding has no verdict or effect`)
  }
  const command = { type: 'close', closureRequestId, verdict, effect } as const
  return onFinding(item.finding, decideFinding(item.finding, command, item))
}

function returnItem(request: ClosureRequest, item: ClosureItem, reason: string): Decision {
  const command = { type: 'return', closureRequestId: request.id, reason } as const
  return item.type === 'measure'
    ? onMeasure(item.measure, decideMeasure(item.measure, command, item))
    : onFinding(item.finding, decideFinding(item.finding, command, item))
}

function onMeasure(measure: Measure, decided: ReturnType<typeof decideMeasure>): Decision {
  if (!decided.ok) return decided
  return ok(decided.value.map((event) => ({ subjectType: 'measure', subjectId: measure.id, event }) as const))
}

function onFinding(finding: Finding, decided: ReturnType<typeof decideFinding>): Decision {
  if (!decided.ok) return decided
  return ok(decided.value.map((event) => ({ subjectType: 'finding', subjectId: finding.id, event }) as const))
}
