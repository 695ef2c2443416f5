import type { PersonId, ProgressReportId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { HashedEvidence } from '../told/evidence.ts'
import type { FigureReport } from './figure.ts'
import { correctFigures, type FigureRefusal, type FiguresWanted } from './figure.decide.ts'
import type { MeasureEvent } from './measure.events.ts'
import type { Measure } from './measure.ts'

/** The last step of a measure, where it was a report: what it says now, who gave it and when. Instants are ISO 8601. */
export type LastReport = {
  readonly reportId: ProgressReportId
  readonly text: string
  /** What it has now: without what was removed from it. */
  readonly evidence: readonly HashedEvidence[]
  /** What it says in figures now, and why. */
  readonly figures: readonly FigureReport[]
  readonly why: string
  readonly by: PersonId | null
  readonly at: string
}

/**
 * What is built on a report without a status of its own: an extension that quotes it, asked for, prepared or decided.
 * Every step that leads to a status is built on it as well.
 */
export const buildsOnReport = [
  'measure.extensionAsked',
  'measure.extensionPrepared',
  'measure.extensionGranted',
  'measure.extensionRefused',
] as const satisfies readonly MeasureEvent['type'][]

/** Who corrects a report, and when. */
export type Correcting = { readonly by: PersonId; readonly at: string }

/** Why a report is not corrected. */
export type CorrectionRefusal =
  | FigureRefusal
  | Refusal<'NOT_YOUR_REPORT' | 'REPORT_BUILT_ON' | 'CORRECTION_LATE' | 'REPORT_EMPTY'>

/** So long after a report whoever gave it corrects it. */
const correctedWithin = 60 * 60 * 1000

/** What a report is to say; its evidence stays as it is where none is named. */
type WantedReport = {
  readonly reportId: ProgressReportId
  readonly text: string
  readonly evidence?: readonly HashedEvidence[] | undefined
  /** What it is to say in figures; those that it does not name stay as they are. */
  readonly figures?: FiguresWanted | undefined
}

/**
 * Corrects the words of a report, and what it has as evidence. What it said and had stays in the entries that told it; what somebody
 * has built on, or has stood for an hour, is corrected by a further report alone.
 *
 * @param last null where the last step of the measure was no report: then somebody has built on it.
 */
export function correctReport(
  measure: Measure,
  wanted: WantedReport,
  facts: Correcting & { readonly last: LastReport | null },
): Result<MeasureEvent[], CorrectionRefusal> {
  const refusal = correctionRefusal(wanted.reportId, facts)
  if (refusal !== null) return refuse(refusal)
  const former = facts.last?.text ?? ''
  if (wanted.text === '') {
    const { rectificationId, id: measureId } = measure
    return refuse({
      code: 'REPORT_EMPTY',
      place: { kind: 'measure', rectificationId, measureId, field: 'text' },
    })
  }
  const { reportId, text } = wanted
  const words: MeasureEvent[] =
    text === former ? [] : [{ type: 'measure.reportCorrected', reportId, text, former }]
  const figures =
    wanted.figures === undefined || facts.last === null
      ? ok([])
      : correctFigures(measure, { ...wanted.figures, reportId }, facts.last)
  if (!figures.ok) return figures
  return ok([...words, ...evidenceCorrected(wanted, facts.last?.evidence ?? []), ...figures.value])
}

function evidenceCorrected(
  { reportId, evidence: wanted }: WantedReport,
  present: readonly HashedEvidence[],
): MeasureEvent[] {
  if (wanted === undefined) return []
  const evidence = notAmong(wanted, present)
  const removed = notAmong(present, wanted)
  if (evidence.length === 0 && removed.length === 0) return []
  return [{ type: 'measure.evidenceCorrected', reportId, evidence, removed }]
}

function notAmong(
  evidence: readonly HashedEvidence[],
  others: readonly HashedEvidence[],
): readonly HashedEvidence[] {
  return evidence.filter(({ fileId }) => !others.some((other) => other.fileId === fileId))
}

/** Why somebody does not correct a report now; null when they may. */
export function correctionRefusal(
  reportId: ProgressReportId,
  { last, by, at }: Correcting & { readonly last: LastReport | null },
): Refusal<'NOT_YOUR_REPORT' | 'REPORT_BUILT_ON' | 'CORRECTION_LATE'> | null {
  if (last === null || last.reportId !== reportId) return { code: 'REPORT_BUILT_ON' }
  if (last.by !== by) return { code: 'NOT_YOUR_REPORT' }
  return isLate(last, at) ? { code: 'CORRECTION_LATE' } : null
}

/** Whether somebody could correct what they reported last, as far as who did and when tells. */
export function isOwnAndRecent(
  last: { readonly by: string | null; readonly at: string },
  { by, at }: Correcting,
): boolean {
  return last.by === by && !isLate(last, at)
}

function isLate(last: { readonly at: string }, at: string): boolean {
  return Date.parse(at) - Date.parse(last.at) >= correctedWithin
}
