import { day, isDay, type PlainDay } from '../kernel/day.ts'

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const point = `(?:(?:early|mid|late|end of)[\\s-])?(?:(?:${months})\\s+(?:\\d{1,2},?\\s+)?\\d{4}|(?:Spring|Summer|Fall|Autumn|Winter|Q[1-4])\\s+(?:of\\s+)?\\d{4})`
const promise = new RegExp(
  `\\b(?:expected|complete[d]?|finish(?:ed)?|implement(?:ed)?|target(?:ed)?|planned|due|ready|issued?)\\b[^.]{0,40}?\\b(?:by|for|in)\\s+(${point})`,
  'i',
)

/** The last day that an English deadline states, or null (Spring 2022). */
export function englishDue(words: string): PlainDay | null {
  const match = new RegExp(`(${months})\\s+(?:(\\d{1,2}),?\\s+)?(\\d{4})`, 'i').exec(words)
  if (match?.[1] === undefined) return null
  const month = months.split('|').findIndex((name) => name.toLowerCase() === match[1]?.toLowerCase()) + 1
  const last = new Date(Date.UTC(Number(match[3]), month, 0)).getUTCDate()
  const text = `${match[3]}-${String(month).padStart(2, '0')}-${String(match[2] ?? last).padStart(2, '0')}`
  return isDay(text) ? day(text) : null
}

/** The date by which a reply promises something, or null. */
export function promisedInEnglish(words: string): string | null {
  return promise.exec(words)?.[1] ?? null
}
