import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { RawBuilder } from 'kysely'
import { ready } from '../kernel/ready.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { measureInScope } from '../people/read-scope.queries.ts'
import {
  besidesRow,
  columnsUnjoined,
  finding,
  handler,
  leader,
  type ListedMeasure,
  measure,
  owner,
} from './measures.queries.ts'

const request = columnsOf('closure_requests', 'request')

/** What a list joins a measure with. */
type OfOthers = 'leader_name' | 'owner_name' | 'handler_name' | 'finding_status' | 'finding_title' | 'request'

/** A measure as a list shows it, without what that joins it with. */
export type MeasureUnjoined = Omit<ListedMeasure, OfOthers>

/**
 * What is selected of `measure` where it is asked for alone. What a list joins it with is then looked up by itself, as each join
 * would hand on all columns of the measure, which takes the database longer to make ready than to look up.
 */
export function columnsOfOne(rectificationId: RectificationId): RawBuilder<unknown> {
  return sql`${columnsUnjoined(sql`${rectificationId}::uuid`)}, ${besidesRow}`
}

/** Where the finding of `measure` is found, to be selected from. */
export const itsFinding: RawBuilder<unknown> = sql`from ${finding}
  where ${finding.rectification_id} = ${measure.rectification_id} and ${finding.id} = ${measure.finding_id}`

const ofOthers = {
  leader_name: sql`(select ${leader.name} from ${leader} where ${leader.id} = ${measure.leader_id})`,
  owner_name: sql`(select ${owner.name} from ${owner} where ${owner.id} = ${measure.owner_id})`,
  handler_name: sql`(select ${handler.name} from ${handler} where ${handler.id} = ${measure.handler_id})`,
  finding_status: sql`(select ${finding.status} ${itsFinding})`,
  finding_title: sql`(select ${finding.title} ${itsFinding})`,
  request: sql`(select to_jsonb(request) from ${request}
    where ${request.rectification_id} = ${measure.rectification_id} and ${request.id} = ${measure.closure_request_id})`,
} satisfies Record<OfOthers, RawBuilder<unknown>>

const namesOfOthers = sql.join(
  Object.entries(ofOthers).map(([name, value]) => sql`${value} as ${sql.ref(name)}`),
)

type OneMeasure = { readonly rectificationId: RectificationId; readonly measureId: MeasureId }

/** One measure as a list shows it; null when there is none to read. */
export function listedMeasure(
  { rectificationId, measureId }: OneMeasure,
  scope: ReadScope,
): Question<ListedMeasure | null> {
  return question<ListedMeasure, ListedMeasure | null>(
    oneListed({ rectificationId, measureId, scope }),
    ([row]) => row ?? null,
  )
}

const oneListed = ready(
  ({ rectificationId, measureId, scope }: OneMeasure & { readonly scope: ReadScope }) => sql`
      select ${columnsOfOne(rectificationId)}, ${namesOfOthers} from ${measure}
      where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}
        and ${measureInScope(scope, measure)}`,
)
