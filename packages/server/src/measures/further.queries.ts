import type { FurtherChoiceView } from '@bihuan/core/measures/further.contract.ts'
import type { FurtherFindingView } from '@bihuan/core/measures/further-finding.schema.ts'
import type { FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import { type PartOfFinding, partsOf } from '../claims/claims.queries.ts'
import { findingColumns, type FindingJson } from '../findings/findings.store.ts'
import { bodiesSeeing, isReached, type Near } from '../kernel/bodies.queries.ts'
import { columnsOf, jsonOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isArchived, isShown } from '../people/put-away.queries.ts'
import { findingInScope } from '../people/read-scope.queries.ts'
import { answeredBy, furtherStatusesOf } from './further-statuses.queries.ts'

const measure = columnsOf('measures', 'measure')
const answered = columnsOf('findings', 'answered')
const rectification = columnsOf('rectifications', 'rectification')

type OfMeasure = { readonly rectificationId: RectificationId; readonly measureId: MeasureId }

/** A finding that a measure answers beside its own: whether somebody may read it, and by what they may hold a rung of it. */
export type AnsweredFinding = {
  readonly finding: FurtherFindingView
  readonly isRead: boolean
  readonly record: FindingJson
  readonly parts: readonly PartOfFinding[]
  readonly here: Bodies
}

/** The findings that a measure answers beside its own: those of its own rectification first. */
export function furtherFindings(
  { rectificationId, measureId }: OfMeasure,
  scope: ReadScope,
): Question<readonly AnsweredFinding[]> {
  return question(
    sql<AnsweredFinding>`
    select jsonb_build_object('rectificationId', ${answered.rectification_id}, 'rectificationName', ${rectification.name},
      'findingId', ${answered.id}, 'number', ${answered.number}, 'title', ${answered.title},
      'status', ${answered.status}) as finding, ${findingInScope(scope, answered)} as "isRead",
      ${jsonOf(answered, findingColumns)} as record, ${partsOf(answered)} as parts,
      ${bodiesSeeing(answered.rectification_id)} as here
    from ${measure} cross join lateral (select answered.* from ${answeredBy(measure)}) as answered
    join ${rectification} on ${rectification.id} = ${answered.rectification_id}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}
    order by ${answered.rectification_id} = ${rectificationId} desc, ${rectification.name}, ${answered.ordinal}`,
    (rows) => rows,
  )
}

/** So many findings are offered before somebody has to say which they mean. */
const offered = 50

/** The open findings of the rectifications that somebody coordinates which hold all the words, those of the measure’s own first. */
export function furtherChoices(
  wanted: OfMeasure & { readonly words: readonly string[] },
  near: Near,
): Question<{ findings: FurtherChoiceView[]; hasMore: boolean }> {
  const { rectificationId, measureId, words } = wanted
  const isNear = near === 'all' ? sql`true` : isReached(answered.rectification_id, near, { isOwn: true })
  const told = sql`search_fold(concat_ws(' ', ${answered.number}, ${answered.title}, ${rectification.name}))`
  const isHolding = words.map((word) => sql`and strpos(${told}, (select search_fold(${word}::text))) > 0`)
  return question(
    sql<FurtherChoiceView>`
    select ${rectification.id} as "rectificationId", ${rectification.name} as "rectificationName",
      ${answered.id} as "findingId", ${answered.number}, ${answered.title}
    from ${answered} join ${rectification} on ${rectification.id} = ${answered.rectification_id}
    where ${answered.status} in ('open', 'reopened') and ${isNear} and ${isShown(answered.rectification_id)}
      and not ${isArchived(answered.rectification_id)} ${sql.join(isHolding, sql` `)}
      and not exists (
        select from ${measure} where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}
          and (${measure.finding_id} = ${answered.id}
            or ${measure.further} @> jsonb_build_array(jsonb_build_object('findingId', ${answered.id}))))
    order by ${answered.rectification_id} = ${rectificationId} desc, ${rectification.name}, ${answered.rectification_id},
      ${answered.ordinal}
    limit ${offered + 1}`,
    (rows) => ({ findings: rows.slice(0, offered), hasMore: rows.length > offered }),
  )
}

/** Those of the measures below some findings that answer a finding elsewhere which is being checked. */
export function checkedElsewhere(
  rectificationId: RectificationId,
  findingIds: readonly FindingId[],
): Question<readonly MeasureId[]> {
  return question(
    sql<{ id: MeasureId }>`
    select ${measure.id} from ${measure}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.finding_id} = any(${[...findingIds]}::uuid[])
      and ${measure.further} <> '[]' and ${measure.status} <> 'voided'
      and 'submitted' = any(${furtherStatusesOf(measure)})`,
    (rows) => rows.map(({ id }) => id),
  )
}
