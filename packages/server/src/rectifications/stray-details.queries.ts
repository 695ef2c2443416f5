import type { RectificationId } from '@bihuan/core/kernel/id.ts'
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
      select ${journal.sequence}, ${journal.at}, ${journal.by_id}, ${journal.subject_id}, ${journal.event},
        ${journal.event} ->> 'type' <> 'measure.progressReported' as "hasHashes"
      from ${journal} where ${journal.chain_id} = ${rectificationId} and ${journal.event} ? 'reportId'
        and ${journal.event} ->> 'type' <> 'measure.reportCorrected'
    ), corrected as (
      select distinct on (${journal.event} ->> 'reportId') ${journal.event} ->> 'reportId' as report,
        ${journal.event} ->> 'text' as text
      from ${journal} where ${journal.chain_id} = ${rectificationId}
        and ${journal.event} ->> 'type' = 'measure.reportCorrected'
      order by ${journal.event} ->> 'reportId', ${journal.sequence} desc
    ), beyond as (
      select count(*) + 1 as sequence from ${journal} where ${journal.chain_id} = ${rectificationId}
    )
    select ${journal.sequence} from reported where not exists (
      select from ${report}
      where ${report.rectification_id} = ${rectificationId} and ${report.id} = (${journal.event} ->> 'reportId')::uuid
        and ${report.measure_id} = reported.subject_id and ${report.text} = coalesce(
          (select corrected.text from corrected where corrected.report = ${report.id}::text), ${journal.event} ->> 'text')
        and ${report.reported_by} is not distinct from reported.by_id and ${report.reported_at} = reported.at
    ) or ${journal.event} -> 'evidence' <> (
      select coalesce(jsonb_agg(
        jsonb_build_object('fileId', ${file.id}, 'name', ${file.name}, 'size', ${file.size}, 'mediaType',
          ${file.media_type})
          || case when "hasHashes" then jsonb_build_object('sha256', ${file.sha256}) else '{}' end
        order by ${evidence.ordinal}), '[]')
      from ${evidence} join ${file} on ${file.id} = ${evidence.file_id}
      where ${evidence.rectification_id} = ${rectificationId}
        and ${evidence.progress_report_id} = (${journal.event} ->> 'reportId')::uuid
    ) or exists (
      select from ${evidence}
      where ${evidence.rectification_id} = ${rectificationId}
        and ${evidence.progress_report_id} = (${journal.event} ->> 'reportId')::uuid
          and ${evidence.measure_id} <> reported.subject_id
    )
    union all
    select beyond.sequence::integer from beyond, ${report}
    where ${report.rectification_id} = ${rectificationId}
      and not exists (select from reported where ${journal.event} ->> 'reportId' = ${report.id}::text)
  `.execute(db)
  return [...rows.map(({ sequence }) => sequence), ...(await strayWordsOfSources(db, rectificationId))]
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
