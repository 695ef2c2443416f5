import { type PlainDay, supportedDay } from '../../kernel/day.ts'
import { numberOf } from '../outline/markers.ts'

/** For how long something was put off. */
type Span = { readonly months: number; readonly days: number }

/** How long words put something off, where they name no day: 延期3个月, 顺延半年, extended by 30 days; null for others. */
export function putOffBy(words: string): Span | null {
  const match = span.exec(words)
  if (match === null) return null
  const [, own = '', unit = ''] = match
  const count = /^\d+$/.test(own) ? Number(own) : own === '半' ? 0.5 : own === '两' ? 2 : numberOf(own)
  if (count === null) return null
  if (/^(?:年|year)/i.test(unit)) return { months: count * 12, days: 0 }
  if (/^(?:个月|月|month)/i.test(unit)) return { months: count, days: 0 }
  return { months: 0, days: /^(?:周|星期|week)/i.test(unit) ? count * 7 : count }
}

const span =
  /(?:延期|延长|延后|顺延|展期|推迟|extended by|extension of|\+)\s*(?:整改|完成)?(?:时限|期限|时间)?\s*(\d{1,3}|[一二两三四五六七八九十]{1,2}|半(?=年))\s*(个月|月(?!\d|底|份)|天|日|周|星期|年(?!底)|months?|weeks?|days?|years?)/i

/** The day that another one was put off to; the last of a month stays the last. */
export function putOffFrom(on: PlainDay, { months, days }: Span): PlainDay | null {
  const [year = 0, month = 1, date = 1] = on.split('-').map(Number)
  const isLast = date === lastOf(year, month)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = lastOf(first.getUTCFullYear(), first.getUTCMonth() + 1)
  first.setUTCDate(months > 0 && isLast ? last : Math.min(date, last))
  first.setUTCDate(first.getUTCDate() + days)
  return supportedDay(first.toISOString().slice(0, 10))
}

function lastOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
