import { closureActions, type ClosureAction } from '../claims/closure-request.schema.ts'
import type { ClosureCommand } from '../claims/closure.decide.ts'
import { responsibilityOf, type ClosureItem } from './closure-item.ts'
import type { ClosureRequest } from '../claims/closure-request.ts'
import { preparingRefusal } from './prepare.ts'
import { replacingRefusal } from './replace-leader.ts'
import {
  awaitsResolution,
  confirmingRefusal,
  droppingRefusal,
  enteringRefusal,
  paperSigners,
} from './paper.ts'
import { decideByActor } from './sign.ts'
import { namerRefusal, rungsOfClaim, unfilledRungs } from './stand-ins.ts'
import { decideFinding } from '../findings/finding.decide.ts'
import { isPutRight as isPutRightOfFinding } from '../findings/finding.actions.ts'
import { findingTrials } from '../findings/finding.lifecycle.ts'
import type { Finding } from '../findings/finding.ts'
import { findingActions, type FindingAction } from '../findings/findings.contract.ts'
import { isOwnMeasure, type MeasureOfFinding } from '../findings/responsibility.ts'
import type { PlainDay } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { addMeasure } from '../measures/add-measure.ts'
import {
  decidingRefusalAtAll,
  preparingRefusal as preparingExtensionRefusal,
} from '../measures/extension.decide.ts'
import { handlerRefusal, isLate, worksOn } from '../measures/late.ts'
import { decideMeasure, type MeasureFacts } from '../measures/measure.decide.ts'
import { type AssignmentField, type Assigner, fieldsSetBy } from '../measures/measure.fields.ts'
import { findingRefusal, measureRefusal } from '../measures/rearranging.ts'
import { isPutRight as isPutRightOfMeasure } from '../measures/measure.actions.ts'
import { measureTrials } from '../measures/measure.lifecycle.ts'
import type { Measure } from '../measures/measure.ts'
import { measureActions, type MeasureAction } from '../measures/measures.contract.ts'
import { can, holderOf, type Right } from '../people/permissions.ts'
import type { ActorHere } from '../people/role.ts'

/** An action that a person has the right to but that is refused now. */
export type RefusedAction<Action extends string> = { readonly action: Action; readonly refusal: Refusal }

/** What a person can do with an item now, and what they have the right to but cannot do now, with the reason. */
export type Actions<Action extends string> = {
  readonly can: readonly Action[]
  readonly refused: readonly RefusedAction<Action>[]
}

/** A measure as seen by a person. `request` is its pending claim. */
export type MeasureSight = {
  readonly actor: ActorHere
  readonly measure: Measure
  readonly request: ClosureRequest | null
} & MeasureFacts

/** A finding as seen by a person. `request` is its pending claim. */
export type FindingSight = {
  readonly actor: ActorHere
  readonly finding: Finding
  readonly measures: readonly MeasureOfFinding[]
  readonly request: ClosureRequest | null
  /** Without the day nothing is late. */
  readonly today?: PlainDay
}

// What puts a record right is no step that anybody waits for, so that nobody is told why it is not possible just now.
/**
 * What a person can do with a measure now, and what is refused to them for now.
 *
 * @param among the actions that are asked about
 */
export function measureActionsOf(
  sight: MeasureSight,
  among: readonly MeasureAction[] = measureActions,
): Actions<MeasureAction> {
  const { actor, measure, request } = sight
  const item: ClosureItem = { type: 'measure', measure, findingStatus: sight.findingStatus }
  const entitled = { ...measure, holdsRung: isChecker(actor, request, item) }
  const { can: possible, refused } = sort(
    among.filter((action) => can(actor, `measure.${action}`, entitled)),
    (action) => tryOnMeasure(action, sight, item),
  )
  return { can: possible, refused: refused.filter(({ action }) => !isPutRightOfMeasure(action)) }
}

/** What a person can do with a finding now, and what is refused to them for now. */
export function findingActionsOf(sight: FindingSight): Actions<FindingAction> {
  const { actor, finding, measures, request } = sight
  const item: ClosureItem = { type: 'finding', finding, measures }
  const responsibility = responsibilityOf(item)
  const entitled = { ...responsibility, handlerId: null, holdsRung: isChecker(actor, request, item) }
  const { can: possible, refused } = sort(
    findingActions.filter((action) => can(actor, `finding.${action}`, entitled)),
    (action) => tryOnFinding(action, sight, item),
  )
  return { can: possible, refused: refused.filter(({ action }) => !isPutRightOfFinding(action)) }
}

/** A claim as seen by a person, among those who could sign it or name a stand-in: see `ClaimAmongPeople`. */
export type ClaimSight = {
  readonly actor: ActorHere
  readonly request: ClosureRequest
  readonly item: ClosureItem
  readonly people: readonly ActorHere[]
}

/** What a person can do with a claim now, and what is refused to them for now. */
export function closureActionsOf(sight: ClaimSight): Actions<ClosureAction> {
  const { actor, request, item } = sight
  const holdsRung = isChecker(actor, request, item)
  const entitled = { ...responsibilityOf(item), handlerId: null, holdsRung, claimedBy: request.claimedBy }
  return sort(
    closureActions.filter((action) => can(actor, rightOfClaim[action], entitled)),
    (action) => tryOnClaim(action, sight),
  )
}

const rightOfClaim = {
  approve: 'measure.approve',
  return: 'measure.return',
  withdraw: 'closure.withdraw',
  nameStandIn: 'closure.nameStandIn',
  prepare: 'closure.prepare',
  enterPaper: 'closure.enterPaper',
  enterResolution: 'closure.enterPaper',
  confirmPaper: 'closure.confirmPaper',
  dropPaper: 'closure.confirmPaper',
} as const satisfies Record<ClosureAction, Right>

/** As whom a person assigns a measure; null where they may not. What they may set follows from it. */
export function assignerOf(actor: ActorHere, measure: Measure): Assigner | null {
  return holderOf(actor, 'measure.assign', { ...measure, holdsRung: false })
}

/** The fields of a measure's assignment that a person may set: the owner's head only names who does the work. */
export function assignableFields(actor: ActorHere, measure: Measure): readonly AssignmentField[] {
  const assigner = assignerOf(actor, measure)
  return assigner === null ? [] : fieldsSetBy(assigner)
}

// What the tries below are made with; nothing of it is kept.
const triedId = '00000000-0000-0000-0000-000000000000'
const tried = '…'

type Trial = Result<unknown, Refusal>

function tryOnMeasure(action: MeasureAction, sight: MeasureSight, item: ClosureItem): Trial {
  const { actor, measure, request } = sight
  switch (action) {
    case 'approve':
    case 'return':
    case 'replaceLeader':
      return tryOnRequest(action, { actor, request, item })
    case 'move':
    case 'split':
    case 'merge':
      return refusedOrNot(
        measureRefusal(measure, sight, action) ?? handlerRefusal(measure, actor, sight.today),
      )
    case 'prepareExtension':
      return refusedOrNot(preparingExtensionRefusal(measure, actor))
    case 'decideExtension':
      return refusedOrNot(decidingRefusalAtAll(measure, actor))
    default: {
      // What was reported cannot be taken off, but set anew as it is.
      const trial =
        action === 'setFigures' ? { type: action, figures: measure.figures } : measureTrials[action]
      const facts = { ...sight, isByHandler: worksOn(actor, measure) }
      const decided = decideMeasure(measure, trial, facts)
      // What could not be done in time either is not held up by the day: a measure that has begun is not to be begun.
      if (decided.ok || decided.refusal.code !== 'LATE_ONLY_ACCOUNTS') return decided
      const inTime = decideMeasure(measure, trial, { ...facts, today: undefined })
      return inTime.ok ? decided : inTime
    }
  }
}

function tryOnFinding(action: FindingAction, sight: FindingSight, item: ClosureItem): Trial {
  const { actor, finding, request } = sight
  switch (action) {
    case 'addMeasure':
      return addMeasure(finding, { measureId: id(triedId), ordinal: 1, text: tried })
    case 'approve':
    case 'return':
    case 'replaceLeader':
      return tryOnRequest(action, { actor, request, item })
    case 'move':
    case 'split':
    case 'merge':
      return refusedOrNot(findingRefusal(finding, action))
    case 'void':
      // Its measures go with it: whoever does the work of a late one leaves it as it is.
      return isLateWork(sight)
        ? refuse({ code: 'LATE_ONLY_ACCOUNTS' })
        : decideFinding(finding, findingTrials[action], sight)
    default:
      return decideFinding(finding, findingTrials[action], sight)
  }
}

function isLateWork({ actor, measures, today }: FindingSight): boolean {
  return measures
    .filter(isOwnMeasure)
    .some((one) => isLate({ status: one.status, dueOn: one.dueOn ?? null }, today) && worksOn(actor, one))
}

function refusedOrNot(refusal: Refusal | null): Trial {
  return refusal === null ? ok([]) : refuse(refusal)
}

function tryOnClaim(action: ClosureAction, sight: ClaimSight): Trial {
  switch (action) {
    case 'approve':
    case 'return':
    case 'withdraw':
      return tryOnRequest(action, sight)
    case 'prepare': {
      const refusal = preparingRefusal(sight)
      return refusal === null ? ok([]) : refuse(refusal)
    }
    case 'nameStandIn': {
      const refusal = namerRefusal(sight.actor, sight)
      if (refusal !== null) return refuse(refusal)
      return unfilledRungs(sight).length > 0 ? ok([]) : refuse({ code: 'REQUEST_NOT_PENDING' })
    }
    case 'enterPaper': {
      const refusal = enteringRefusal(sight, sight.actor)
      if (refusal !== null) return refuse(refusal)
      return paperSigners(sight, sight.actor).length > 0 ? ok([]) : refuse({ code: 'REQUEST_NOT_PENDING' })
    }
    case 'enterResolution':
      if (!awaitsResolution(sight)) return refuse({ code: 'REQUEST_NOT_PENDING' })
      return asTrial(enteringRefusal(sight, sight.actor))
    case 'confirmPaper':
      return asTrial(confirmingRefusal(sight, sight.actor))
    case 'dropPaper':
      return asTrial(droppingRefusal(sight, sight.actor))
    default:
      return action satisfies never
  }
}

function asTrial(refusal: Refusal | null): Trial {
  return refusal === null ? ok([]) : refuse(refusal)
}

type ClaimTrial = {
  readonly actor: ActorHere
  readonly request: ClosureRequest | null
  readonly item: ClosureItem
}

const triedCommands = {
  approve: { type: 'sign', comment: tried, effect: 'good' },
  return: { type: 'return', reason: tried },
  withdraw: { type: 'withdraw' },
} as const satisfies Record<string, ClosureCommand>

function tryOnRequest(
  action: keyof typeof triedCommands | 'replaceLeader',
  { actor, request, item }: ClaimTrial,
): Trial {
  if (request === null) return refuse({ code: 'REQUEST_NOT_PENDING' })
  if (action !== 'replaceLeader') return decideByActor({ actor, request, item }, triedCommands[action])
  const refusal = replacingRefusal(actor, { request, item })
  return refusal === null ? ok([]) : refuse(refusal)
}

// Whoever signed, or will sign, a rung of a pending claim has to do with it; to anybody else it is not shown.
function isChecker(actor: ActorHere, request: ClosureRequest | null, item: ClosureItem): boolean {
  if (request?.status !== 'pending') return false
  const held = rungsOfClaim(actor, { request, item })
  return request.ladder.some((rung) => held.includes(rung))
}

// A wrong status needs no reason on the page: the status itself stands there, and the ladder beside it.
const silent: readonly string[] = [
  'NOT_IN_STATUS',
  'REQUEST_NOT_PENDING',
  'LEADER_SIGNED',
  // Beside what is asked for stands who decides.
  'EXTENSION_NOT_ASKED',
  'EXTENSION_FOR_LEADER',
  'EXTENSION_WAITS',
  'EXTENSION_OF_CHECK_INS',
  'PAPER_PENDING',
  'PAPER_NOT_PENDING',
]

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
