import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import type { Db } from '../kernel/subject-store.ts'

/**
 * The numbers of the entries whose report or evidence is kept otherwise than they tell it, and for each report that no
 * entry tells of the number behind the last.
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
  return rows.map(({ sequence }) => sequence)
}
