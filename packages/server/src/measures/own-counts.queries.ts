import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { OwnWork } from '@bihuan/core/people/own-work.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import { isShown } from '../people/put-away.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'

const kept = columnsOf('duty_counts', 'kept')
const ofDay = columnsOf('due_counts', 'of_day')
const measure = columnsOf('measures', 'measure')

/** Work for which numbers are kept: of whoever answers for no whole bodies. */
export type KeptWork = Extract<OwnWork, { readonly kind: 'own' }>

/** Whether the numbers that commands keep tell how much of somebody's work is open. */
export function isWorkKept(work: OwnWork): work is KeptWork {
  return work.kind === 'own' && work.bodyIds.length === 0
}

/**
 * How many open measures are somebody's work, or how many of these are past their day, up to `mostCounted`: by the numbers that are
 * kept of each person and organization. Only where more than one of these holds some, and none more than is counted, it is looked for
 * what they have in common; and what nobody does yet is always looked for.
 *
 * @param lateOn the day on which what is late is counted; all that is open where there is none
 */
export function keptWork(work: KeptWork, lateOn: PlainDay | null): RawBuilder<number> {
  const most = sql.lit(mostCounted + 1)
  const holders = [work.personId, ...ownersIn(work)]
  const numbers =
    lateOn === null
      ? sql`select ${kept.held_open} as held from ${kept}
          where ${kept.holder_id} = any(${holders}::uuid[]) and ${kept.held_open} > 0`
      : sql`select sum(${ofDay.held_open}) as held from ${ofDay} where ${ofDay.holder_id} = any(${holders}::uuid[])
          and ${ofDay.held_open} <> 0 and ${ofDay.due_on} < ${lateOn} group by ${ofDay.holder_id}, ${ofDay.duty}`
  const isMeant = sql<SqlBool>`${isStillOpen(measure)} and ${isShown(measure.rectification_id)}
    ${lateOn === null ? sql`` : sql`and ${measure.due_on} < ${lateOn}`}`
  return sql`(select case when coalesce(max(its.held), 0) >= ${most} then ${most}
      else least(coalesce(sum(its.held), 0) - case when count(*) > 1 then ${inCommon(work, isMeant)} else 0 end
        + ${ofNobody(work, isMeant)}, ${most})::integer end
    from (${numbers}) as its)`
}

/** All whose measures are somebody's, whoever handles them. */
function ownersIn({ heads, coordinated }: KeptWork): readonly string[] {
  return [...new Set([...heads, ...coordinated])]
}

/** How often a measure is counted again that is somebody's for more than one reason. */
function inCommon(work: KeptWork, isMeant: RawBuilder<SqlBool>): RawBuilder<number> {
  const isOwned = sql`(coalesce(${measure.owner_id} = any(${[...ownersIn(work)]}::uuid[]), false))::integer`
  const isLed = sql`(${measure.leader_id} is not distinct from ${work.personId}::uuid)::integer`
  const handled = sql`select ${isOwned} + ${isLed} as again from ${measure}
    where ${measure.handler_id} = ${work.personId}::uuid and ${isMeant}`
  const led = sql`select ${isOwned} as again from ${measure}
    where ${measure.leader_id} = ${work.personId}::uuid and ${measure.handler_id} is distinct from ${work.personId}::uuid and ${isMeant}`
  return sql`(select coalesce(sum(each.again), 0) from (${handled} union all ${led}) as each)`
}

/** How many are theirs since nobody of their organization does them yet. */
function ofNobody(work: KeptWork, isMeant: RawBuilder<SqlBool>): RawBuilder<number> {
  const owners = ownersIn(work)
  const unhandled = work.handles.filter((ownerId) => !owners.includes(ownerId))
  if (unhandled.length === 0) return sql`0`
  return sql`(select count(*) from (select from ${measure}
    where ${measure.owner_id} = any(${unhandled}::uuid[]) and ${measure.handler_id} is null
      and ${measure.leader_id} is distinct from ${work.personId}::uuid and ${isMeant}
    limit ${sql.lit(mostCounted + 1)}) as unhandled)`
}
