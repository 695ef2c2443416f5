import { daysNamed, type DocumentDay, plainDates } from './dates.ts'
import type { DraftKind } from '../draft.ts'
import type { Flow } from '../text/lines.ts'
import type { Range } from '../text/strip.ts'
import type { Table } from '../tables/table.ts'

/**
 * When a document was written, or null where it does not say so without doubt.
 *
 * It says so by a line that holds nothing but a date, as under a signature or a title, by 截至… in its title, or by
 * ——…在…会议上 beneath it, when all of these are of one year; the latest counts. A plan without such a line says so by the year in its title
 * (2023年整改工作方案), but not by 2022年度, which is the year that was looked into. When a web page was put online is
 * furniture and says nothing.
 */
export function documentDay(
  flow: Flow,
  read: { kind: DraftKind; title: string | null; tables: readonly Table[] },
): DocumentDay | null {
  const { text } = flow.strip
  const isInTable = tableFinder(read.tables)
  const days = flow.lines.flatMap((line) => {
    if (isInTable(line)) return []
    const words = text.slice(line.start, Math.min(line.end, line.start + 80)).trim()
    const plain = plainDates(words)
    const date = loneDate.exec(plain)?.[0] ?? upToDate.exec(plain)?.[1] ?? atMeeting.exec(plain)?.[1]
    return date === undefined ? [] : daysNamed(date).flatMap(({ on }) => on ?? [])
  })
  const years = new Set(days.map((on) => on.slice(0, 4)))
  const latest = days.toSorted().at(-1)
  if (latest !== undefined) return years.size === 1 ? { year: Number(latest.slice(0, 4)), on: latest } : null
  return yearOfPlan(read)
}

const loneDate =
  /^[(—–-]*\s*(?:成文|印发|制定|填报|报告)?(?:日期|时间)?:?\s*20\d\d年\d{1,2}月\d{1,2}日(?:印发)?\s*[)]?$/
// A table without its lines has dates alone on a line too. A document may hold thousands of tables and lines, so that each
// line is looked up among the tables instead of being held against every one.
function tableFinder(tables: readonly Table[]): (line: Range) => boolean {
  const extents = tables
    .flatMap(({ rows }) => {
      const [first, last] = [rows[0]?.[0], rows.at(-1)?.at(-1)]
      return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }]
    })
    .toSorted((one, other) => one.start - other.start)
  let furthest = -1
  const reach = extents.map(({ end }) => (furthest = Math.max(furthest, end)))
  return ({ start }) => {
    let [low, high] = [0, extents.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((extents[middle]?.start ?? Infinity) <= start) low = middle + 1
      else high = middle
    }
    return (reach[low - 1] ?? -1) >= start
  }
}

const upToDate = /\(截[至止]:?(20\d\d年\d{1,2}月(?:\d{1,2}日|底)?)[^()]{0,6}\)$/

const atMeeting = /^[—–-]{1,4}\s*(20\d\d年\d{1,2}月\d{1,2}日)在[^。]{2,40}(?:会议|大会|常委会)/

function yearOfPlan({ kind, title }: { kind: DraftKind; title: string | null }): DocumentDay | null {
  if ((kind !== 'plan' && kind !== 'taskList') || title === null || /审计|预算|决算|考核|评估/.test(title))
    return null
  const years = [...plainDates(title).matchAll(/(?<!\d)(20\d\d)年(?!度)/g)].map((match) => Number(match[1]))
  const [year] = years
  return year !== undefined && years.every((one) => one === year) ? { year, on: null } : null
}
