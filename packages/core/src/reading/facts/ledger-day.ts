import { type DocumentDay, daysNamed } from './dates.ts'
import type { ColumnRole } from '../tables/column-roles.ts'
import type { Flow } from '../text/lines.ts'
import type { Table } from '../tables/table.ts'
import type { PlainDay } from '../../kernel/day.ts'
import { englishDue, showsDayFirst } from '../english/english.dates.ts'
import { serialDay } from './deadlines.ts'

const dayColumns: ReadonlySet<ColumnRole | null> = new Set<ColumnRole>([
  'due',
  'newDue',
  'firstDue',
  'doneOn',
])

/**
 * The year that the rows of a ledger lend to days that name none, in its columns of days: the one that it says of such days
 * (“未注明年份的均为2026年”), else the year of all its days, or of two thirds of them, and that of the document where it states
 * one. A ledger is kept up, so that a day before the document is one that has passed. Null where the days are of two
 * years: a person says which one is meant.
 */
export function ledgerDayOf(
  flow: Flow,
  { tables, written }: { readonly tables: readonly Table[]; readonly written: DocumentDay | null },
): DocumentDay | null {
  const words = tables.flatMap((table) => wordsOfDays(flow, table))
  const isDayFirst = orderOf(words)
  const count = new Map<number, number>()
  for (const cell of words)
    for (const year of yearsIn(cell, isDayFirst)) count.set(year, (count.get(year) ?? 0) + 1)
  const of = (year: number): DocumentDay => ({ year, on: null, isDayFirst })
  const said =
    /未(?:注明|标注|标明|写明|填写?|列明|写|注|标)年份的?(?:日期|时间|时限)?[,，]?(?:均|都|一律|皆)?(?:为|指|系|按)\s*(20\d\d)/.exec(
      flow.strip.text,
    )?.[1]
  if (said !== undefined) return of(Number(said))
  // What was due before a ledger was filled in stands in it all the same.
  const stated = written === null ? yearStated(flow, tables) : { year: written.year, on: null }
  const years = [...count].toSorted(([, one], [, other]) => other - one)
  const [most] = years
  const isOne = years.length === 1 && (stated === null || stated.year === most?.[0])
  if (most === undefined || (stated !== null && !isOne))
    return stated === null ? null : { ...stated, isDayFirst }
  const all = years.reduce((sum, [, times]) => sum + times, 0)
  const isMost = most[1] >= 3 && most[1] * 3 >= all * 2
  return isOne || isMost || isDayFirst !== undefined ? of(most[0]) : null
}

function wordsOfDays(flow: Flow, { roles, rows }: Table): string[] {
  const columns = roles.flatMap((role, column) => (dayColumns.has(role) ? [column] : []))
  return rows.flatMap((cells) =>
    columns.flatMap((column) => {
      const cell = cells[column]
      return cell === undefined ? [] : [flow.strip.text.slice(cell.start, cell.end)]
    }),
  )
}

/** Whether the days stand before the months in the dates with slashes; undefined where they do not agree or show it. */
function orderOf(words: readonly string[]): boolean | undefined {
  const orders = new Set(words.flatMap((cell) => showsDayFirst(cell) ?? []))
  const [isDayFirst] = orders
  return orders.size === 1 ? isDayFirst : undefined
}

function yearsIn(words: string, isDayFirst: boolean | undefined): number[] {
  const days = daysNamed(words)
  const named = days.flatMap(({ on, isRelative }) => (on === null || isRelative ? [] : [on]))
  const other = days.length > 0 ? null : (englishDay(words, isDayFirst) ?? serialDay(words))
  return [...named, ...(other === null ? [] : [other])].map((on) => Number(on.slice(0, 4)))
}

// Without a year for days that name none, which lend none.
function englishDay(words: string, isDayFirst: boolean | undefined): PlainDay | null {
  return englishDue(words) ?? (isDayFirst === undefined ? null : englishDue(words, { year: 0, isDayFirst }))
}

/** The one year that the lines above the ledgers name, or those that say when they were filled in: （2026年第二季度）, 填报日期：2026年7月10日; not that of a 年度. */
function yearStated(flow: Flow, tables: readonly Table[]): DocumentDay | null {
  const filled = flow.lines
    .map(({ start, end }) => flow.strip.text.slice(start, Math.min(end, start + 120)))
    .filter((line) =>
      /(?:填报|填表|制表|更新|报送|统计|截止|截至)(?:日期|时间)\s*[:：]|^\s*更新[至于]/.test(line),
    )
  const above = tables.flatMap((table) =>
    table.above.map(({ start, end }) => flow.strip.text.slice(start, end)),
  )
  const lines = [...above, ...filled]
  const own = lines.filter((line) => !/审计|预算|决算/.test(line) || isAsOf(line))
  // “2025年督察反馈问题台账（截至2026年7月）”: the day that it was kept up to counts before what it is about.
  const asOf = yearsOf(lines.filter(isAsOf))
  const years = asOf.size === 1 ? asOf : yearsOf(own)
  const [year] = years
  return years.size === 1 && year !== undefined ? { year, on: null } : null
}

function isAsOf(line: string): boolean {
  return /截[至止]|日期|更新(?:至|于|时间)|as (?:at|of)\b/i.test(line)
}

function yearsOf(lines: readonly string[]): Set<number> {
  return new Set(
    [...lines.join('\n').matchAll(/(?<!\d)(20\d\d)(?:年(?!度)|[-./]\d)/g)].map((match) => Number(match[1])),
  )
}
