import { pick } from '../kernel/field.ts'
import type {
  ClosureRequestId,
  FindingId,
  MeasureId,
  OrganizationId,
  PartId,
  PersonId,
  ProgressReportId,
  RectificationId,
} from '../kernel/id.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'
import { joined } from './joined.ts'
import { type CheckInEvent, checkInFrom } from './check-ins.ts'
import { type DepartsFromPlan, marked } from '../told/against-plan.ts'
import {
  extended,
  type ExtensionEvent,
  type Extensions,
  noExtensions,
  extensionsOf,
  type PastExtensions,
} from './extension.ts'
import { figuresReported, figuresSet, type FigureEvent } from './figure.ts'
import { noParts, type PartsSum } from './part.ts'
import type { PartMove } from './part-moves.ts'
import { schedulingOf, unscheduled } from './scheduled.ts'
import { rescheduled, type SchedulingEvent } from './scheduling.ts'
import type { Evidence, HashedEvidence } from '../told/evidence.ts'
import { type ImportedReport, noProgress, progressBeside, type SourceNote } from '../told/source-note.ts'
import { type Assignment, assignmentNames, unassigned } from './measure.fields.ts'
import { beforeVoided } from './before-voided.ts'
import type {
  ClosedBefore,
  CommonOfMeasure,
  FurtherFinding,
  Measure,
  MeasureBeforeVoided,
} from './measure.ts'

/** What can happen to a measure. Each event is one journal entry and one step of the version. */
export type MeasureEvent =
  | ({
      readonly type: 'measure.added'
      readonly measureId: MeasureId
      readonly rectificationId: RectificationId
      readonly findingId: FindingId
      readonly ordinal: number
      readonly text: string
      readonly assignment: Assignment
    } & DepartsFromPlan)
  | ({ readonly type: 'measure.assigned'; readonly changes: Partial<Assignment> } & DepartsFromPlan)
  | { readonly type: 'measure.started' }
  // Written before the hash of evidence was: only read any more.
  | {
      readonly type: 'measure.progressReported'
      readonly reportId: ProgressReportId
      readonly text: string
      readonly evidence: readonly Evidence[]
    }
  | {
      readonly type: 'measure.reported'
      readonly reportId: ProgressReportId
      readonly text: string
      readonly evidence: readonly HashedEvidence[]
    }
  | CheckInEvent
  | ExtensionEvent
  // What a supporting department did on its part: proof of the measure, and no step of its owner's.
  | {
      readonly type: 'measure.supportReported'
      readonly supporterId: OrganizationId
      readonly reportId: ProgressReportId
      readonly text: string
      readonly evidence: readonly HashedEvidence[]
    }
  | {
      readonly type: 'measure.reportCorrected'
      readonly reportId: ProgressReportId
      readonly text: string
      /** What it said before. */
      readonly former: string
    }
  | {
      readonly type: 'measure.evidenceCorrected'
      readonly reportId: ProgressReportId
      /** What was added to the report. */
      readonly evidence: readonly HashedEvidence[]
      /** What counts for it no more; the bytes are kept. */
      readonly removed: readonly HashedEvidence[]
    }
  | FigureEvent
  // What becomes of a part that a unit below the owner does, and what all parts add up to then.
  | ({
      readonly type: 'measure.partMoved'
      readonly partId: PartId
      readonly unitId: OrganizationId
      readonly move: PartMove
      readonly words: string
    } & PartsSum)
  | {
      readonly type: 'measure.partReported'
      readonly partId: PartId
      readonly unitId: OrganizationId
      readonly reportId: ProgressReportId
      readonly text: string
      readonly evidence: readonly HashedEvidence[]
    }
  | { readonly type: 'measure.submitted'; readonly closureRequestId: ClosureRequestId }
  | { readonly type: 'measure.closed'; readonly closureRequestId: ClosureRequestId }
  | ({ readonly type: 'measure.closedBefore' } & ClosedBefore)
  | {
      readonly type: 'measure.returned'
      readonly closureRequestId: ClosureRequestId
      readonly reason: string
    }
  | { readonly type: 'measure.claimWithdrawn'; readonly closureRequestId: ClosureRequestId }
  | { readonly type: 'measure.reopened'; readonly reason: string }
  | ({ readonly type: 'measure.voided' } & Voided & DepartsFromPlan)
  | ({
      readonly type: 'measure.restored'
      /** What it is again. */
      readonly status: MeasureBeforeVoided['status']
      readonly reason: string
    } & DepartsFromPlan)
  | {
      /** It stands under another finding, or elsewhere among the measures of its own. */
      readonly type: 'measure.moved'
      readonly findingId: FindingId
      readonly changes: { readonly ordinal: number }
    }
  | ({
      /** It became several: what it says from now on, and the others. */
      readonly type: 'measure.split'
      readonly changes: { readonly text: string }
      readonly into: readonly MeasureId[]
      readonly reason: string
    } & DepartsFromPlan)
  | ({
      /** It comes of another that was split; whoever did that one did this one too. */
      readonly type: 'measure.splitOff'
      readonly measureId: MeasureId
      readonly rectificationId: RectificationId
      readonly findingId: FindingId
      readonly ordinal: number
      readonly text: string
      readonly assignment: Assignment
      readonly from: MeasureId
      readonly doers: readonly PersonId[]
      /** How often it was given more time before, and its first day; not there where it never was, or in older entries. */
      readonly extended?: Pick<Extensions, 'extensions' | 'firstDueOn'>
    } & DepartsFromPlan)
  | ({
      /** Others became a part of it: what it says from now on, and who did them. */
      readonly type: 'measure.merged'
      readonly changes: { readonly text: string }
      readonly from: readonly MeasureId[]
      readonly doers: readonly PersonId[]
      readonly reason: string
      /** What it knows of extensions from now on; not there where that stays as it was, or in older entries. */
      readonly extended?: PastExtensions
    } & DepartsFromPlan)
  | ({
      readonly type: 'measure.mergedInto'
      readonly into: MeasureId
      readonly reason: string
    } & DepartsFromPlan)
  // It answers a finding beside its own, of which nothing is said here: whoever reads the measure need not read that one.
  | ({ readonly type: 'measure.furtherAdded' } & FurtherFinding)
  | ({ readonly type: 'measure.furtherDropped'; readonly reason: string } & FurtherFinding)
  | ({ readonly type: 'measure.sourceNoted' } & SourceNote)
  | ({
      readonly type: 'measure.reworded'
      readonly changes: { readonly text: string }
      readonly reason: string
    } & DepartsFromPlan)
  | ({ readonly type: 'measure.reportImported' } & ImportedReport)
  | SchedulingEvent

type Voided = { readonly reason: string; readonly isWithFinding: boolean }
type Added = Extract<MeasureEvent, { type: 'measure.added' | 'measure.splitOff' }>
type Reported = Extract<MeasureEvent, { type: 'measure.progressReported' | 'measure.reported' }>

/** The measure after an event; the first event makes it. */
export function evolveMeasure(measure: Measure | null, recorded: Recorded<MeasureEvent>): Measure {
  return marked(evolved(measure, recorded), recorded.event)
}

function evolved(measure: Measure | null, recorded: Recorded<MeasureEvent>): Measure {
  const { event } = recorded
  if (event.type === 'measure.added' || event.type === 'measure.splitOff') {
    if (measure !== null) throw new Error(`measure ${measure.id} was added twice`)
    return added(event)
  }
  if (measure === null) throw new Error(`${event.type} came before measure.added`)
  const next = { ...commonOf(measure), version: measure.version + 1 }
  switch (event.type) {
    case 'measure.assigned':
      return {
        ...measure,
        ...event.changes,
        checkInFrom: checkInFrom(measure, event.changes),
        doers: joined(measure.doers, event.changes.handlerId),
        version: next.version,
      }
    case 'measure.checkedIn':
      return { ...measure, ...event.changes, version: next.version }
    case 'measure.ordered':
    case 'measure.scheduled':
    case 'measure.unscheduled':
      return { ...measure, ...rescheduled(measure, event, recorded.at), version: next.version }
    case 'measure.extensionAsked':
    case 'measure.extensionPrepared':
    case 'measure.extensionGranted':
    case 'measure.extensionRefused':
    case 'measure.extensionWithdrawn':
      return { ...measure, ...extended(measure, event, recorded), version: next.version }
    case 'measure.reworded':
    case 'measure.split':
      return { ...measure, text: event.changes.text, version: next.version }
    case 'measure.furtherAdded': {
      const { rectificationId, findingId } = event
      const further = [...measure.further, { rectificationId, findingId }]
      return { ...measure, further, version: next.version }
    }
    case 'measure.furtherDropped': {
      const further = measure.further.filter(({ findingId }) => findingId !== event.findingId)
      return { ...measure, further, version: next.version }
    }
    // Beside the record: they change nothing of it.
    case 'measure.fellDue':
    case 'measure.lateExplained':
    case 'measure.sourceNoted':
      return { ...measure, version: next.version }
    case 'measure.reportImported':
      return { ...measure, ...progressBeside(measure, event, recorded.at), version: next.version }
    case 'measure.started':
      return { ...next, status: 'underway' }
    case 'measure.progressReported':
    case 'measure.reported':
      return { ...next, ...reportedOn(measure, event, recorded), status: 'underway' }
    case 'measure.supportReported':
      return {
        ...measure,
        evidenceCount: measure.evidenceCount + event.evidence.length,
        supportedBy: joined(measure.supportedBy, event.supporterId),
        doers: joined(measure.doers, personBehind(recorded)),
        version: next.version,
      }
    case 'measure.reportCorrected':
      return { ...measure, lastProgress: event.text, version: next.version }
    case 'measure.evidenceCorrected': {
      const more = event.evidence.length - event.removed.length
      return {
        ...measure,
        evidenceCount: measure.evidenceCount + more,
        freshEvidenceCount: measure.freshEvidenceCount + more,
        version: next.version,
      }
    }
    case 'measure.figuresSet':
      return { ...measure, figures: figuresSet(measure.figures, event.figures), version: next.version }
    case 'measure.figuresReported':
    case 'measure.figuresCorrected':
      return { ...measure, figures: figuresReported(measure.figures, event.figures), version: next.version }
    case 'measure.partMoved': {
      const { partsOpen, partsDone, partUnitIds, partHandlerIds } = event
      return {
        ...measure,
        partsOpen,
        partsDone,
        partUnitIds,
        partHandlerIds,
        // Whoever does a part does the measure.
        doers: partHandlerIds.reduce<readonly PersonId[]>(joined, measure.doers),
        version: next.version,
      }
    }
    case 'measure.partReported':
      return {
        ...measure,
        evidenceCount: measure.evidenceCount + event.evidence.length,
        freshEvidenceCount: measure.freshEvidenceCount + event.evidence.length,
        doers: joined(measure.doers, personBehind(recorded)),
        version: next.version,
      }
    case 'measure.submitted':
      return {
        ...next,
        // Whoever claims that it is done needs no more time for it.
        extension: null,
        doers: joined(next.doers, personBehind(recorded)),
        status: 'submitted',
        closureRequestId: event.closureRequestId,
      }
    case 'measure.claimWithdrawn':
      return { ...next, status: 'underway' }
    case 'measure.closed':
      return { ...next, status: 'closed', closedAt: recorded.at, before: null }
    case 'measure.closedBefore': {
      const { takeOverId, importedReportId } = event
      return { ...next, status: 'closed', closedAt: recorded.at, before: { takeOverId, importedReportId } }
    }
    case 'measure.returned':
      return { ...next, status: 'returned', reason: event.reason }
    case 'measure.reopened':
      return { ...next, status: 'reopened', reason: event.reason, freshEvidenceCount: 0 }
    case 'measure.voided': {
      const voided = { was: beforeVoided(measure), isWithFinding: event.isWithFinding, mergedInto: null }
      return { ...next, extension: null, status: 'voided', reason: event.reason, voided }
    }
    case 'measure.mergedInto': {
      const voided = { was: beforeVoided(measure), isWithFinding: false, mergedInto: event.into }
      return { ...next, extension: null, status: 'voided', reason: event.reason, voided }
    }
    case 'measure.moved':
      return { ...measure, findingId: event.findingId, ...event.changes, version: next.version }
    case 'measure.merged': {
      const doers = [...new Set([...measure.doers, ...event.doers])]
      return { ...measure, text: event.changes.text, doers, ...event.extended, version: next.version }
    }
    case 'measure.restored':
      if (measure.status !== 'voided') throw new Error(`measure ${measure.id} was restored but not voided`)
      return { ...next, ...measure.voided.was }
    default:
      return event satisfies never
  }
}

function added(event: Added): Measure {
  return {
    // An entry from before a field was there does not know it.
    ...unassigned,
    ...event.assignment,
    id: event.measureId,
    rectificationId: event.rectificationId,
    findingId: event.findingId,
    ordinal: event.ordinal,
    text: event.text,
    checkInFrom: checkInFrom({ ...unassigned, checkInFrom: null }, event.assignment),
    againstPlan: null,
    further: [],
    ...unscheduled,
    figures: [],
    evidenceCount: 0,
    freshEvidenceCount: 0,
    supportedBy: [],
    ...noParts,
    ...noExtensions,
    ...(event.type === 'measure.splitOff' && event.extended),
    doers: joined<PersonId>(event.type === 'measure.splitOff' ? event.doers : [], event.assignment.handlerId),
    ...noProgress,
    version: 1,
    status: 'planned',
  }
}

function reportedOn(
  measure: Measure,
  event: Reported,
  recorded: Recorded<MeasureEvent>,
): Partial<CommonOfMeasure> {
  return {
    evidenceCount: measure.evidenceCount + event.evidence.length,
    freshEvidenceCount: measure.freshEvidenceCount + event.evidence.length,
    doers: joined(measure.doers, personBehind(recorded)),
    lastProgress: event.text,
    lastProgressAt: recorded.at,
  }
}

// Named one by one: a spread would carry the reason of a return into states that have none.
function commonOf(measure: Measure): CommonOfMeasure {
  return {
    ...pick(measure, assignmentNames),
    id: measure.id,
    rectificationId: measure.rectificationId,
    findingId: measure.findingId,
    ordinal: measure.ordinal,
    text: measure.text,
    checkInFrom: measure.checkInFrom,
    againstPlan: measure.againstPlan,
    further: measure.further,
    ...schedulingOf(measure),
    figures: measure.figures,
    evidenceCount: measure.evidenceCount,
    freshEvidenceCount: measure.freshEvidenceCount,
    supportedBy: measure.supportedBy,
    partsOpen: measure.partsOpen,
    partsDone: measure.partsDone,
    partUnitIds: measure.partUnitIds,
    partHandlerIds: measure.partHandlerIds,
    ...extensionsOf(measure),
    doers: measure.doers,
    lastProgress: measure.lastProgress,
    lastProgressAt: measure.lastProgressAt,
    sourceState: measure.sourceState,
    version: measure.version,
  }
}
