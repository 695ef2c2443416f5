import type { IndexedEvidence } from '@bihuan/core/documents/closure-form.ts'
import type { FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { measureInScope } from '../people/read-scope.queries.ts'

const evidence = columnsOf('evidence', 'evidence')
const file = columnsOf('files', 'file')
const report = columnsOf('progress_reports', 'report')
const measure = columnsOf('measures', 'measure')
const list = columnsOf('object_lists', 'list')
const finding = columnsOf('findings', 'finding')

type IndexedRow = Omit<IndexedEvidence, 'reportedAt'> & { readonly reportedAt: Date }

/** The evidence of a measure, or of those below a finding that somebody may read, each piece with its hash; what was removed is not. */
export function indexedEvidence(
  of: { readonly rectificationId: RectificationId } & (
    | { readonly measureId: MeasureId }
    | { readonly findingId: FindingId }
  ),
  scope: ReadScope,
): Question<readonly IndexedEvidence[]> {
  const isMeant =
    'measureId' in of ? sql`${measure.id} = ${of.measureId}` : sql`${measure.finding_id} = ${of.findingId}`
  return question(
    sql<IndexedRow>`
    select ${evidence.file_id} as "fileId", ${measure.id} as "measureId", ${file.name}, ${file.sha256}, ${report.reported_at} as "reportedAt",
      ${finding.ordinal} || '-' || ${measure.ordinal} as number
    from ${measure}
    join ${finding} on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    join ${evidence} on ${evidence.rectification_id} = ${measure.rectification_id} and ${evidence.measure_id} = ${measure.id}
    join ${report} on ${report.rectification_id} = ${evidence.rectification_id} and ${report.id} = ${evidence.progress_report_id}
    join ${file} on ${file.id} = ${evidence.file_id}
    where ${measure.rectification_id} = ${of.rectificationId} and ${isMeant} and ${evidence.removed_at} is null
      and ${measureInScope(scope, measure)}
    order by ${finding.ordinal}, ${measure.ordinal}, ${report.reported_at}, ${evidence.ordinal}`,
    (rows) => rows.map((row) => ({ ...row, reportedAt: row.reportedAt.toISOString() })),
  )
}

/** The measures below a finding that count and that somebody may read. */
export function partsOf(
  of: { readonly rectificationId: RectificationId; readonly findingId: FindingId },
  scope: ReadScope,
): Question<readonly { readonly id: MeasureId; readonly isClosed: boolean }[]> {
  return question(
    sql<{ id: MeasureId; isClosed: boolean }>`
    select ${measure.id}, ${measure.status} = 'closed' as "isClosed" from ${measure}
    where ${measure.rectification_id} = ${of.rectificationId} and ${measure.finding_id} = ${of.findingId}
      and ${measure.status} <> 'voided' and ${measureInScope(scope, measure)}
    order by ${measure.ordinal}`,
    (rows) => rows,
  )
}

/** How many objects of a measure’s list are crossed off, of those that are not voided; null where it has no list. */
export function objectCounts(of: {
  readonly rectificationId: RectificationId
  readonly measureId: MeasureId
}): Question<{ readonly done: number; readonly counted: number } | null> {
  return question(
    sql<{ done: number; counted: number }>`
    select coalesce((${list.counts} ->> 'done')::integer, 0) as done, (
      select coalesce(sum(many::integer), 0)::integer
      from jsonb_each_text(${list.counts} - 'voided') as each (status, many)) as counted
    from ${list} where ${list.rectification_id} = ${of.rectificationId} and ${list.measure_id} = ${of.measureId}`,
    ([row]) => row ?? null,
  )
}

/** How the ledger calls a measure: 3-2. */
export function numberInLedger(of: {
  readonly rectificationId: RectificationId
  readonly measureId: MeasureId
}): Question<string> {
  return question(
    sql<{ number: string }>`
    select ${finding.ordinal} || '-' || ${measure.ordinal} as number from ${measure}
    join ${finding} on ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}
    where ${measure.rectification_id} = ${of.rectificationId} and ${measure.id} = ${of.measureId}`,
    ([row]) => row?.number ?? '',
  )
}
