import type { LastFigureReport } from '@bihuan/core/measures/figures.schema.ts'
import type { RawBuilder } from 'kysely'
import { nameThen } from '../kernel/former-names.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'

const report = columnsOf('progress_reports', 'report')
const persons = columnsOf('persons', 'persons')

/** What was said last of each figure of a measure, as it stands after corrections. */
export function figureReportsOf(measure: Columns<'measures'>): RawBuilder<LastFigureReport[]> {
  return sql`(
    select coalesce(jsonb_agg(last.said), '[]') from (
      select distinct on (said.figure ->> 'figureId') said.figure || jsonb_build_object(
          'why', ${report.figures_why}, 'by', jsonb_build_object('id', ${persons.id}, 'name', ${nameThen(persons, report.reported_at)}),
          'at', to_char(${report.reported_at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as said
      from ${report} join ${persons} on ${persons.id} = ${report.reported_by}
        cross join lateral jsonb_array_elements(${report.figures}) as said (figure)
      where ${report.rectification_id} = ${measure.rectification_id} and ${report.measure_id} = ${measure.id}
      order by said.figure ->> 'figureId', ${report.reported_at} desc, ${report.id} desc) as last)`
}
