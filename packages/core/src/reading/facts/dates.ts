import { isDay, type PlainDay, supportedDay } from '../../kernel/day.ts'
import { cleanText } from '../text/clean.ts'
import { numberOf } from '../outline/markers.ts'

/** When a document was written: lends its year to dates that name none. */
export type DocumentDay = {
  readonly year: number
  readonly on: PlainDay | null
  /** Whether the day stands before the month in 04/05/2026, where other days of the ledger show it. */
  readonly isDayFirst?: boolean | undefined
}

/** A date named in words; null where the words leave it open (2025年秋季学期前, or a month of no year). */
export type NamedDay = { readonly on: PlainDay | null; readonly isRelative: boolean }

/**
 * The dates that words name, in order. A month means its last day, a year its 31st of December, and so on for half-years,
 * quarters and thirds of a month: a deadline is met until it has passed.
 *
 * A date without a year takes that of the date before it in the same words, else that of the document. From the document it
 * is taken only when the date does not lie before the document: a notice of November that says 6月底前 means another year,
 * and which one is for a person to say. 每年6月底 is no date.
 */
export function daysNamed(words: string, written: DocumentDay | null = null): NamedDay[] {
  const text = plainDates(words)
  const named: NamedDay[] = []
  const matches = [...text.matchAll(point)].filter(({ 0: words }) => words.length > 0)
  const parted = matches.filter(({ groups }) => saysPart(groups ?? {}))
  let yearBefore: number | null = null
  for (const match of matches) {
    const parts = match.groups ?? {}
    if (!saysPart(parts) && isAside(match, parted)) continue
    if (/每年?$/.test(text.slice(0, match.index))) continue
    const rest = text.slice(match.index + match[0].length)
    const own = yearOf(parts)
    // “一月内” is a span of time.
    if (own === null && parts['month'] !== undefined && rest.startsWith('内')) continue
    const year: number | null =
      own ?? yearMeant(parts['relative'], { before: yearBefore, written: written?.year ?? null })
    const isRelative = own === null && (yearBefore === null || isOfDocument(parts['relative']))
    const isOpen = !saysPart(parts) && openTime.test(rest)
    const on = year === null || isOpen ? null : lastDayOf(year, parts)
    yearBefore = year ?? yearBefore
    named.push({ on: isRelative && isTooEarly(on, written) ? null : on, isRelative })
  }
  return named
}

// “11月底前补发2025年度补贴”, “2026年第三、四季度”: what is paid, or only the head of the next.
function isAside(match: RegExpExecArray, parted: readonly RegExpExecArray[]): boolean {
  const year = match.groups?.['year']
  if (year === undefined || parted.length === 0) return false
  return (
    match[0].endsWith('度') ||
    parted.some(({ index, groups }) => {
      const own = groups?.['year']
      return index > match.index ? own === undefined : own !== undefined && Number(year) < Number(own)
    })
  )
}

/** Words with every date in one spelling, `2023年6月30日`: dotted, in Chinese numerals, or without lost 年 and 月. */
export function plainDates(words: string): string {
  return withLostMarks(
    cleanText(words)
      .text.replace(/(?<=\d)\s+(?=[年月日号])|(?<=[年月])\s+(?=\d)/g, '')
      .replace(/[一二三四五六七八九〇零○０0]{4}(?=年)/g, (year) => year.replace(/./g, (one) => digitOf(one)))
      .replace(/(?<![一二三四五六七八九十个])([一二三四五六七八九十]{1,3})(?=[月日号])/g, (number) =>
        String(numberOf(number) ?? number),
      )
      .replace(/(?<!\d)(20\d\d)年?\s*[-/]?\s*Q([1-4])(?!\d)/gi, '$1年第$2季度')
      .replace(/^\s*Q([1-4])(?=\s*(?:[前末底内]|之前|以前)*\s*$)/i, '第$1季度')
      .replace(/(?<!\d)((?:19|20)\d\d)\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,2})日?(?!\d)/g, '$1年$2月$3日')
      .replace(/(?<!\d)((?:19|20)\d\d)\s*[./-]\s*(\d{1,2})月?(?![\d年万亿元%])/g, '$1年$2月'),
  )
}

/** Puts back the 年 and 月 that copying from a page lost, where only one reading is a date: `20221129日`, `2022818日`. */
function withLostMarks(text: string): string {
  return text
    .replace(/(?<!\d)(20\d\d)(\d{2,4})日/g, (all, year: string, rest: string) => {
      const [only, another] = splitsOf(rest)
      return only === undefined || another !== undefined ? all : `${year}年${only}`
    })
    .replace(/(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d|日)/g, '$1年$2月$3日')
    .replace(/^\s*(20\d\d)(0[1-9]|1[0-2])\s*$/, '$1年$2月')
    .replace(/(?<!\d)(20\d\d)(1[0-2]|0?[1-9])月/g, '$1年$2月')
    .replace(
      /(?<=\d{4}年|^|[^\d年月.])(\d{3,4})日(?=\s*[至到—~-])|(?<=\d{4}年|[月日]\s*[至到~—-])(\d{2,4})日/g,
      (all, from?: string, alone?: string) => {
        const [only, another] = splitsOf(from ?? alone ?? '')
        return only === undefined || another !== undefined ? all : only
      },
    )
}

/** The readings of digits as month and day: `1129` has one, `118` has two. */
function splitsOf(digits: string): string[] {
  // Two digits may be a day whose month was lost as well.
  if (digits.length === 2 && Number(digits) <= 31) return []
  return [1, 2].flatMap((at) => {
    const [month, date] = [digits.slice(0, at), digits.slice(at)]
    const isPlain = !month.startsWith('0') || month.length === 2
    return isPlain && date.length <= 2 && isDay(`2024-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
      ? [`${month}月${date}日`]
      : []
  })
}

function digitOf(numeral: string): string {
  const value = '一二三四五六七八九'.indexOf(numeral)
  return value < 0 ? '0' : String(value + 1)
}

const point =
  /(?:(?<!\d)(?<year>(?:19|20)\d\d)年度?|(?<!\d)(?<short>[1-4]\d)年(?=\d{1,2}月|[底末]|[上下]半年|第?[一二三四1-4]季度)|(?<relative>今年|本年度?|当年|明年|次年|来年))?(?:(?:\d{1,2}月?[-~至到—]+)?(?<!\d)(?<month>\d{1,2})月份?(?:(?:\d{1,2}日?[-~至到—]+)?(?<date>\d{1,2})(?:[日号]|(?=前|之前|以前|\s*$)))?(?<part>底|末|初|上旬|中旬|下旬)?|(?<half>[上下]半年|第?[一二三四1-4]季度)|(?<end>年[底末内]|(?<=年)[底末内]))?/g

// When a term, a season or a feast is, and what it is before, is not said.
const openTime = /^[^,;、。]{0,4}?(?:[春夏秋冬]|学期|国庆|元旦|五一|中秋|汛|[寒暑]假|开学|初)/

function isOfDocument(relative: string | undefined): boolean {
  return relative !== undefined && /^[今本明]/.test(relative)
}

function yearMeant(
  relative: string | undefined,
  years: { before: number | null; written: number | null },
): number | null {
  const base = isOfDocument(relative) ? years.written : (years.before ?? years.written)
  return base !== null && /^[明次来]/.test(relative ?? '') ? base + 1 : base
}

type Parts = Record<string, string | undefined>

function yearOf({ year, short }: Parts): number | null {
  if (year !== undefined) return Number(year)
  return short === undefined ? null : 2000 + Number(short)
}

function saysPart({ month, half, end }: Parts): boolean {
  return month !== undefined || half !== undefined || end !== undefined
}

function isTooEarly(on: PlainDay | null, written: DocumentDay | null): boolean {
  return on !== null && written !== null && written.on !== null && on < written.on
}

function lastDayOf(year: number, { month, date, part, half }: Parts): PlainDay | null {
  if (month === undefined) return dayOrNull(year, 12 - monthsLeft(half), null)
  if (date !== undefined) return dayOrNull(year, Number(month), Number(date))
  if (part === '上旬' || part === '初') return dayOrNull(year, Number(month), 10)
  return dayOrNull(year, Number(month), part === '中旬' ? 20 : null)
}

function monthsLeft(half = ''): number {
  if (half === '上半年') return 6
  const quarter = /[一二三四1-4](?=季度)/.exec(half)?.[0]
  return quarter === undefined ? 0 : 12 - 3 * (numberOf(quarter) ?? 4)
}

function dayOrNull(year: number, month: number, date: number | null): PlainDay | null {
  const last = date ?? new Date(Date.UTC(year, month, 0)).getUTCDate()
  const text = `${year}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`
  return supportedDay(text)
}
