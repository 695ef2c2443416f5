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

/** The last day that an English deadline states, or null (Spring 2022). */
export function englishDue(words: string): PlainDay | null {
  const match = new RegExp(`(${months})\\s+(?:(\\d{1,2}),?\\s+)?(\\d{4})`, 'i').exec(words)
  if (match?.[1] === undefined) return slashedDay(words)
  const month = months.split('|').findIndex((name) => name.toLowerCase() === match[1]?.toLowerCase()) + 1
  const last = new Date(Date.UTC(Number(match[3]), month, 0)).getUTCDate()
  const text = `${match[3]}-${String(month).padStart(2, '0')}-${String(match[2] ?? last).padStart(2, '0')}`
  return supportedDay(text)
}

/** The date by which a reply promises something, or null. */
export function promisedInEnglish(words: string): string | null {
  return promise.exec(words)?.[1] ?? null
}
