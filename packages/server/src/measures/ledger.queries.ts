import { dueSoonDaysOf, isDueSoon } from '../templates/due-soon.queries.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Light } from '@bihuan/core/measures/light.ts'
import { measureStatuses } from '@bihuan/core/measures/labels.ts'
import type { LedgerPlace } from '@bihuan/core/measures/ledger-pieces.ts'
import type { LedgerQuery } from '@bihuan/core/measures/ledger-query.schema.ts'
import type { OwnWork } from '@bihuan/core/people/own-work.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { SealedFile } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import type { Db } from '../kernel/subject-store.ts'
import {
  finding,
  type ListedMeasure,
  listedColumnsIn,
  listedJoins,
  measure,
  owner,
} from '../measures/measures.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'
import { holdsAmong, soughtWords } from './words.queries.ts'
import { isOwnWork } from '../measures/own-work.queries.ts'
import { findingInScope, measureInScope } from '../people/read-scope.queries.ts'

/** What a ledger shows: which rectification, filtered and sorted how, to whom, on which day. */
export type LedgerWish = LedgerQuery & {
  readonly rectificationId: RectificationId
  readonly scope: ReadScope
  /** Which measures are the reader's own work. */
  readonly work: OwnWork
  readonly today: PlainDay
  /** The sealed files that the reader may not see. */
  readonly hidden?: readonly SealedFile[]
}

/** A page of the ledger with the number of all its rows, in one query. */
export async function readLedger(
  db: Db,
  wish: LedgerWish,
): Promise<{ readonly measures: readonly ListedMeasure[]; readonly total: number }> {
  const conditions = conditionsOf(wish)
  const sought = wish.q ? sql`with sought as materialized (${soughtWords(wish.q)})` : sql``
  // Counted apart: beside the rows, the whole ledger would be gathered for each page.
  const { rows } = await sql<ListedMeasure & { total: number }>`
    ${sought} select ${listedColumnsIn(wish.rectificationId)}, (select count(*) from ${measure} where ${conditions}) as total
    from ${measure} ${listedJoins}
    where ${conditions}
    order by ${order(wish)}, ${finding.ordinal}, ${measure.ordinal}
    limit ${wish.limit} offset ${wish.offset}`.execute(db)
  return { measures: rows, total: rows[0]?.total ?? 0 }
}

/** The findings that have a row in the ledger, in their order: where nothing is filtered, those without measures too. */
export function placesOfLedger(wish: LedgerWish): Question<readonly LedgerPlace[]> {
  const sought = wish.q ? sql`sought as materialized (${soughtWords(wish.q)}),` : sql``
  const told = { finding_id: sql.ref('told.finding_id'), measures: sql.ref('told.measures') }
  return question(
    sql<LedgerPlace>`
    with ${sought} told as (
      select ${measure.finding_id} as finding_id, count(*)::int as measures from ${measure}
      where ${conditionsOf(wish)} group by ${measure.finding_id})
    select ${finding.id} as id, coalesce(${told.measures}, 0) as measures
    from ${finding} left join told on ${told.finding_id} = ${finding.id}
    where ${finding.rectification_id} = ${wish.rectificationId} and ${findingInScope(wish.scope, finding)}
      and (${isUnfiltered(wish)}::boolean or ${told.measures} is not null)
    order by ${finding.ordinal}`,
    (rows) => rows,
  )
}

/** What `measure` has to fulfil to be a row of a ledger; words that are looked for are in `sought`. */
export function conditionsOf(wish: LedgerWish): RawBuilder<unknown> {
  const { rectificationId, scope } = wish
  return sql.join(
    [sql`${measure.rectification_id} = ${rectificationId}`, measureInScope(scope, measure), ...filters(wish)],
    sql` and `,
  )
}

/** Whether nothing is filtered out of the ledger: then findings without measures belong to it too. */
export function isUnfiltered(wish: LedgerQuery): boolean {
  const filtered = [wish.q, wish.handlerId, wish.leaderId, wish.findingId, wish.unassigned, wish.mine]
  const lists = [wish.status, wish.light, wish.ownerId]
  if (wish.closedBefore !== undefined) return false
  return !filtered.some(Boolean) && !lists.some((list) => list !== undefined && list.length > 0)
}

function filters(wish: LedgerWish): RawBuilder<SqlBool>[] {
  const { q, status, light, ownerId, handlerId, leaderId, findingId } = wish
  return [
    ...(q ? [holdsAmong(measure, { ...wish, words: q }, sql`select ${wish.rectificationId}::uuid`)] : []),
    ...(status?.length ? [sql<SqlBool>`${measure.status} = any(${status})`] : []),
    ...(light?.length ? [sql<SqlBool>`(${lightIn(light, wish)})`] : []),
    ...(ownerId?.length ? [sql<SqlBool>`${measure.owner_id} = any(${[...ownerId]}::uuid[])`] : []),
    ...(handlerId ? [sql<SqlBool>`${measure.handler_id} = ${handlerId}`] : []),
    ...(leaderId ? [sql<SqlBool>`${measure.leader_id} = ${leaderId}`] : []),
    ...(findingId ? [sql<SqlBool>`${measure.finding_id} = ${findingId}`] : []),
    ...(wish.mine ? [isOwnWork(wish.work, measure)] : []),
    ...(wish.closedBefore === undefined
      ? []
      : [sql<SqlBool>`(${measure.take_over_id} is not null) = ${wish.closedBefore}`]),
    ...(wish.unassigned ? [sql<SqlBool>`${measure.owner_id} is null`] : []),
  ]
}

function lightIn(lights: readonly Light[], wish: LedgerWish): RawBuilder<SqlBool> {
  return sql.join<SqlBool>(
    lights.map((light) => lightIs(light, wish)),
    sql` or `,
  )
}

// The same cascade as `lightOf` of core.
function lightIs(light: Light, { today, rectificationId }: LedgerWish): RawBuilder<SqlBool> {
  const dueSoonDays = dueSoonDaysOf(sql`${rectificationId}::uuid`)
  const isOpen = isStillOpen(measure)
  const isOnTime = sql`${isOpen} and (${measure.due_on} is null or ${measure.due_on} >= ${today})`
  const isNear = isDueSoon(measure.due_on, { today, dueSoonDays })
  const isSoon = sql`(${measure.status} = 'returned' or coalesce(${isNear}, false))`
  switch (light) {
    case 'blue':
      return sql`${measure.status} = 'closed'`
    case 'none':
      return sql`${measure.status} = 'voided'`
    case 'red':
      return sql`(${isOpen} and ${measure.due_on} < ${today})`
    case 'yellow':
      return sql`(${isOnTime} and ${isSoon})`
    case 'grey':
      return sql`(${isOnTime} and not ${isSoon} and ${measure.status} = 'planned')`
    case 'green':
      return sql`(${isOnTime} and not ${isSoon} and ${measure.status} <> 'planned')`
    default:
      return light satisfies never
  }
}

function order({ sort, direction }: LedgerQuery): RawBuilder<unknown> {
  const way = direction === 'asc' ? sql`asc` : sql`desc`
  switch (sort) {
    case 'ordinal':
      return sql`${finding.ordinal} ${way}, ${measure.ordinal} ${way}`
    case 'dueOn':
      return sql`${measure.due_on} ${way} nulls last`
    case 'status':
      return sql`array_position(${[...measureStatuses]}::text[], ${measure.status}) ${way}`
    case 'owner':
      return sql`${owner.name} ${way} nulls last`
    case 'lastProgressAt':
      return sql`${measure.last_progress_at} ${way} nulls last`
    default:
      return sort satisfies never
  }
}
