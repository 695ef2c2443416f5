declare const brand: unique symbol

/** A calendar day without time or zone, as `YYYY-MM-DD`. Days compare as text. */
export type PlainDay = string & { readonly [brand]: 'day' }

const pattern = /^\d{4}-\d{2}-\d{2}$/
const millisecondsPerDay = 86_400_000

/** Whether a text is a day that exists in the calendar. */
export function isDay(text: string): text is PlainDay {
  if (!pattern.test(text)) return false
  const [year, month, date] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return date >= 1 && date <= daysOfMonth(year, month)
}

/** None in a month that there is not. Reckoned by hand, as every row of a list has a day: `Date` takes ten times as long. */
function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  if (month < 1 || month > 12) return 0
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The days that records hold: beyond them lies a slip of the pen, and what neither a database nor a calendar can count on from. */
export const supportedDays: { readonly first: PlainDay; readonly last: PlainDay } = {
  first: day('1900-01-01'),
  last: day('2199-12-31'),
}

/** The day that a text names, when records hold it; otherwise null. */
export function supportedDay(text: string): PlainDay | null {
  return isDay(text) && text >= supportedDays.first && text <= supportedDays.last ? text : null
}

/** A day from `YYYY-MM-DD`. Throws on anything else: the edges parse before they call this. */
export function day(text: string): PlainDay {
  if (!isDay(text)) throw new Error(`not a day: ${text}`)
  return text
}

/** The day that lies a number of calendar days later (earlier when negative). */
export function addDays(start: PlainDay, days: number): PlainDay {
  // Mostly it is a day of the same month, which takes a tenth of the time to find: lists and calendars go from day to day.
  const date = Number(start.slice(8)) + days
  const isSameMonth = date >= 1 && date <= 28 && Number.isInteger(date)
  if (isSameMonth) return day(`${start.slice(0, 8)}${date < 10 ? '0' : ''}${date}`)
  return day(
    new Date(Date.parse(`${start}T00:00:00Z`) + days * millisecondsPerDay).toISOString().slice(0, 10),
  )
}

/** Calendar days from one day to another; negative when the second lies before the first. */
export function daysBetween(from: PlainDay, to: PlainDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay)
}
