import { day, isDay, type PlainDay } from '../kernel/day.ts'
import { englishDue } from './english.dates.ts'

const point =
  /(\d{4})\s*(?:年|[.\-/])\s*(?:(\d{1,2})\s*(?:月|[.\-/]|(?=\s|$|底|前))\s*(?:(\d{1,2})\s*日?)?)?\s*(底|末|上旬|中旬|下旬|上半年|第?[一二三]季度|[春夏秋冬])?/g

/**
 * The last day that a deadline states, or null where it names none (立行立改, 长期坚持, 年底前).
 *
 * A month means its last day, a year its 31st of December: a deadline is met until it has passed.
 */
export function dueDay(words: string): PlainDay | null {
  let latest: PlainDay | null = null
  for (const match of words.matchAll(point)) {
    const found = dayOfMatch(match)
    if (found !== null && (latest === null || found > latest)) latest = found
  }
  return latest ?? englishDue(words)
}

const upTo = '(?:预计|计划|将于|拟于|力争|确保|争取|应于|须于|需于|在|于|,|其余|剩余[^,。]{0,12}|至|[。;(])'
const promised = new RegExp(
  `${upTo}\\s*((?:\\d{4}年|今年|明年)?(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:上半年|下半年|年)?(?:底|末|上旬|中旬|下旬)?)(?:之?前|以前)?(?:全部|基本|可|能|将|再)?(?:完成|交付|办结|追回|收回|到位|完工|竣工|投用|建成|拆除|销号|整改|退出|达标|实施)`,
  'g',
)
const scheduled = /(?:列入|纳入)((?:\d{4}年)(?:度)?)(?:计划|预算|工作)/

/** A date by which something is promised in running text, with its place; null when none is. */
export function promisedIn(text: string): { start: number; end: number } | null {
  for (const match of text.matchAll(promised)) {
    const words = match[1]
    if (words === undefined || words.length < 2 || !/[年月底]/.test(words)) continue
    const start = match.index + match[0].indexOf(words)
    const before = /^(?:之?前|以前)/.exec(text.slice(start + words.length))?.[0].length ?? 0
    return { start, end: start + words.length + before }
  }
  const match = scheduled.exec(text)
  if (match?.[1] === undefined) return null
  const start = match.index + match[0].indexOf(match[1])
  return { start, end: start + match[1].length }
}

function dayOfMatch(match: RegExpMatchArray): PlainDay | null {
  const [, year, month, date, part] = match
  if (month === undefined) return lastDayOf(year, part)
  if (date !== undefined) return dayOrNull(year, month, date)
  if (part === '上旬') return dayOrNull(year, month, '10')
  if (part === '中旬') return dayOrNull(year, month, '20')
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return dayOrNull(year, month, String(last))
}

function lastDayOf(year = '', part = ''): PlainDay | null {
  // When a term or a season begins is not said.
  if (/[春夏秋冬]/.test(part)) return null
  if (part.endsWith('一季度')) return dayOrNull(year, '3', '31')
  if (part === '上半年' || part.endsWith('二季度')) return dayOrNull(year, '6', '30')
  return part.endsWith('三季度') ? dayOrNull(year, '9', '30') : dayOrNull(year, '12', '31')
}

function dayOrNull(year = '', month = '', date = ''): PlainDay | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(text) ? day(text) : null
}
