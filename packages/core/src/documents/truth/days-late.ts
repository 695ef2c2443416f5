import { daysBetween } from '../../kernel/day.ts'
import { withoutNames } from './clauses.ts'
import type { Counting } from './counted-records.ts'
import { lies } from './number-lies.ts'
import { clauseBefore, type Looked, type WorkedOut } from './worked-out.ts'

/** What a number of days stands behind that says how late something is. */
const late =
  /(?:超期|逾期|超时|超过(?:计划|完成|规定|整改)?(?:时限|期限)|过期)(?:已达|已有|已|达|了|最长|最久|的?时间)*(?:近|约|大约|将近)?\s*$/u
/** Days that are exact: 超期30天以上的 draws a line and tells of nothing how late it is. */
const exact = /^\s?天(?!以上|以内|以下|之内|内|后|前|的|及)/u
/** Days that are put together of several. */
const together = /平均|累计|合计|共计|总计/u
/** So many are named where a number is none of them. */
const mostTold = 3

/** 已超期59天: by how many days measures are past their day. The longest is one of them; any other number has to be of one that is meant. */
export function daysLateIn({ sentence: { text }, numbers, known, counted }: Looked): readonly WorkedOut[] {
  return numbers.flatMap((number): WorkedOut[] => {
    const behind = exact.exec(text.slice(number.to))
    const head = clauseBefore(text, number.from)
    if (number.isPercent || behind === null || !late.test(head)) return []
    const to = number.to + behind[0].length
    const place = { from: number.from, to, said: text.slice(number.from, to) }
    const { found: within } = withoutNames(text.slice(0, number.from), known)
    const counting: Counting = { thing: 'measure', marks: ['late'], within }
    const days = counted.records
      .filter(({ thing, marks }) => thing === 'measure' && marks.includes('late'))
      .filter((one) => within.length === 0 || within.some((name) => one.within.includes(name)))
      .flatMap(({ dueOn }) => (dueOn ? [daysBetween(dueOn, counted.today)] : []))
      .toSorted((one, other) => other - one)
    const meant = /最[长久多]/u.test(head) ? days.slice(0, 1) : [...new Set(days)]
    if (meant.length === 0 || together.test(head)) return [{ ...place, found: null }]
    const isRight = meant.some((one) => lies(one, number))
    return [{ ...place, found: { recorded: meant.slice(0, mostTold).join('、'), isRight, counting } }]
  })
}
