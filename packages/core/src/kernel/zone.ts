import { day, type PlainDay } from './day.ts'

declare const brand: unique symbol

/** The name of a time zone as the IANA lists them: `Asia/Shanghai`, `Europe/Berlin`, `UTC`. */
export type Zone = string & { readonly [brand]: 'zone' }

const minute = 60_000
const formatters = new Map<string, Intl.DateTimeFormat>()

/** The zone that a name names, by the name that old browsers know too; null where there is none. */
export function zoneNamed(name: string): Zone | null {
  // `+08:00` is no name: it knows no summer time, and browsers before Chromium 119 do not take it.
  if (!/^[A-Za-z]/.test(name)) return null
  try {
    const zone = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
    return isZone(zone) ? zone : null
  } catch {
    return null
  }
}

function isZone(name: string): name is Zone {
  return name !== ''
}

/** A zone by its name. Throws where there is none: the edges ask {@link zoneNamed} before. */
export function zone(name: string): Zone {
  const found = zoneNamed(name)
  if (found === null) throw new Error(`not a zone: ${name}`)
  return found
}

/** Where nobody says otherwise. China has one zone and no summer time. */
export const defaultZone: Zone = zone('Asia/Shanghai')

/** The day that an instant falls on in a zone. */
export function dayOf(instant: Date, zone: Zone): PlainDay {
  const { year, month, day: date } = clockIn(instant, zone)
  return day(`${year.padStart(4, '0')}-${month}-${date}`)
}

/** The time of day of an instant in a zone, to the minute: `09:30`. */
export function timeOf(instant: Date, zone: Zone): string {
  const { hour, minute } = clockIn(instant, zone)
  return `${hour}:${minute}`
}

/**
 * The instant at which the clocks of a zone show a time of a day. An hour that summer time leaves out is the one after it,
 * of an hour that comes twice it is one of the two.
 *
 * @param time `HH:MM`.
 */
export function instantIn(zone: Zone, on: PlainDay, time: string): Date {
  const asked = Date.parse(`${on}T${time}:00Z`)
  const first = new Date(asked - offsetIn(zone, new Date(asked)))
  return new Date(asked - offsetIn(zone, first))
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetIn(zone: Zone, instant: Date): number {
  const shown = Date.parse(`${dayOf(instant, zone)}T${timeOf(instant, zone)}:00Z`)
  return shown - Math.floor(instant.getTime() / minute) * minute
}

type Clock = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>>

/** By zone, the last minute that was asked for: what day it is now is asked with each request. */
const lastMinutes = new Map<Zone, { readonly at: number; readonly clock: Clock }>()

/** Before, some clocks were ahead by minutes and seconds. */
const wholeMinutesSince = Date.UTC(1973, 0, 1) / minute

function clockIn(instant: Date, zone: Zone): Clock {
  const at = Math.floor(instant.getTime() / minute)
  const last = lastMinutes.get(zone)
  if (last?.at === at) return last.clock
  const clock = clockAt(instant, zone)
  if (at >= wholeMinutesSince) lastMinutes.set(zone, { at, clock })
  return clock
}

function clockAt(instant: Date, zone: Zone): Clock {
  const clock = { year: '', month: '', day: '', hour: '', minute: '' }
  for (const { type, value } of formatterOf(zone).formatToParts(instant))
    if (isPart(type)) clock[type] = value
  return clock

  function isPart(type: string): type is keyof Clock {
    return type in clock
  }
}

/** A formatter takes a hundred times as long to make as to use. */
function formatterOf(zone: Zone): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(zone, made)
  return made
}
