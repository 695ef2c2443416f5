import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'

const running = columnsOf('rectifications', 'running')

/** From how many days before its day a measure of a rectification counts as due soon: its template says it. */
export function dueSoonDaysOf(rectificationId: RawBuilder<unknown>): RawBuilder<number> {
  return sql`(select ${running.due_soon_days} from ${running} where ${running.id} = ${rectificationId})`
}

/** Whether a day is so near, or past, that what runs until then is due soon; null where there is no day. */
export function isDueSoon(
  dueOn: RawBuilder<unknown>,
  { today, dueSoonDays }: { readonly today: PlainDay; readonly dueSoonDays: RawBuilder<number> },
): RawBuilder<SqlBool> {
  return sql`${dueOn} <= ${today}::date + ${dueSoonDays}`
}

type Lying = { readonly today: PlainDay; readonly rectificationId: RawBuilder<unknown> }

/** The same of what lies in whatever rectification: of a day within the days of all, or beyond them, nobody looks up its own. */
export function isDueSoonIn(
  dueOn: RawBuilder<unknown>,
  { today, rectificationId }: Lying,
): RawBuilder<SqlBool> {
  const its = isDueSoon(dueOn, { today, dueSoonDays: dueSoonDaysOf(rectificationId) })
  const isWithin = (days: RawBuilder<number>): RawBuilder<SqlBool> =>
    isDueSoon(dueOn, { today, dueSoonDays: days })
  return sql`(${isWithin(daysOfAny('min'))} or (${isWithin(daysOfAny('max'))} and ${its}))`
}

/** Whether a day is today or so near that what runs until then is due soon: found along an index of days, no further than the most days of all. */
export function isNear(dueOn: RawBuilder<unknown>, lying: Lying): RawBuilder<SqlBool> {
  return sql`(${dueOn} between ${lying.today} and ${lying.today}::date + ${daysOfAny('max')}
    and ${isDueSoonIn(dueOn, lying)})`
}

/** The last day that is due soon in every rectification, or in any of them: looked up once for a statement. */
export function lastDueSoonIn(which: 'every' | 'any', today: PlainDay): RawBuilder<PlainDay> {
  return sql`(${today}::date + ${daysOfAny(which === 'every' ? 'min' : 'max')})`
}

/** The fewest, or the most, days that any rectification has: looked up once for a statement. */
function daysOfAny(which: 'min' | 'max'): RawBuilder<number> {
  return sql`(select coalesce(${sql.raw(which)}(${running.due_soon_days}), 0) from ${running})`
}
