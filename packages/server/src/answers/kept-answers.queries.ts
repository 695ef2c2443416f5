import type { AnswerDuty, AnswerState } from '@bihuan/core/answers/answers.ts'
import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import { isShown } from '../people/put-away.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'
import { isDueSoonIn, lastDueSoonIn } from '../templates/due-soon.queries.ts'

const measure = columnsOf('measures', 'measure')
const kept = columnsOf('duty_counts', 'kept')
const ofDay = columnsOf('due_counts', 'of_day')

const holders = { led: measure.leader_id, handled: measure.handler_id, owned: measure.owner_id } as const

/** A duty of which numbers are kept. */
type KeptDuty = keyof typeof holders

/** Whether numbers are kept of a duty: whoever reads all is told these, and no measure is looked at for them. */
export function isKept(duty: AnswerDuty): duty is KeptDuty {
  return duty in holders
}

/**
 * Whether all measures that a person handles belong to some organizations, whatever became of them: the numbers are then those of
 * whoever reads these. From one owner to the next along an index, however many measures lie between, and no further than the first other one.
 */
export function handlesFor(owners: readonly string[], who: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const theirs = sql`${measure.handler_id} = ${who}`
  const next = (isBeyond: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
    select ${measure.owner_id} from ${measure} where ${theirs} and ${isBeyond} order by ${measure.owner_id} limit 1)`
  return sql`(not exists (select from ${measure} where ${theirs} and ${measure.owner_id} is null)
    and not exists (
      with recursive owning (holder) as (
        select ${next(sql`${measure.owner_id} is not null`)}
        union all select ${next(sql`${measure.owner_id} > owning.holder`)} from owning where owning.holder = any(${[...owners]}::uuid[])
      ) select from owning where owning.holder <> all(${[...owners]}::uuid[])))`
}

type Asked = { readonly who: RawBuilder<unknown>; readonly today: PlainDay }

/** How many measures of a duty stand in a state, up to `mostCounted`, by the numbers that commands keep: what depends on the day is added up over days. */
export function keptCount(duty: KeptDuty, state: AnswerState, { who, today }: Asked): RawBuilder<number> {
  const theirs = sql`${kept.holder_id} = ${who} and ${kept.duty} = ${sql.lit(duty)}`
  const number = (column: RawBuilder<number>): RawBuilder<number> =>
    sql`coalesce((select ${column} from ${kept} where ${theirs}), 0)`
  const overDays = (column: RawBuilder<number>, days: RawBuilder<unknown>): RawBuilder<number> =>
    sql`(select coalesce(sum(${column}), 0) from ${ofDay} where ${ofDay.holder_id} = ${who}
      and ${ofDay.duty} = ${sql.lit(duty)} and ${ofDay.held_open} <> 0 and ${days})`
  const soonInEvery = lastDueSoonIn('every', today)
  const numbers: Readonly<Record<AnswerState, RawBuilder<number>>> = {
    open: number(kept.held_open),
    late: overDays(ofDay.held_open, sql`${ofDay.due_on} < ${today}`),
    // What was sent back is yellow whatever its day, unless that is past.
    soon: sql`(${overDays(ofDay.held_open, sql`${ofDay.due_on} between ${today} and ${soonInEvery}`)}
      + ${number(kept.held_returned)} - ${overDays(ofDay.held_returned, sql`${ofDay.due_on} <= ${soonInEvery}`)}
      + ${soonInSome(duty, { who, today })})`,
    waiting: number(kept.held_waiting),
    closed: number(kept.held_closed),
  }
  return sql`least(${numbers[state]}, ${sql.lit(mostCounted + 1)})`
}

/** What is due soon in its own rectification on a day that is not so in every: where all have as many days, there is none. */
function soonInSome(duty: KeptDuty, { who, today }: Asked): RawBuilder<number> {
  const lying = { today, rectificationId: measure.rectification_id }
  return sql`(select count(*) from (select from ${measure}
    where ${holders[duty]} = ${who} and ${isStillOpen(measure)} and ${measure.status} <> 'returned'
      and ${measure.due_on} > ${lastDueSoonIn('every', today)} and ${measure.due_on} <= ${lastDueSoonIn('any', today)}
      and ${isDueSoonIn(measure.due_on, lying)} and ${isShown(measure.rectification_id)} limit ${sql.lit(mostCounted + 1)}) as sooner)`
}
