import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const report = columnsOf('progress_reports', 'report')
const file = columnsOf('files', 'file')
const journal = columnsOf('journal')
const evidence = columnsOf('evidence', 'evidence')
const sourceNotes = columnsOf('source_notes')
const importedReports = columnsOf('imported_reports')

/**
 * The numbers of the entries whose report, evidence or words of a source are kept otherwise than they tell it, and for each
 * of them that no entry tells of the number behind the last.
 */
export async function strayDetails(db: Db, rectificationId: RectificationId): Promise<readonly number[]> {
  const { rows } = await sql<{ sequence: number }>`
    with reported as (
      select ${journal.sequence}, ${journal.at}, ${journal.by_id}, ${journal.subject_id}, ${journal.event}
      from ${journal} where ${journal.chain_id} = ${rectificationId} and ${journal.event} ? 'reportId'
        and ${journal.event} ->> 'type' in (
          'measure.progressReported', 'measure.reported', 'measure.supportReported', 'measure.partReported')
    ), figured as (
      select distinct on (${journal.event} ->> 'reportId') ${journal.event} ->> 'reportId' as report,
        ${journal.event} -> 'figures' as figures, ${journal.event} ->> 'why' as why
      from ${journal} where ${journal.chain_id} = ${rectificationId}
        and ${journal.event} ->> 'type' in ('measure.figuresReported', 'measure.figuresCorrected')
      order by ${journal.event} ->> 'reportId', ${journal.sequence} desc
    ), corrected as (
      select distinct on (${journal.event} ->> 'reportId') ${journal.event} ->> 'reportId' as report,
        ${journal.event} ->> 'text' as text
      from ${journal} where ${journal.chain_id} = ${rectificationId}
        and ${journal.event} ->> 'type' = 'measure.reportCorrected'
      order by ${journal.event} ->> 'reportId', ${journal.sequence} desc
    ), moved as (
      ${piecesIn('evidence', rectificationId)} union all ${piecesIn('removed', rectificationId)}
    ), told as (
      select moved.report, moved.measure, moved.piece ->> 'fileId' as file,
        (array_agg(moved.piece order by moved.sequence))[1] as piece,
        (array_agg(moved.list order by moved.sequence desc))[1] = 'removed' as removed,
        row_number() over (partition by moved.report order by min(array[moved.sequence, moved.nth])) as nth
      from moved group by 1, 2, 3
    ), kept as (
      select ${evidence.progress_report_id}::text as report, ${evidence.measure_id} as measure, ${file.id}::text as file,
        jsonb_build_object('fileId', ${file.id}, 'name', ${file.name}, 'size', ${file.size}, 'mediaType',
          ${file.media_type}, 'sha256', ${file.sha256}) as piece,
        ${evidence.removed_at} is not null as removed,
        row_number() over (partition by ${evidence.progress_report_id} order by ${evidence.ordinal}) as nth
      from ${evidence} join ${file} on ${file.id} = ${evidence.file_id}
      where ${evidence.rectification_id} = ${rectificationId}
    ), otherwise as materialized (
      select report from told full join kept using (report, measure, file, nth)
      where (told.piece <@ kept.piece and told.removed = kept.removed) is not true
    ), beyond as (
      select count(*) + 1 as sequence from ${journal} where ${journal.chain_id} = ${rectificationId}
    )
    select ${journal.sequence} from reported where not exists (
      select from ${report}
      where ${report.rectification_id} = ${rectificationId} and ${report.id} = (${journal.event} ->> 'reportId')::uuid
        and ${report.measure_id} = reported.subject_id and ${report.text} = coalesce(
          (select corrected.text from corrected where corrected.report = ${report.id}::text), ${journal.event} ->> 'text')
        and ${report.reported_by} is not distinct from reported.by_id and ${report.reported_at} = reported.at
        and (${report.figures}, ${report.figures_why}) = (
          coalesce((select figured.figures from figured where figured.report = ${report.id}::text), '[]'::jsonb),
          coalesce((select figured.why from figured where figured.report = ${report.id}::text), ''))
    ) or ${journal.event} ->> 'reportId' in (select otherwise.report from otherwise)
    union all
    select beyond.sequence::integer from beyond, ${report}
    where ${report.rectification_id} = ${rectificationId}
      and not exists (select from reported where ${journal.event} ->> 'reportId' = ${report.id}::text)
  `.execute(db)
  return [...rows.map(({ sequence }) => sequence), ...(await strayWordsOfSources(db, rectificationId))]
}

// The pieces of evidence that entries add to reports, or remove from them, in their order. Old ones tell of no hash.
function piecesIn(list: 'evidence' | 'removed', rectificationId: RectificationId): RawBuilder<unknown> {
  return sql`
    select ${journal.sequence}, ${journal.event} ->> 'reportId' as report, ${journal.subject_id} as measure,
      pieces.piece, pieces.nth, ${sql.lit(list)} as list
    from ${journal}, jsonb_array_elements(${journal.event} -> ${sql.lit(list)}) with ordinality as pieces (piece, nth)
    where ${journal.chain_id} = ${rectificationId} and ${journal.event} ? 'reportId'`
}

/** The same of what sources say: a note, or a report that was imported. */
async function strayWordsOfSources(db: Db, rectificationId: RectificationId): Promise<readonly number[]> {
  const { rows } = await sql<{ sequence: number }>`
    with told as (
      select ${journal.sequence}, ${journal.event} - 'type' as event, ${journal.subject_type}, ${journal.subject_id},
        ${journal.by_id}, ${journal.at} from ${journal}
      where ${journal.chain_id} = ${rectificationId}
        and ${journal.event} ->> 'type' in ('measure.sourceNoted', 'finding.sourceNoted', 'measure.reportImported')
    ), kept as (
      select jsonb_build_object('noteId', ${sourceNotes.id}, 'sourceName', ${sourceNotes.source_name}, 'notes',
        ${sourceNotes.notes}, 'said', ${sourceNotes.said}) as event,
        case when ${sourceNotes.measure_id} is null then 'finding' else 'measure' end as subject_type,
          ${sourceNotes.subject_id},
        ${sourceNotes.noted_by} as by_id, ${sourceNotes.noted_at} as at
      from ${sourceNotes} where ${sourceNotes.rectification_id} = ${rectificationId}
      union all
      select jsonb_build_object('importedReportId', ${importedReports.id}, 'sourceName',
        ${importedReports.source_name}, 'saidBy', ${importedReports.said_by}, 'text', ${importedReports.text},
          'state', ${importedReports.state}, 'stateRaw', ${importedReports.state_raw}, 'doneOn',
            ${importedReports.done_on}, 'doneRaw', ${importedReports.done_raw}),
        'measure', ${importedReports.measure_id}, ${importedReports.imported_by}, ${importedReports.imported_at}
      from ${importedReports} where ${importedReports.rectification_id} = ${rectificationId}
    ), beyond as (
      select (count(*) + 1)::integer as sequence from ${journal} where ${journal.chain_id} = ${rectificationId}
    )
    select told.sequence from told where not exists (
      select from kept where kept.event = told.event and kept.subject_type = told.subject_type
        and kept.subject_id = told.subject_id and kept.at = told.at and kept.by_id is not distinct from told.by_id
    )
    union all
    select beyond.sequence from beyond, kept where not exists (
      select from told where coalesce(told.event ->> 'noteId', told.event ->> 'importedReportId')
          = coalesce(kept.event ->> 'noteId', kept.event ->> 'importedReportId')
    )
  `.execute(db)
  return rows.map(({ sequence }) => sequence)
}
