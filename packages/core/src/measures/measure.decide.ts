import { type FindingStatus, isOpenFinding } from '../findings/finding.ts'
import type { PlainDay } from '../kernel/day.ts'
import { type Changes, differing, namesOf } from '../kernel/field.ts'
import type { ClosureRequestId, OrganizationId, PartId, PersonId, ProgressReportId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { supportersAfter } from '../people/responsibility.ts'
import type { HashedEvidence } from '../told/evidence.ts'
import { assignmentMissing, missingOf, missingToStart, placeOf } from './assignment-missing.ts'
import { answerCheckIn, rhythmRefusal } from './answer-check-in.ts'
import { decideExtension, type ExtensionCommand, type ExtensionRefusal } from './extension.decide.ts'
import type { FigureDefinition } from './figure.ts'
import { type FigureRefusal, type FiguresWanted, reportFigures, setFigures } from './figure.decide.ts'
import { claimWaits, findingNotOpen, notInStatus } from './not-now.ts'
import { explained, type LateFacts, lateRefusal } from './late.ts'
import type { MeasureEvent } from './measure.events.ts'
import type { PartMove } from './part-moves.ts'
import type { PartsSum } from './part.ts'
import { type Assignment, type assignmentFields, assignmentNames, fieldsSetIn } from './measure.fields.ts'
import type { ClosedBefore, FurtherFinding, Measure } from './measure.ts'
import { decideScheduling, type SchedulingCommand } from './scheduling.ts'

/** Fields to set; what is undefined stays as it is. */
export type AssignmentChanges = Changes<typeof assignmentFields>

/** Who answers for a measure from now on in the place of whoever left. */
export type HandedOver = Pick<AssignmentChanges, 'leaderId' | 'ownerId' | 'handlerId' | 'supporterIds'>

/**
 * What a person, or the closure ladder, asks of a measure. Only the ladder sends `close`, `return`, `withdraw` and
 * `replaceLeader`; only a confirmed list of what was done before the record was begun sends `closeBefore`, only a hand-over
 * `handOver`, only the clock `fallDue`.
 */
export type MeasureCommand =
  | { readonly type: 'assign'; readonly changes: AssignmentChanges }
  | { readonly type: 'start' }
  | {
      readonly type: 'report'
      readonly reportId: ProgressReportId
      readonly text: string
      readonly evidence: readonly HashedEvidence[]
      /** The intended day of a check-in that it answers, and the day that it is now. */
      readonly checkIn?: { readonly day: PlainDay; readonly today: PlainDay } | undefined
      /** Why it is late, where it is. */
      readonly lateReason?: string | undefined
      /** What it says in figures. */
      readonly figures?: FiguresWanted | undefined
    }
  | { readonly type: 'setFigures'; readonly figures: readonly FigureDefinition[] }
  | {
      readonly type: 'reportSupport'
      /** One of the supporting departments: whoever asks makes sure of it. */
      readonly supporterId: OrganizationId
      readonly reportId: ProgressReportId
      readonly text: string
      readonly evidence: readonly HashedEvidence[]
    }
  | {
      readonly type: 'movePart'
      readonly partId: PartId
      readonly unitId: OrganizationId
      readonly move: PartMove
      readonly words: string
      readonly sum: PartsSum
    }
  | {
      readonly type: 'reportPart'
      readonly partId: PartId
      readonly unitId: OrganizationId
      readonly reportId: ProgressReportId
      readonly text: string
      readonly evidence: readonly HashedEvidence[]
    }
  | ExtensionCommand
  | {
      readonly type: 'submit'
      readonly closureRequestId: ClosureRequestId
      readonly lateReason?: string | undefined
    }
  | { readonly type: 'withdraw'; readonly closureRequestId: ClosureRequestId }
  | { readonly type: 'replaceLeader'; readonly leaderId: PersonId }
  | { readonly type: 'handOver'; readonly changes: HandedOver }
  | { readonly type: 'close'; readonly closureRequestId: ClosureRequestId }
  | ({ readonly type: 'closeBefore' } & ClosedBefore)
  | { readonly type: 'fallDue'; readonly days: readonly PlainDay[] }
  | { readonly type: 'return'; readonly closureRequestId: ClosureRequestId; readonly reason: string }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'reword'; readonly text: string; readonly reason: string }
  | { readonly type: 'void'; readonly reason: string }
  | { readonly type: 'restore'; readonly reason: string }
  | { readonly type: 'addFurther'; readonly to: FurtherFinding }
  | { readonly type: 'dropFurther'; readonly from: FurtherFinding; readonly reason: string }
  | SchedulingCommand

/** What a decision on a measure has to know of its finding, and of those that it answers beside it. */
export type MeasureFacts = LateFacts & {
  readonly findingStatus: FindingStatus
  /** Not there where it is of no account. */
  readonly furtherStatuses?: readonly FindingStatus[]
}

/** Why a measure refuses a command. */
export type MeasureRefusal =
  | ExtensionRefusal
  | FigureRefusal
  | Refusal<
      | 'LATE_REASON_MISSING'
      | 'LATE_ONLY_ACCOUNTS'
      | 'NOT_IN_STATUS'
      | 'ASSIGNMENT_MISSING'
      | 'REPORT_EMPTY'
      | 'CHECK_IN_NOT_CONTINUOUS'
      | 'CHECK_IN_NONE'
      | 'CHECK_IN_OTHER_DAY'
      | 'CHECK_IN_EARLY'
      | 'CHECK_IN_LATE'
      | 'PARTS_OPEN'
      | 'EVIDENCE_MISSING'
      | 'NOTHING_NEW_SINCE_RETURN'
      | 'REASON_MISSING'
      | 'FINDING_NOT_OPEN'
      | 'CLAIM_WAITS'
      | 'FURTHER_ALREADY'
      | 'FURTHER_LIMIT'
      | 'SCHEDULE_CONTINUOUS'
      | 'SCHEDULE_CHANGED_SINCE'
    >

type Decision = Result<MeasureEvent[], MeasureRefusal>

/** Decides what a command does to a measure. An assignment that changes nothing is no event. */
export function decideMeasure(measure: Measure, command: MeasureCommand, facts: MeasureFacts): Decision {
  const late = lateRefusal(measure, command, facts)
  if (late !== null) return refuse({ ...late, place: placeOf(measure, 'lateReason') })
  const decided = decidedOf(measure, command, facts)
  return decided.ok ? ok([...explained(measure, command, facts), ...decided.value]) : decided
}

function decidedOf(measure: Measure, command: MeasureCommand, facts: MeasureFacts): Decision {
  switch (command.type) {
    case 'assign':
      return assign(measure, command.changes, facts)
    case 'start':
      return start(measure)
    case 'report':
      return report(measure, command)
    case 'setFigures':
      return canBeVoided(measure) ? setFigures(measure, command.figures) : notInStatus(measure)
    case 'reportSupport':
      return reportSupport(measure, command)
    case 'movePart': {
      if (!canBeVoided(measure)) return notInStatus(measure)
      const { partId, unitId, move, words, sum } = command
      return ok([{ type: 'measure.partMoved', partId, unitId, move, words, ...sum }])
    }
    case 'reportPart': {
      if (!canBeVoided(measure)) return notInStatus(measure)
      const { partId, unitId, reportId, text, evidence } = command
      return ok([{ type: 'measure.partReported', partId, unitId, reportId, text, evidence }])
    }
    case 'fallDue':
      // Whatever waits to be checked, is closed or voided has no day that could go by.
      if (!canBeVoided(measure)) return notInStatus(measure)
      return ok(command.days.map((day) => ({ type: 'measure.fellDue', day })))
    case 'askExtension':
    case 'withdrawExtension':
    case 'prepareExtension':
    case 'grantExtension':
    case 'refuseExtension':
      return extension(measure, command, facts)
    case 'submit':
      return submit(measure, command.closureRequestId)
    case 'close':
      if (measure.status !== 'submitted') return notInStatus(measure)
      mustAwait(measure, command.closureRequestId)
      return ok([{ type: 'measure.closed', closureRequestId: command.closureRequestId }])
    case 'closeBefore':
      // Once anybody has begun, reported or proved anything here, only the ladder closes it.
      if (measure.status !== 'planned' || measure.evidenceCount > 0) return notInStatus(measure)
      return ok([
        {
          type: 'measure.closedBefore',
          takeOverId: command.takeOverId,
          importedReportId: command.importedReportId,
        },
      ])
    case 'return':
      if (measure.status !== 'submitted') return notInStatus(measure)
      mustAwait(measure, command.closureRequestId)
      if (command.reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(measure, 'reason') })
      return ok([
        { type: 'measure.returned', closureRequestId: command.closureRequestId, reason: command.reason },
      ])
    case 'withdraw':
      if (measure.status !== 'submitted') return notInStatus(measure)
      mustAwait(measure, command.closureRequestId)
      return ok([{ type: 'measure.claimWithdrawn', closureRequestId: command.closureRequestId }])
    case 'replaceLeader':
      if (measure.status !== 'submitted') return notInStatus(measure)
      return assignedAs(differing(['leaderId'], measure, { leaderId: command.leaderId }))
    case 'handOver':
      // A claim that waits comes back to somebody who is there, should it be returned.
      if (measure.status === 'closed' || measure.status === 'voided') return notInStatus(measure)
      return assignedAs(
        differing<Assignment>(['leaderId', 'ownerId', 'handlerId', 'supporterIds'], measure, {
          ...command.changes,
          supporterIds: supportersAfter(measure, command.changes),
        }),
      )
    case 'reopen':
      return reopen(measure, command.reason, facts)
    case 'reword':
      return reword(measure, command, facts)
    case 'void':
      return voided(measure, command.reason, facts)
    case 'restore':
      return restored(measure, command.reason, facts)
    case 'addFurther':
      return addFurther(measure, command.to)
    case 'dropFurther':
      return dropFurther(measure, command)
    case 'setOrder':
    case 'schedule':
    case 'unschedule':
      if (measure.extension !== null && command.type !== 'setOrder') return extensionWaits(measure)
      return canBeVoided(measure) ? decideScheduling(measure, command) : notInStatus(measure)
    default:
      return command satisfies never
  }
}

function assign(measure: Measure, wanted: AssignmentChanges, facts: MeasureFacts): Decision {
  const settable = fieldsSetIn(measure.status)
  const supporterIds = supportersAfter(measure, wanted)
  const changes = differing<Assignment>(assignmentNames, measure, { ...wanted, supporterIds })
  const isSettable = settable.length > 0 && namesOf(changes).every((name) => settable.includes(name))
  if (!isSettable) return notInStatus(measure)
  // Its day is not moved past whoever decides on it.
  const isOfItsDay = namesOf(changes).some((name) => name === 'dueOn' || name === 'checkInEvery')
  if (measure.extension !== null && isOfItsDay) return extensionWaits(measure)
  const refusal = rhythmRefusal(measure, changes, facts)
  if (refusal !== null) return refuse({ ...refusal, place: placeOf(measure, 'checkInEvery') })
  return assignedAs(changes)
}

function extensionWaits(measure: Measure): Decision {
  return refuse({ code: 'EXTENSION_WAITS', place: placeOf(measure, 'dueOn') })
}

function assignedAs(changes: Partial<Assignment>): Decision {
  return ok(namesOf(changes).length === 0 ? [] : [{ type: 'measure.assigned', changes }])
}

function start(measure: Measure): Decision {
  if (measure.status !== 'planned') return notInStatus(measure)
  const missing = missingToStart(measure)
  if (missing.length > 0) return assignmentMissing(measure, missing)
  return ok([{ type: 'measure.started' }])
}

function report(measure: Measure, command: Extract<MeasureCommand, { type: 'report' }>): Decision {
  if (!canBeVoided(measure)) return notInStatus(measure)
  const missing = measure.status === 'planned' ? missingToStart(measure) : []
  if (missing.length > 0) return assignmentMissing(measure, missing)
  if (command.text === '') return refuse({ code: 'REPORT_EMPTY', place: placeOf(measure, 'text') })
  const { reportId, text, evidence } = command
  const checkedIn = command.checkIn === undefined ? ok([]) : answerCheckIn(measure, reportId, command.checkIn)
  if (!checkedIn.ok) return refuse({ ...checkedIn.refusal, place: placeOf(measure, 'checkIn') })
  const figures = command.figures === undefined ? ok([]) : reportFigures(measure, reportId, command.figures)
  if (!figures.ok) return figures
  return ok([{ type: 'measure.reported', reportId, text, evidence }, ...figures.value, ...checkedIn.value])
}

function extension(measure: Measure, command: ExtensionCommand, facts: MeasureFacts): Decision {
  if (command.type !== 'askExtension') return placed(measure, decideExtension(measure, command, facts))
  const said = report(measure, { ...command, type: 'report' })
  if (!said.ok) return said
  if (measure.dueOn === null) return assignmentMissing(measure, ['dueOn'])
  return placed(measure, decideExtension(measure, command, { ...facts, reported: said.value }))
}

function placed(measure: Measure, decided: Result<MeasureEvent[], ExtensionRefusal>): Decision {
  return decided.ok ? decided : refuse({ ...decided.refusal, place: placeOf(measure, 'extension') })
}

// A part of the work that is another's: it moves the measure no step, and is no proof of what the owner did.
function reportSupport(
  measure: Measure,
  command: Extract<MeasureCommand, { type: 'reportSupport' }>,
): Decision {
  if (!canBeVoided(measure)) return notInStatus(measure)
  if (command.text === '') return refuse({ code: 'REPORT_EMPTY', place: placeOf(measure, 'text') })
  const { supporterId, reportId, text, evidence } = command
  return ok([{ type: 'measure.supportReported', supporterId, reportId, text, evidence }])
}

function submit(measure: Measure, closureRequestId: ClosureRequestId): Decision {
  if (measure.status === 'returned' || measure.status === 'reopened') {
    return refuse({ code: 'NOTHING_NEW_SINCE_RETURN', place: placeOf(measure, 'report') })
  }
  if (measure.status !== 'underway') return notInStatus(measure)
  // Whoever claims answers for the whole: a part is done, or dropped with a reason, before checkers look at it.
  if (measure.partsOpen > 0) {
    return refuse({
      code: 'PARTS_OPEN',
      params: { open: measure.partsOpen },
      place: placeOf(measure, 'parts'),
    })
  }
  if (measure.freshEvidenceCount < 1) {
    return refuse({ code: 'EVIDENCE_MISSING', place: placeOf(measure, 'evidence') })
  }
  const missing = missingOf(measure, ['leaderId', 'ownerId', 'handlerId'])
  if (missing.length > 0) return assignmentMissing(measure, missing)
  return ok([{ type: 'measure.submitted', closureRequestId }])
}

function reopen(measure: Measure, reason: string, facts: MeasureFacts): Decision {
  if (measure.status !== 'closed') return notInStatus(measure)
  if (!isOpenFinding(facts.findingStatus)) return findingNotOpen(measure)
  // A further finding that is closed stays so, and says that one of its measures is open again; one that is being checked was claimed over it.
  if (isChecked(measure, facts)) return claimWaits(measure)
  if (reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(measure, 'reason') })
  return ok([{ type: 'measure.reopened', reason }])
}

// Whoever signs has to find the words that they read. What is closed can be put right too: a slip that is seen in the notice
// would else cost the ladder anew; the words that were signed stay in the timeline.
function reword(
  measure: Measure,
  { text, reason }: Extract<MeasureCommand, { type: 'reword' }>,
  facts: MeasureFacts,
): Decision {
  if (isChecked(measure, facts)) return claimWaits(measure)
  if (measure.status === 'voided') return notInStatus(measure)
  if (reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(measure, 'reason') })
  return ok(text === measure.text ? [] : [{ type: 'measure.reworded', changes: { text }, reason }])
}

/** Whether somebody checks a measure now, or a finding that was claimed over it: then they have to find what they read. */
export function isChecked({ status }: Pick<Measure, 'status'>, facts: MeasureFacts): boolean {
  return [status, facts.findingStatus, ...(facts.furtherStatuses ?? [])].includes('submitted')
}

/** So many further findings a measure answers at most. */
export const mostFurtherFindings = 20

// What is done already can answer a further finding too: whoever checks that one looks at it anew.
function addFurther(measure: Measure, { rectificationId, findingId }: FurtherFinding): Decision {
  if (measure.status === 'submitted') return claimWaits(measure)
  if (measure.status === 'voided') return notInStatus(measure)
  const place = placeOf(measure, 'further')
  const known = [measure.findingId, ...measure.further.map((one) => one.findingId)]
  if (known.includes(findingId)) return refuse({ code: 'FURTHER_ALREADY', place })
  if (measure.further.length >= mostFurtherFindings)
    return refuse({ code: 'FURTHER_LIMIT', params: { limit: mostFurtherFindings }, place })
  return ok([{ type: 'measure.furtherAdded', rectificationId, findingId }])
}

function dropFurther(
  measure: Measure,
  { from, reason }: Extract<MeasureCommand, { type: 'dropFurther' }>,
): Decision {
  if (measure.status === 'submitted') return claimWaits(measure)
  if (reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(measure, 'reason') })
  const { rectificationId, findingId } = from
  const isNamed = measure.further.some((one) => one.findingId === findingId)
  return ok(isNamed ? [{ type: 'measure.furtherDropped', rectificationId, findingId, reason }] : [])
}

/** Whether a measure is open and nothing of it waits to be checked: only then is it voided. */
export function canBeVoided({ status }: Pick<Measure, 'status'>): boolean {
  return status !== 'submitted' && status !== 'closed' && status !== 'voided'
}

function voided(measure: Measure, reason: string, facts: MeasureFacts): Decision {
  if (isChecked(measure, facts)) return claimWaits(measure)
  if (!canBeVoided(measure)) return notInStatus(measure)
  if (reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(measure, 'reason') })
  return ok([{ type: 'measure.voided', reason, isWithFinding: false }])
}

function restored(measure: Measure, reason: string, facts: MeasureFacts): Decision {
  // What became a part of another is done and signed there.
  if (measure.status !== 'voided' || measure.voided.mergedInto !== null) return notInStatus(measure)
  if (!isOpenFinding(facts.findingStatus)) return findingNotOpen(measure)
  if (reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(measure, 'reason') })
  return ok([{ type: 'measure.restored', status: measure.voided.was.status, reason }])
}

function mustAwait(
  measure: Extract<Measure, { status: 'submitted' }>,
  closureRequestId: ClosureRequestId,
): void {
  if (measure.closureRequestId === closureRequestId) return
  throw new Error(
    `measure ${measure.id} awaits closure request ${measure.closureRequestId}, not ${closureRequestId}`,
  )
}
