import type { FindingStatus } from '@bihuan/core/findings/finding.ts'
import type { RawBuilder } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { isShown } from '../people/put-away.queries.ts'

const answered = columnsOf('findings', 'answered')

/** The findings that a measure answers beside its own, `answered`, by their keys. */
export function answeredBy(measure: Columns<'measures'>): RawBuilder<unknown> {
  return sql`jsonb_to_recordset(${measure.further}) as link ("rectificationId" uuid, "findingId" uuid)
    join ${answered} on ${answered.rectification_id} = link."rectificationId" and ${answered.id} = link."findingId"
      and ${isShown(answered.rectification_id)}`
}

/** How they stand. Hardly any measure answers more than its own. */
export function furtherStatusesOf(measure: Columns<'measures'>): RawBuilder<FindingStatus[]> {
  return sql`case when ${measure.further} = '[]' then '{}'::text[]
    else array(select ${answered.status} from ${answeredBy(measure)}) end`
}
