import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { mostDueSoonDays } from '@bihuan/core/templates/template.ts'
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

/** Whether a day is today or so near that what runs until then is due soon: found along an index of days. */
export function isNear(
  dueOn: RawBuilder<unknown>,
  { today, dueSoonDays }: { readonly today: PlainDay; readonly dueSoonDays: RawBuilder<number> },
): RawBuilder<SqlBool> {
  return sql`(${dueOn} between ${today} and ${addDays(today, mostDueSoonDays)}
    and ${isDueSoon(dueOn, { today, dueSoonDays })})`
}
