import type { AnswerDuty, Answerer, AnswerState } from '@bihuan/core/answers/answers.ts'
import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { OrganizationId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { areMany, reachedFrom } from '../kernel/bodies.queries.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { handlesFor, isKept, keptCount } from './kept-answers.queries.ts'
import { isShown } from '../people/put-away.queries.ts'
import {
  findingInScope,
  measureInScope,
  type OwnScope,
  reasonsBesideOwner,
} from '../people/read-scope.queries.ts'
import { isCounted, isStillOpen } from '../people/still-open.queries.ts'
import { isDueSoonIn, isNear } from '../templates/due-soon.queries.ts'

const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const support = columnsOf('supports', 'support')
const task = columnsOf('parts', 'task')
const post = columnsOf('appointments', 'post')

/** Whose records are counted and found: what is asked about, who asks, and on which day. */
export type Asked = {
  readonly of: Answerer
  /** The id of the person or the organization, as part of a statement. */
  readonly who: RawBuilder<unknown>
  readonly scope: ReadScope
  readonly today: PlainDay
  /** What says for them whether all that they handle is read; see `isOwnOnly`. */
  readonly isTheirs?: RawBuilder<SqlBool>
}

/** What is counted of the extensions of an organization. */
export type ExtensionSums = { readonly asked: number; readonly granted: number; readonly days: number }

/** What somebody answers for, as it is found: which record, its day, and for a support whose. */
export type FoundItem = {
  readonly rectification_id: RectificationId
  readonly id: string
  readonly due_on: PlainDay | null
  readonly supporter_id: OrganizationId | null
}

/** Rows without an order, and the order in which an index has them. */
type Rows = { readonly rows: RawBuilder<FoundItem>; readonly order: RawBuilder<unknown> }

/** How many items of a duty stand in a state, up to `mostCounted`: by kept numbers, or each found along an index of whose it is. */
export function countOf(duty: AnswerDuty, state: AnswerState, asked: Asked): RawBuilder<number> {
  const { scope, who } = asked
  if (!isKept(duty) || scope.kind === 'none') return walked(duty, state, asked)
  const kept = keptCount(duty, state, asked)
  if (scope.kind === 'all') return kept
  const looked = walked(duty, state, asked)
  // Of an organization all of whose measures they read, and of people who handle none of any other.
  const { isTheirs = isOwnOnly(asked) } = asked
  if (duty === 'led') return looked
  const isWhole = duty === 'owned' ? sql`${who} = any(${ownersIn(scope)}::uuid[])` : isTheirs
  return sql`(case when ${isWhole} then ${kept} else ${looked} end)`
}

/** Whether a head reads all that a person handles: to be asked once where several numbers are wanted. */
export function isOwnOnly({ scope, who }: Pick<Asked, 'scope' | 'who'>): RawBuilder<SqlBool> {
  const owners = scope.kind === 'own' ? ownersIn(scope) : []
  return owners.length === 0 ? sql`false` : handlesFor(owners, who)
}

function ownersIn({ organizationIds, coordinated }: OwnScope): string[] {
  return [...organizationIds, ...coordinated]
}

/** The same by looking at what is read. */
function walked(duty: AnswerDuty, state: AnswerState, asked: Asked): RawBuilder<number> {
  const parts = rowsOf(duty, state, asked)
  if (parts.length === 0) return sql`0`
  const most = sql.lit(mostCounted + 1)
  const first = parts.map(({ rows }) => sql`(${rows} limit ${most})`)
  return sql`(select count(*) from (select from (${sql.join(first, sql` union all `)}) as each limit ${most}) as counted)`
}

/**
 * How many extensions were asked for and granted for the measures of an organization, as far as they are read, and the days by which
 * they were put off; nothing of a person. What was recorded wrongly counts nowhere; what became a part of another counts there.
 */
export function extensionsOf({ of, who, scope }: Asked): RawBuilder<ExtensionSums | null> {
  if (of === 'person') return sql`null::jsonb`
  return sql`(select jsonb_build_object('asked', coalesce(sum(${measure.extensions_asked}), 0),
      'granted', coalesce(sum(${measure.extensions_granted}), 0), 'days', coalesce(sum(${measure.days_extended}), 0))
    from ${measure} where ${measure.owner_id} = ${who} and ${measure.extensions_asked} > 0 and ${isCounted(measure)}
      and ${measureInScope(scope, measure)})`
}

/** One page of the same items, the most urgent first. */
export function pageOf(
  duty: AnswerDuty,
  state: AnswerState,
  { limit, offset, ...asked }: Asked & { readonly limit: number; readonly offset: number },
): RawBuilder<FoundItem> {
  const parts = rowsOf(duty, state, asked)
  if (parts.length === 0)
    return sql`select * from (values (null::uuid, null::uuid, null::date, null::uuid))
    as none (rectification_id, id, due_on, supporter_id) where false`
  const first = parts.map(
    ({ rows, order }) => sql`(${rows} order by ${order} limit ${limit}::integer + ${offset}::integer)`,
  )
  return sql`select * from (${sql.join(first, sql` union all `)}) as found
    order by found.due_on, found.id, found.supporter_id limit ${limit} offset ${offset}`
}

function rowsOf(duty: AnswerDuty, state: AnswerState, asked: Asked): readonly Rows[] {
  switch (duty) {
    case 'findingsLed':
      return findings(sql`${finding.leader_id} = ${asked.who}`, state, asked)
    case 'findingsOwned':
      return findings(sql`${finding.owner_id} = ${asked.who}`, state, asked)
    case 'led':
      return measures(sql`${measure.leader_id} = ${asked.who}`, state, asked)
    case 'handled':
      return measures(sql`${measure.handler_id} = ${asked.who}`, state, asked)
    case 'owned':
      return measures(sql`${measure.owner_id} = ${asked.who}`, state, asked)
    case 'supported':
      return supports(state, asked)
    case 'parts':
      return parts(state, asked)
    default:
      return duty satisfies never
  }
}

/** A finding has no day of its own: none is late or due soon. */
function findings(isTheirs: RawBuilder<SqlBool>, state: AnswerState, { scope }: Asked): readonly Rows[] {
  if (state === 'late' || state === 'soon') return []
  const those = {
    open: isStillOpen(finding),
    waiting: sql`${finding.status} = 'submitted'`,
    closed: isClosed(finding),
  }
  const rows = sql<FoundItem>`
    select ${finding.rectification_id}, ${finding.id}, null::date as due_on, null::uuid as supporter_id from ${finding}
    where ${isTheirs} and ${those[state]} and ${findingInScope(scope, finding)}`
  return [{ rows, order: sql`${finding.id}` }]
}

function measures(
  isTheirs: RawBuilder<SqlBool>,
  state: AnswerState,
  { scope, today }: Asked,
): readonly Rows[] {
  const open = isStillOpen(measure)
  const isReturned = sql<SqlBool>`${measure.status} = 'returned'`
  const those: Readonly<Record<AnswerState, readonly RawBuilder<SqlBool>[]>> = {
    open: [open],
    late: [sql`${open} and ${measure.due_on} < ${today}`],
    soon: soonIn(measure, { open, isReturned, today }),
    waiting: [sql`${measure.status} = 'submitted'`],
    closed: [isClosed(measure)],
  }
  const rowsOfAll = (
    from: RawBuilder<unknown>,
    condition: RawBuilder<SqlBool>,
    isRead: RawBuilder<SqlBool>,
  ) => ({
    rows: sql<FoundItem>`
      select ${measure.rectification_id}, ${measure.id}, ${measure.due_on}, null::uuid as supporter_id from ${from}
      where ${isTheirs} and ${condition} and ${isRead}`,
    order: sql`${measure.due_on}, ${measure.id}`,
  })
  return those[state].flatMap((condition) => {
    if (!hasRead(scope)) return [rowsOfAll(sql`${measure}`, condition, measureInScope(scope, measure))]
    const isFound = sql<SqlBool>`${isShown(measure.rectification_id)} and ${isInIndex(scope)}`
    const isWalked =
      scope.bodyIds.length === 0 ? isFound : sql<SqlBool>`(select reach.is_many from reach) and ${isFound}`
    return [
      rowsOfAll(sql`${measure}`, condition, isWalked),
      rowsOfAll(sql`read as measure`, condition, sql`true`),
    ]
  })
}

/** Whether the index of whose a measure is says that it is read: its rectification is, which is told from all of them at once, or its owner’s are. */
function isInIndex({ bodyIds, organizationIds, coordinated }: OwnScope): RawBuilder<SqlBool> {
  const isFar =
    bodyIds.length === 0
      ? sql``
      : sql`${measure.rectification_id} in (select far.rectification_id from far) or`
  return sql`((${isFar} ${measure.owner_id} in (select unnest(${[...organizationIds, ...coordinated]}::uuid[]))) is true)`
}

/**
 * What numbers and pages of a scope begin with. Of bodies: where few rectifications are reached, all measures that are read, found
 * once for a statement; of many, and of a head, each person’s are walked instead, until enough of them are read, and only what
 * their index cannot tell is found once.
 */
export function withRead({ scope }: Pick<Asked, 'scope'>): RawBuilder<unknown> {
  if (!hasRead(scope)) return sql``
  const part = (from: RawBuilder<unknown>, isRead: RawBuilder<SqlBool>): RawBuilder<unknown> => sql`
    select ${measure.rectification_id}, ${measure.id}, ${measure.owner_id}, ${measure.leader_id}, ${measure.handler_id},
      ${measure.status}, ${measure.due_on}
    from ${from} where ${isShown(measure.rectification_id)} and ${isRead}`
  const owners = sql`any(${[...scope.organizationIds, ...scope.coordinated]}::uuid[])`
  if (scope.bodyIds.length === 0) {
    const beside = reasonsBesideOwner(scope, measure).map((isRead) =>
      part(sql`${measure}`, sql`${isRead} and not ${isInIndex(scope)}`),
    )
    return sql`with read as materialized (${sql.join(beside, sql` union `)})`
  }
  const areFew = sql<SqlBool>`not (select reach.is_many from reach)`
  const parts = [
    part(
      sql`(${reachedFrom(scope.bodyIds)}) as near join ${measure} on ${measure.rectification_id} = near.rectification_id`,
      areFew,
    ),
    part(sql`${measure}`, sql`${areFew} and ${measure.owner_id} = ${owners}`),
    ...reasonsBesideOwner(scope, measure).map((isRead) =>
      part(sql`${measure}`, sql`${isRead} and (${areFew} or not ${isInIndex(scope)})`),
    ),
  ]
  return sql`with reach (is_many) as materialized (select ${areMany(scope.bodyIds)}),
    far as materialized (select near.rectification_id from (${reachedFrom(scope.bodyIds)}) as near
      where (select reach.is_many from reach)),
    read as materialized (${sql.join(parts, sql` union `)})`
}

/** Whether what no index tells to be read is found first. Outside reviewers, whose rectifications are few, look at each. */
function hasRead(scope: ReadScope): scope is OwnScope {
  return scope.kind === 'own' && (scope.bodyIds.length > 0 || scope.rectificationIds.length === 0)
}

/** Open is what has still to be reported, closed what was, or needs to be no more. Nobody checks the report of a support. */
function supports(state: AnswerState, { of, who, scope, today }: Asked): readonly Rows[] {
  if (state === 'waiting') return []
  // Whoever heads a supporting department answers for what it supports.
  const supporter =
    of === 'organization'
      ? sql`(select ${who} as id)`
      : sql`(select ${post.organization_id} as id from ${post} where ${post.person_id} = ${who} and ${post.role} = 'head')`
  const isWaiting = sql`exists (select from ${support} where ${support.rectification_id} = ${measure.rectification_id}
    and ${support.measure_id} = ${measure.id} and ${support.organization_id} = helping.id)`
  if (state === 'closed') {
    const rows = sql<FoundItem>`
      select ${measure.rectification_id}, ${measure.id}, ${measure.due_on}, helping.id as supporter_id
      from ${supporter} as helping (id) join ${measure} on ${measure.supporter_ids} @> array[helping.id]
      where ${measure.supporter_ids} <> '{}' and ${isCounted(measure)} and not ${isWaiting}
        and ${measureInScope(scope, measure)}`
    return [{ rows, order: sql`${measure.due_on}, ${measure.id}` }]
  }
  const open = sql<SqlBool>`true`
  const those = {
    open: [open],
    late: [sql<SqlBool>`${support.due_on} < ${today}`],
    soon: [isNear(support.due_on, { today, rectificationId: support.rectification_id })],
  }
  return those[state].map((condition) => ({
    rows: sql<FoundItem>`
      select ${support.rectification_id}, ${support.measure_id} as id, ${support.due_on}, helping.id as supporter_id
      from ${supporter} as helping (id) join ${support} on ${support.organization_id} = helping.id
      join ${measure} on ${measure.rectification_id} = ${support.rectification_id} and ${measure.id} = ${support.measure_id}
      where ${condition} and ${measureInScope(scope, measure)}`,
    order: sql`${support.due_on}, ${support.measure_id}`,
  }))
}

function parts(state: AnswerState, { of, who, scope, today }: Asked): readonly Rows[] {
  const open = sql<SqlBool>`(${task.status} in ('given', 'reported', 'returned') and ${isStillOpen(measure)})`
  const isReturned = sql<SqlBool>`${open} and ${task.status} = 'returned'`
  const those = {
    open: [open],
    late: [sql`${open} and ${task.due_on} < ${today}`],
    soon: soonIn(task, { open, isReturned, today }),
    waiting: [sql`${open} and ${task.status} = 'reported'`],
    closed: [sql`${task.status} = 'done' and ${isCounted(measure)}`],
  }
  const isTheirs = of === 'person' ? sql`${task.handler_id} = ${who}` : sql`${task.unit_id} = ${who}`
  return those[state].map((condition) => ({
    rows: sql<FoundItem>`
      select ${task.rectification_id}, ${task.id}, ${task.due_on}, null::uuid as supporter_id from ${task}
      join ${measure} on ${measure.rectification_id} = ${task.rectification_id} and ${measure.id} = ${task.measure_id}
      where ${isTheirs} and ${condition} and ${measureInScope(scope, measure)}`,
    order: sql`${task.due_on}, ${task.id}`,
  }))
}

/** What has a yellow light, in parts that share nothing, so that each is found along an index. */
function soonIn(
  { due_on: dueOn, rectification_id: rectificationId }: Columns<'measures'> | Columns<'parts'>,
  {
    open,
    isReturned,
    today,
  }: Record<'open' | 'isReturned', RawBuilder<SqlBool>> & { readonly today: PlainDay },
): readonly RawBuilder<SqlBool>[] {
  const lying = { today, rectificationId }
  return [
    sql`${open} and ${isNear(dueOn, lying)}`,
    sql`${isReturned} and ${dueOn} > ${today} and not ${isDueSoonIn(dueOn, lying)}`,
    sql`${isReturned} and ${dueOn} is null`,
  ]
}

function isClosed(item: { readonly status: RawBuilder<unknown> }): RawBuilder<SqlBool> {
  return sql`${item.status} = 'closed'`
}
