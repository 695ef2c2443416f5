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

// 9/30/2024 and 30/09/2024 are one day; 3/1/2023 can be two, so it is none.
function slashedDay(words: string): PlainDay | null {
  const match = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(words)
  const [first, second] = [Number(match?.[1]), Number(match?.[2])]
  if (match === null || first > 12 === second > 12) return null
  const [month, date] = first > 12 ? [second, first] : [first, second]
  const text = `${match[3]}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return supportedDay(text)
}

const short = `(?:${months}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)`
const monthFirst = new RegExp(
  `\\b(${short})\\.?[\\s,-]+(?:(\\d{1,2})(?:st|nd|rd|th)?,?\\s+)?(\\d{4})\\b`,
  'i',
)
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-](${short})\\.?[\\s,-]+(\\d{4})\\b`, 'i')
const quarter = /\bQ([1-4])\s*(?:of\s+|[/-]\s*)?(20\d\d)\b|\b(20\d\d)\s*Q([1-4])\b/i

/** The last day that an English deadline states, or null (Spring 2022). */
export function englishDue(words: string): PlainDay | null {
  const [, date, name, year] = dayFirst.exec(words) ?? []
  if (name !== undefined) return dayOf(year, monthOf(name), date)
  const named = monthFirst.exec(words)
  if (named !== null) return dayOf(named[3], monthOf(named[1] ?? ''), named[2])
  const part = quarter.exec(words)
  if (part !== null) return dayOf(part[2] ?? part[3], 3 * Number(part[1] ?? part[4]), undefined)
  return slashedDay(words)
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
