import type { FurtherChoiceView } from '@bihuan/core/measures/further.contract.ts'
import type { FurtherFindingView } from '@bihuan/core/measures/further-finding.schema.ts'
import type { FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import { type PartOfFinding, partsOf } from '../claims/claims.queries.ts'
import { findingColumns, type FindingJson } from '../findings/findings.store.ts'
import { areMany, bodiesSeeing, isReached, type Near, reachedFrom } from '../kernel/bodies.queries.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, jsonOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isArchived, isShown } from '../people/put-away.queries.ts'
import { findingInScope } from '../people/read-scope.queries.ts'
import { calledNumber } from '../told/finding-number.queries.ts'
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
      'findingId', ${answered.id}, 'number', ${calledNumber(answered)}, 'title', ${answered.title},
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

/**
 * The open findings of the rectifications that somebody coordinates which hold all the words, those of the measure’s own first, then by
 * the names of their rectifications: one rectification after the other, until there are enough.
 */
export function furtherChoices(
  wanted: OfMeasure & { readonly words: readonly string[] },
  near: Near,
): Question<{ findings: FurtherChoiceView[]; hasMore: boolean }> {
  const { rectificationId, measureId, words } = wanted
  const told = sql`search_fold(concat_ws(' ', ${answered.ordinal}, ${answered.number}, ${answered.title}, ${rectification.name}))`
  const isHolding = words.map((word) => sql`and strpos(${told}, (select search_fold(${word}::text))) > 0`)
  const isElse = sql`${rectification.id} <> ${rectificationId}::uuid`
  const isOwn = { isOwn: true }
  const isNear = near === 'all' ? sql`true` : isReached(rectification.id, near, isOwn)
  const within = (those: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
    select rectification.id as "rectificationId", rectification.name as "rectificationName", found.*
    from (select ${rectification.id}, ${rectification.name} from ${those}
      and ${isShown(rectification.id)} and not ${isArchived(rectification.id)}
      order by ${rectification.name}, ${rectification.id} offset 0) as rectification
    cross join lateral (
      select ${answered.id} as "findingId", ${calledNumber(answered)} as number, ${answered.title}, ${answered.ordinal} from ${answered}
      where ${answered.rectification_id} = ${rectification.id} and ${answered.status} in ('open', 'reopened')
        ${sql.join(isHolding, sql` `)}
        and not exists (
          select from ${measure} where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}
            and (${measure.finding_id} = ${answered.id}
              or ${measure.further} @> jsonb_build_array(jsonb_build_object('findingId', ${answered.id}))))
      offset 0) as found
    order by ${rectification.name}, ${rectification.id}, found.ordinal limit ${sql.lit(offered + 1)})`
  const all = sql`${rectification} where ${isElse}`
  const few =
    near === 'all'
      ? []
      : [
          within(sql`(${reachedFrom(near, isOwn)}) as reach
            join ${rectification} on ${rectification.id} = reach.rectification_id where ${isElse} and not ${areMany(near, isOwn)}`),
        ]
  const parts = [
    within(sql`${rectification} where ${rectification.id} = ${rectificationId}::uuid and ${isNear}`),
    ...few,
    within(near === 'all' ? all : sql`${all} and ${isNear} and ${areMany(near, isOwn)}`),
  ]
  return question(
    sql<FurtherChoiceView>`
    select choice."rectificationId", choice."rectificationName", choice."findingId", choice.number, choice.title
    from (${sql.join(parts, sql` union all `)}) as choice
    order by choice."rectificationId" = ${rectificationId}::uuid desc, choice."rectificationName", choice."rectificationId",
      choice.ordinal
    limit ${sql.lit(offered + 1)}`,
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
