import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { ClosedBefore, CommonOfMeasure, Measure } from '@bihuan/core/measures/measure.ts'
import type { MeasureEvent } from '@bihuan/core/measures/measure.events.ts'
import type { RawBuilder } from 'kysely'
import {
  type ColumnsToKeep,
  insertionOf,
  instant,
  type JsonOf,
  promised,
  rowStore,
} from '../kernel/row-store.ts'
import type { Written } from '../kernel/ready.ts'
import { columnsOf, type RowOf, sql } from '../kernel/sql.ts'
import type { Happened, SubjectStore } from '../kernel/subject-store.ts'
import { turnsOfReassigned } from '../claims/claim-turns.store.ts'
import { sourceNotes } from '../told/source-notes.store.ts'
import { measureCounts } from './measures.counts.ts'
import { supports } from './supports.ts'
import { saidDone } from './said-done.store.ts'

const progressReports = columnsOf('progress_reports')
const ofEvidence = columnsOf('evidence')
const kept = columnsOf('evidence', 'kept')

/** A measure as it lies in its table. */
export type MeasureRow = RowOf<'measures'>

/** How its columns are kept. */
export const measureColumns = {
  rectification_id: 'fixed',
  id: 'fixed',
  finding_id: 'changing',
  ordinal: 'changing',
  text: 'changing',
  further: 'changing',
  after_ids: 'changing',
  working_days: 'changing',
  accepted: 'changing',
  figures: 'changing',
  kind: 'changing',
  time_class: 'changing',
  check_in_every: 'changing',
  check_in_from: 'changing',
  against_plan: 'changing',
  target: 'changing',
  leader_id: 'changing',
  owner_id: 'changing',
  supporter_ids: 'changing',
  supported_by: 'changing',
  parts_open: 'changing',
  parts_done: 'changing',
  part_unit_ids: 'changing',
  part_handler_ids: 'changing',
  handler_id: 'changing',
  due_on: 'changing',
  status: 'changing',
  evidence_count: 'changing',
  fresh_evidence_count: 'changing',
  extension: 'changing',
  extensions: 'changing',
  first_due_on: 'changing',
  extensions_asked: 'changing',
  extensions_granted: 'changing',
  days_extended: 'changing',
  doers: 'changing',
  last_progress: 'changing',
  last_progress_at: 'changing',
  source_state: 'changing',
  closure_request_id: 'changing',
  reason: 'changing',
  closed_at: 'changing',
  take_over_id: 'changing',
  imported_report_id: 'changing',
  voided: 'changing',
  version: 'changing',
} as const satisfies ColumnsToKeep<'measures'>

/** Measures, with their progress reports and evidence, and with what sources say of them. */
export const measureStore: SubjectStore<typeof measureKind> = rowStore({
  kind: measureKind,
  table: 'measures',
  isBelowRectification: true,
  columns: measureColumns,
  toRow: measureRow,
  fromRow: measureOf,
  counts: measureCounts,
  follows: [supports],
  details: (happened) => [
    ...reports(happened),
    ...corrections(happened),
    ...evidenceCorrections(happened),
    ...figuresSaid(happened),
    ...sourceNotes(happened),
    ...saidDone(happened),
    ...turnsOfReassigned(happened),
  ],
})

function measureRow(measure: Measure): MeasureRow {
  const before = measure.status === 'closed' ? measure.before : null
  return {
    rectification_id: measure.rectificationId,
    id: measure.id,
    finding_id: measure.findingId,
    ordinal: measure.ordinal,
    text: measure.text,
    further: measure.further,
    after_ids: measure.after,
    working_days: measure.workingDays,
    accepted: measure.accepted,
    figures: measure.figures,
    kind: measure.kind,
    time_class: measure.timeClass,
    check_in_every: measure.checkInEvery,
    check_in_from: measure.checkInFrom,
    against_plan: measure.againstPlan,
    target: measure.target,
    leader_id: measure.leaderId,
    owner_id: measure.ownerId,
    supporter_ids: measure.supporterIds,
    supported_by: measure.supportedBy,
    parts_open: measure.partsOpen,
    parts_done: measure.partsDone,
    part_unit_ids: measure.partUnitIds,
    part_handler_ids: measure.partHandlerIds,
    handler_id: measure.handlerId,
    due_on: measure.dueOn,
    status: measure.status,
    evidence_count: measure.evidenceCount,
    fresh_evidence_count: measure.freshEvidenceCount,
    extension: measure.extension,
    extensions: measure.extensions,
    first_due_on: measure.firstDueOn,
    extensions_asked: measure.extensionsAsked,
    extensions_granted: measure.extensionsGranted,
    days_extended: measure.daysExtended,
    doers: measure.doers,
    last_progress: measure.lastProgress,
    last_progress_at: measure.lastProgressAt === null ? null : new Date(measure.lastProgressAt),
    source_state: measure.sourceState,
    closure_request_id: measure.status === 'submitted' ? measure.closureRequestId : null,
    reason: 'reason' in measure ? measure.reason : null,
    closed_at: measure.status === 'closed' ? new Date(measure.closedAt) : null,
    take_over_id: before?.takeOverId ?? null,
    imported_report_id: before?.importedReportId ?? null,
    voided: measure.status === 'voided' ? measure.voided : null,
    version: measure.version,
  }
}

/** The measure that a row holds. */
export function measureOf(row: MeasureRow): Measure {
  const common: CommonOfMeasure = {
    id: row.id,
    rectificationId: row.rectification_id,
    findingId: row.finding_id,
    ordinal: row.ordinal,
    text: row.text,
    further: row.further,
    after: row.after_ids,
    workingDays: row.working_days,
    accepted: row.accepted,
    figures: row.figures,
    kind: row.kind,
    timeClass: row.time_class,
    checkInEvery: row.check_in_every,
    checkInFrom: row.check_in_from,
    againstPlan: row.against_plan,
    target: row.target,
    leaderId: row.leader_id,
    ownerId: row.owner_id,
    supporterIds: row.supporter_ids,
    supportedBy: row.supported_by,
    partsOpen: row.parts_open,
    partsDone: row.parts_done,
    partUnitIds: row.part_unit_ids,
    partHandlerIds: row.part_handler_ids,
    handlerId: row.handler_id,
    dueOn: row.due_on,
    evidenceCount: row.evidence_count,
    freshEvidenceCount: row.fresh_evidence_count,
    extension: row.extension,
    extensions: row.extensions,
    firstDueOn: row.first_due_on,
    extensionsAsked: row.extensions_asked,
    extensionsGranted: row.extensions_granted,
    daysExtended: row.days_extended,
    doers: row.doers,
    lastProgress: row.last_progress,
    lastProgressAt: row.last_progress_at === null ? null : instant(row.last_progress_at),
    sourceState: row.source_state,
    version: row.version,
  }
  switch (row.status) {
    case 'planned':
    case 'underway':
      return { ...common, status: row.status }
    case 'submitted': {
      const closureRequestId = promised(row.closure_request_id, `the claim of submitted measure ${row.id}`)
      return { ...common, status: 'submitted', closureRequestId }
    }
    case 'returned':
    case 'reopened':
      return {
        ...common,
        status: row.status,
        reason: promised(row.reason, `the reason of measure ${row.id}`),
      }
    case 'voided': {
      const reason = promised(row.reason, `why measure ${row.id} is voided`)
      return {
        ...common,
        status: 'voided',
        reason,
        voided: promised(row.voided, `what measure ${row.id} was`),
      }
    }
    case 'closed': {
      const closedAt = instant(promised(row.closed_at, `the instant of closure of measure ${row.id}`))
      return { ...common, status: 'closed', closedAt, before: beforeOf(row) }
    }
    default:
      return row.status satisfies never
  }
}

function beforeOf({ id, take_over_id, imported_report_id }: MeasureRow): ClosedBefore | null {
  if (take_over_id === null) return null
  const importedReportId = promised(imported_report_id, `the words that call measure ${id} done`)
  return { takeOverId: take_over_id, importedReportId }
}

/** A row as PostgreSQL turns it into JSON: instants are texts there. */
export type MeasureJson = JsonOf<MeasureRow>

/** The measure that a row holds which arrived as JSON. */
export function measureOfJson(json: MeasureJson): Measure {
  return measureOf({
    ...json,
    closed_at: json.closed_at === null ? null : new Date(json.closed_at),
    last_progress_at: json.last_progress_at === null ? null : new Date(json.last_progress_at),
  })
}

// A report that was just given by the same command is there before: details are written in their order.
function corrections(happened: readonly Happened<MeasureEvent>[]): RawBuilder<unknown>[] {
  return happened.flatMap(({ event, chainId }) =>
    event.type === 'measure.reportCorrected'
      ? [
          sql`update ${progressReports} set ${progressReports.text} = ${event.text}
            where ${progressReports.rectification_id} = ${chainId} and ${progressReports.id} = ${event.reportId}`,
        ]
      : [],
  )
}

function figuresSaid(happened: readonly Happened<MeasureEvent>[]): RawBuilder<unknown>[] {
  return happened.flatMap(({ event, chainId }) =>
    event.type === 'measure.figuresReported' || event.type === 'measure.figuresCorrected'
      ? [
          sql`update ${progressReports} set ${progressReports.figures} = ${JSON.stringify(event.figures)}::jsonb,
              ${progressReports.figures_why} = ${event.why}
            where ${progressReports.rectification_id} = ${chainId} and ${progressReports.id} = ${event.reportId}`,
        ]
      : [],
  )
}

function evidenceCorrections(happened: readonly Happened<MeasureEvent>[]): RawBuilder<unknown>[] {
  return happened.flatMap(({ event, chainId, subjectId, at }) => {
    if (event.type !== 'measure.evidenceCorrected') return []
    const ofReport = sql`${kept.rectification_id} = ${chainId} and ${kept.progress_report_id} = ${event.reportId}`
    const removed = event.removed.map(({ fileId }) => fileId)
    const added = event.evidence.map(({ fileId }) => fileId)
    return [
      sql`update ${kept} set ${ofEvidence.removed_at} = ${at}
        where ${ofReport} and ${kept.file_id} = any(${removed}::uuid[])`,
      // What was removed before and comes again stands in its old place.
      sql`insert into ${ofEvidence} (${ofEvidence.rectification_id}, ${ofEvidence.progress_report_id}, ${ofEvidence.ordinal},
          ${ofEvidence.measure_id}, ${ofEvidence.file_id})
        select ${chainId}::uuid, ${event.reportId}::uuid, added.place + coalesce((select max(${kept.ordinal}) from ${kept} where ${ofReport}), 0),
          ${subjectId}::uuid, added.id
        from unnest(${added}::uuid[]) with ordinality as added (id, place)
        on conflict (${ofEvidence.rectification_id}, ${ofEvidence.progress_report_id}, ${ofEvidence.file_id})
          do update set ${ofEvidence.removed_at} = null`,
    ]
  })
}

function reports(happened: readonly Happened<MeasureEvent>[]): Written[] {
  const reported = happened.flatMap(({ event, chainId, subjectId, at, by }) =>
    event.type === 'measure.progressReported' ||
    event.type === 'measure.reported' ||
    event.type === 'measure.supportReported' ||
    event.type === 'measure.partReported'
      ? [{ event, chainId, subjectId, at, by }]
      : [],
  )
  return [
    ...insertionOf(
      'progress_reports',
      reported.map(({ event, chainId, subjectId, at, by }) => ({
        rectification_id: chainId,
        id: event.reportId,
        measure_id: subjectId,
        text: event.text,
        reported_by: promised(by, `who reported ${event.reportId}`),
        reported_at: at,
        supporter_id: event.type === 'measure.supportReported' ? event.supporterId : null,
        part_id: event.type === 'measure.partReported' ? event.partId : null,
        figures: [],
        figures_why: '',
      })),
    ),
    ...insertionOf(
      'evidence',
      reported.flatMap(({ event, chainId, subjectId }) =>
        event.evidence.map((evidence, index) => ({
          rectification_id: chainId,
          progress_report_id: event.reportId,
          ordinal: index + 1,
          measure_id: subjectId,
          file_id: evidence.fileId,
          removed_at: null,
        })),
      ),
    ),
  ]
}
