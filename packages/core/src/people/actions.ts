import { decideClosure } from '../closure/closure.decide.ts'
import type { ClosureRequest } from '../closure/closure-request.ts'
import { responsibilityOf, type ClosureItem } from '../closure/sign.ts'
import { rungsHeldBy, type Signers } from '../closure/signers.ts'
import { submitFinding, submitMeasure } from '../closure/submit.ts'
import { decideFinding } from '../findings/finding.decide.ts'
import type { Finding } from '../findings/finding.ts'
import { findingActions, type FindingAction } from '../findings/findings.contract.ts'
import type { MeasureOfFinding } from '../findings/responsibility.ts'
import type { FindingStatus } from '../findings/finding.ts'
import { id } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { refuse, type Result } from '../kernel/result.ts'
import { addMeasure } from '../measures/add-measure.ts'
import { decideMeasure } from '../measures/measure.decide.ts'
import type { Assignment, Measure } from '../measures/measure.ts'
import { measureActions, type MeasureAction } from '../measures/measures.contract.ts'
import { signingRefusal } from './confirmation.ts'
import { can } from './permissions.ts'
import { holds, type Actor } from './role.ts'

/** An action that a person has the right to but that is refused now. */
export type RefusedAction<Action extends string> = { readonly action: Action; readonly refusal: Refusal }

/** What a person can do with an item now, and what they have the right to but cannot do now, with the reason. */
export type Actions<Action extends string> = {
  readonly can: readonly Action[]
  readonly refused: readonly RefusedAction<Action>[]
}

/** A measure as seen by a person. `request` is its pending claim; without `signers` the ladder is not looked at. */
export type MeasureSight = {
  readonly actor: Actor
  readonly measure: Measure
  readonly findingStatus: FindingStatus
  readonly request: ClosureRequest | null
  readonly signers?: Signers
}

/** A finding as seen by a person. `request` is its pending claim; without `signers` the ladder is not looked at. */
export type FindingSight = {
  readonly actor: Actor
  readonly finding: Finding
  readonly measures: readonly MeasureOfFinding[]
  readonly request: ClosureRequest | null
  readonly signers?: Signers
}

/** What a person can do with a measure now, and what is refused to them for now. */
export function measureActionsOf(sight: MeasureSight): Actions<MeasureAction> {
  const { actor, measure, request } = sight
  const item: ClosureItem = { type: 'measure', measure, findingStatus: sight.findingStatus }
  const entitled = { ...measure, holdsRung: isChecker(actor, request, item) }
  return sort(
    measureActions.filter((action) => can(actor, `measure.${action}`, entitled)),
    (action) => tryOnMeasure(action, sight, item),
  )
}

/** What a person can do with a finding now, and what is refused to them for now. */
export function findingActionsOf(sight: FindingSight): Actions<FindingAction> {
  const { actor, finding, measures, request } = sight
  const item: ClosureItem = { type: 'finding', finding, measures }
  const responsibility = responsibilityOf(item)
  const entitled = { ...responsibility, handlerId: null, holdsRung: isChecker(actor, request, item) }
  return sort(
    findingActions.filter((action) => can(actor, `finding.${action}`, entitled)),
    (action) => tryOnFinding(action, sight, item),
  )
}

/** What a person can do with a claim now, and what is refused to them for now. */
export function closureActionsOf(sight: {
  readonly actor: Actor
  readonly request: ClosureRequest
  readonly item: ClosureItem
}): Actions<'approve' | 'return'> {
  const { actor, request, item } = sight
  const right = isChecker(actor, request, item) ? (['approve', 'return'] as const) : []
  return sort([...right], () => tryOnRequest(actor, request, item))
}

/** The fields of a measure's assignment that a person may set: the owner's head only names who does the work. */
export function assignableFields(actor: Actor, measure: Measure): readonly (keyof Assignment)[] {
  if (holds(actor, 'coordinator')) {
    return ['leaderId', 'ownerId', 'handlerId', 'dueOn', 'timeClass', 'kind', 'target']
  }
  return can(actor, 'measure.assign', { ...measure, holdsRung: false }) ? ['handlerId'] : []
}

// What the tries below are made with; nothing of it is kept.
const triedId = '00000000-0000-0000-0000-000000000000'
const tried = '…'

type Trial = Result<unknown, Refusal>

function tryOnMeasure(action: MeasureAction, sight: MeasureSight, item: ClosureItem): Trial {
  const { actor, measure, request, signers } = sight
  switch (action) {
    case 'assign':
      return decideMeasure(measure, { type: 'assign', changes: {} }, sight)
    case 'start':
      return decideMeasure(measure, { type: 'start' }, sight)
    case 'report':
      return decideMeasure(
        measure,
        { type: 'report', reportId: id(triedId), text: tried, evidence: [] },
        sight,
      )
    case 'submit':
      return signers === undefined
        ? decideMeasure(measure, { type: 'submit', closureRequestId: id(triedId) }, sight)
        : submitMeasure({
            ...sight,
            signers,
            closureRequestId: id(triedId),
            claim: tried,
            by: actor.personId,
          })
    case 'approve':
    case 'return':
      return tryOnRequest(actor, request, item)
    case 'reopen':
      return decideMeasure(measure, { type: 'reopen', reason: tried }, sight)
    default:
      return action satisfies never
  }
}

function tryOnFinding(action: FindingAction, sight: FindingSight, item: ClosureItem): Trial {
  const { actor, finding, request, signers } = sight
  switch (action) {
    case 'assign':
      return decideFinding(finding, { type: 'assign', changes: {} }, sight)
    case 'addMeasure':
      return addMeasure(finding, { measureId: id(triedId), ordinal: 1, text: tried })
    case 'submit':
      return signers === undefined
        ? decideFinding(finding, { type: 'submit', closureRequestId: id(triedId) }, sight)
        : submitFinding({
            ...sight,
            signers,
            closureRequestId: id(triedId),
            claim: tried,
            verdict: 'completed',
            by: actor.personId,
          })
    case 'approve':
    case 'return':
      return tryOnRequest(actor, request, item)
    case 'reopen':
      return decideFinding(finding, { type: 'reopen', reason: tried }, sight)
    default:
      return action satisfies never
  }
}

function tryOnRequest(actor: Actor, request: ClosureRequest | null, item: ClosureItem): Trial {
  if (request === null) return refuse({ code: 'REQUEST_NOT_PENDING' })
  const facts = { by: actor.personId, heldRungs: rungsHeldBy(actor, responsibilityOf(item)) }
  const decided = decideClosure(request, { type: 'return', reason: tried }, facts)
  const unconfirmed = decided.ok ? signingRefusal(actor) : null
  return unconfirmed === null ? decided : refuse(unconfirmed)
}

// Whoever signed, or will sign, a rung of a pending claim has to do with it; to anybody else it is not shown.
function isChecker(actor: Actor, request: ClosureRequest | null, item: ClosureItem): boolean {
  if (request?.status !== 'pending') return false
  const held = rungsHeldBy(actor, responsibilityOf(item))
  return request.ladder.some((rung) => held.includes(rung))
}

// A wrong status needs no reason on the page: the status itself stands there.
const silent: readonly string[] = ['NOT_IN_STATUS', 'REQUEST_NOT_PENDING']

function sort<Action extends string>(
  entitled: readonly Action[],
  attempt: (action: Action) => Trial,
): Actions<Action> {
  const possible: Action[] = []
  const refused: RefusedAction<Action>[] = []
  for (const action of entitled) {
    const result = attempt(action)
    if (result.ok) possible.push(action)
    else if (!silent.includes(result.refusal.code)) refused.push({ action, refusal: result.refusal })
  }
  return { can: possible, refused }
}
