import { statusEvents } from '@bihuan/core/journal/telling.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { buildsOnReport, type LastReport } from '@bihuan/core/measures/correct-report.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const journal = columnsOf('journal', 'journal')
const report = columnsOf('progress_reports', 'report')
const evidence = columnsOf('evidence', 'evidence')
const files = columnsOf('files', 'files')
const buildingOnReport = sql`${sql.lit(`{${buildsOnReport.join(',')}}`)}::text[]`

/**
 * The last step of a measure that led to a status, where that was a report on which nothing was built since, with what it says and
 * has now; null else.
 */
export function lastReportOf(measure: {
  readonly rectificationId: RawBuilder<unknown>
  readonly id: RawBuilder<unknown>
}): RawBuilder<LastReport | null> {
  return sql`(
    select jsonb_build_object('reportId', ${report.id}, 'text', ${report.text}, 'by', step.by_id,
      'figures', ${report.figures}, 'why', ${report.figures_why}, 'evidence', (
        select coalesce(jsonb_agg(jsonb_build_object('fileId', ${files.id}, 'name', ${files.name}, 'size', ${files.size},
          'mediaType', ${files.media_type}, 'sha256', ${files.sha256}) order by ${evidence.ordinal}), '[]')
        from ${evidence} join ${files} on ${files.id} = ${evidence.file_id}
        where ${evidence.rectification_id} = ${report.rectification_id}
          and ${evidence.progress_report_id} = ${report.id} and ${evidence.removed_at} is null),
      'at', to_char(step.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from (
      select ${journal.by_id}, ${journal.at},
        case when ${journal.event} ->> 'type' = any(${buildingOnReport}) then null else ${journal.event} ->> 'reportId' end as report
      from ${journal}
      where ${journal.chain_id} = ${measure.rectificationId} and ${journal.subject_id} = ${measure.id}
        and ${journal.event} ->> 'type' = any(${sql.lit(`{${[...statusEvents(), ...buildsOnReport].join(',')}}`)}::text[])
      order by ${journal.version} desc limit 1) as step
    join ${report} on ${report.rectification_id} = ${measure.rectificationId} and ${report.id} = step.report::uuid)`
}

/** The same, to be asked beside a command. */
export function lastReport(
  rectificationId: RectificationId,
  measureId: MeasureId,
): Question<LastReport | null> {
  const of = { rectificationId: sql`${rectificationId}::uuid`, id: sql`${measureId}::uuid` }
  return question(
    sql<{ last: LastReport | null }>`select ${lastReportOf(of)} as last`,
    ([row]) => row?.last ?? null,
  )
}
