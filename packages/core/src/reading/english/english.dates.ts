import { type PlainDay, supportedDay } from '../../kernel/day.ts'

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const point = `(?:(?:early|mid|late|end of)[\\s-])?(?:(?:${months})\\s+(?:\\d{1,2},?\\s+)?\\d{4}|(?:Spring|Summer|Fall|Autumn|Winter|Q[1-4])\\s+(?:of\\s+)?\\d{4})`
const promise = new RegExp(
  `\\b(?:expected|complete[d]?|finish(?:ed)?|implement(?:ed)?|target(?:ed)?|planned|due|ready|issued?)\\b[^.]{0,40}?\\b(?:by|for|in)\\s+(${point})`,
  'i',
)

/** Whether the words of a deadline say that there is none: `TBD`, `n/a`. */
export function isNoDate(words: string): boolean {
  return /^(?:t\.?b\.?[dc]\.?|n\s*\/?\s*a|not (?:applicable|provided|set|specified)|none|unknown|[-–—]+)\.?$/i.test(
    words.trim(),
  )
}

// 9/30/2024 and 30/09/2024 are one day; 3/1/2023 can be two, so it is none unless others beside it show the order.
function slashedDay(words: string, isDayFirst: boolean | undefined): PlainDay | null {
  const match = slashed.exec(words)
  const [first, second] = [Number(match?.[1]), Number(match?.[3])]
  if (match === null || (first > 12 && second > 12)) return null
  if (first <= 12 && second <= 12 && isDayFirst === undefined) return null
  const isFirst = first > 12 || (second <= 12 && isDayFirst === true)
  const [month, date] = isFirst ? [second, first] : [first, second]
  const text = `${match[4]}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return supportedDay(text)
}

const slashed = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d./-])/

/** Whether the day stands first in 30/04/2026, as far as words show it; null where both could be the month. */
export function showsDayFirst(words: string): boolean | null {
  const match = slashed.exec(words)
  const [first, second] = [Number(match?.[1]), Number(match?.[3])]
  if (match === null || first > 12 === second > 12) return null
  return first > 12
}

const short = `(?:${months}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)`
const monthFirst = new RegExp(
  `\\b(${short})\\.?[\\s,-]+(?:(\\d{1,2})(?:st|nd|rd|th)?,?\\s+)?(\\d{4})\\b`,
  'i',
)
const dayFirst = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?(${short})\\.?[\\s,-]+(\\d{4}|\\d{2})\\b`,
  'i',
)
const withoutYear = new RegExp(
  `^\\s*(?:by\\s+|before\\s+|(?:the\\s+)?end\\s+(?:of\\s+)?)?(?:(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+)?(${short})\\.?(?:\\s+(\\d{1,2})(?:st|nd|rd|th)?)?\\s*$`,
  'i',
)
const half = /\bH([12])\s*(?:of\s+|[/-]\s*)?(20\d\d)\b|\b(20\d\d)\s*[/-]?\s*H([12])\b/i
const quarter = /\bQ([1-4])\s*(?:of\s+|[/-]\s*)?(20\d\d)\b|\b(20\d\d)\s*Q([1-4])\b/i

/** The last day that an English deadline states, or null (Spring 2022); a day without a year takes the one given. */
export function englishDue(
  words: string,
  given: { readonly year: number; readonly isDayFirst?: boolean | undefined } | null = null,
): PlainDay | null {
  const [, date, name, year = ''] = dayFirst.exec(words) ?? []
  if (name !== undefined) return dayOf(year.length === 2 ? `20${year}` : year, monthOf(name), date)
  const named = monthFirst.exec(words)
  if (named !== null) return dayOf(named[3], monthOf(named[1] ?? ''), named[2])
  const part = quarter.exec(words)
  if (part !== null) return dayOf(part[2] ?? part[3], 3 * Number(part[1] ?? part[4]), undefined)
  const sixth = half.exec(words)
  if (sixth !== null) return dayOf(sixth[2] ?? sixth[3], 6 * Number(sixth[1] ?? sixth[4]), undefined)
  const bare = given === null ? null : withoutYear.exec(words)
  if (given !== null && bare !== null)
    return dayOf(String(given.year), monthOf(bare[2] ?? ''), bare[1] ?? bare[3])
  return slashedDay(words, given?.isDayFirst)
}

function monthOf(name: string): number {
  return (
    months
      .split('|')
      .findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1
  )
}

function dayOf(year = '', month = 0, date?: string): PlainDay | null {
  const last = new Date(Date.UTC(Number(year), month, 0)).getUTCDate()
  return supportedDay(`${year}-${String(month).padStart(2, '0')}-${String(date ?? last).padStart(2, '0')}`)
}

/** The date by which a reply promises something, or null. */
export function promisedInEnglish(words: string): string | null {
  return promise.exec(words)?.[1] ?? null
}
