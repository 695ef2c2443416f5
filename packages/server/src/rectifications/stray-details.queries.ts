import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import type { Db } from '../kernel/subject-store.ts'

/**
 * The numbers of the entries whose report, evidence or words of a source are kept otherwise than they tell it, and for each
 * of them that no entry tells of the number behind the last.
 */
export async function strayDetails(db: Db, rectificationId: RectificationId): Promise<readonly number[]> {
  const { rows } = await sql<{ sequence: number }>`
    with reported as (
      select sequence, at, by_id, subject_id, event, event ->> 'type' = 'measure.reported' as "hasHashes"
      from journal where chain_id = ${rectificationId} and event ? 'reportId'
    ), beyond as (
      select count(*) + 1 as sequence from journal where chain_id = ${rectificationId}
    )
    select sequence from reported where not exists (
      select from progress_reports as report
      where report.rectification_id = ${rectificationId} and report.id = (event ->> 'reportId')::uuid
        and report.measure_id = reported.subject_id and report.text = event ->> 'text'
        and report.reported_by is not distinct from reported.by_id and report.reported_at = reported.at
    ) or event -> 'evidence' <> (
      select coalesce(jsonb_agg(
        jsonb_build_object('fileId', file.id, 'name', file.name, 'size', file.size, 'mediaType', file.media_type)
          || case when "hasHashes" then jsonb_build_object('sha256', file.sha256) else '{}' end
        order by evidence.ordinal), '[]')
      from evidence join files as file on file.id = evidence.file_id
      where evidence.rectification_id = ${rectificationId}
        and evidence.progress_report_id = (event ->> 'reportId')::uuid
    ) or exists (
      select from evidence
      where evidence.rectification_id = ${rectificationId}
        and evidence.progress_report_id = (event ->> 'reportId')::uuid and evidence.measure_id <> reported.subject_id
    )
    union all
    select beyond.sequence::integer from beyond, progress_reports as report
    where report.rectification_id = ${rectificationId}
      and not exists (select from reported where event ->> 'reportId' = report.id::text)
  `.execute(db)
  return [...rows.map(({ sequence }) => sequence), ...(await strayWordsOfSources(db, rectificationId))]
}

/** The same of what sources say: a note, or a report that was imported. */
async function strayWordsOfSources(db: Db, rectificationId: RectificationId): Promise<readonly number[]> {
  const { rows } = await sql<{ sequence: number }>`
    with told as (
      select sequence, event - 'type' as event, subject_type, subject_id, by_id, at from journal
      where chain_id = ${rectificationId}
        and event ->> 'type' in ('measure.sourceNoted', 'finding.sourceNoted', 'measure.reportImported')
    ), kept as (
      select jsonb_build_object('noteId', id, 'sourceName', source_name, 'notes', notes, 'said', said) as event,
        case when measure_id is null then 'finding' else 'measure' end as subject_type, subject_id,
        noted_by as by_id, noted_at as at
      from source_notes where rectification_id = ${rectificationId}
      union all
      select jsonb_build_object('importedReportId', id, 'sourceName', source_name, 'saidBy', said_by, 'text', text,
          'state', state, 'stateRaw', state_raw, 'doneOn', done_on, 'doneRaw', done_raw),
        'measure', measure_id, imported_by, imported_at
      from imported_reports where rectification_id = ${rectificationId}
    ), beyond as (
      select (count(*) + 1)::integer as sequence from journal where chain_id = ${rectificationId}
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
