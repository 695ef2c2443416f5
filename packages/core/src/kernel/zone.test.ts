import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from './day.ts'
import { dayOf, defaultZone, instantIn, timeOf, zone, zoneNamed } from './zone.ts'

const hour = 3_600_000

test('an evening in UTC is already the next day in China', () => {
  expect(dayOf(new Date('2024-05-06T16:00:00Z'), defaultZone)).toBe('2024-05-07')
  expect(dayOf(new Date('2024-05-06T15:59:59Z'), defaultZone)).toBe('2024-05-06')
})

test.each([
  ['Asia/Urumqi', '2026-05-01T18:00:00Z', '2026-05-02 00:00'],
  ['Europe/Berlin', '2026-03-29T00:59:00Z', '2026-03-29 01:59'],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29 03:00'],
  ['America/New_York', '2026-07-01T03:59:00Z', '2026-06-30 23:59'],
  ['America/New_York', '2026-12-01T04:59:00Z', '2026-11-30 23:59'],
  ['Australia/Lord_Howe', '2026-07-01T13:30:00Z', '2026-07-02 00:00'],
  ['Asia/Kathmandu', '2026-07-01T18:14:00Z', '2026-07-01 23:59'],
])('in %s it is, at %s, %s', (name, instant, shown) => {
  expect(`${dayOf(new Date(instant), zone(name))} ${timeOf(new Date(instant), zone(name))}`).toBe(shown)
})

test('an instant in the same minute and one in the next are told apart, in each zone for itself', () => {
  const told = (instant: string, name: string): string =>
    `${dayOf(new Date(instant), zone(name))} ${timeOf(new Date(instant), zone(name))}`
  expect(told('2026-07-01T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-07-01 23:59')
  expect(told('2026-07-01T15:59:00.000Z', 'Asia/Shanghai')).toBe('2026-07-01 23:59')
  expect(told('2026-07-01T15:59:30.000Z', 'Europe/Berlin')).toBe('2026-07-01 17:59')
  expect(told('2026-07-01T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-07-02 00:00')
  expect(told('2026-07-01T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-07-01 23:59')
})

test('where clocks were ahead by minutes and seconds, a minute of theirs begins within one of ours', () => {
  const monrovia = zone('Africa/Monrovia')
  const told = (instant: string): string => timeOf(new Date(instant), monrovia)
  expect([told('1970-06-01T12:00:00Z'), told('1970-06-01T12:00:45Z')]).toEqual(['11:15', '11:16'])
})

test.each(['Europe/Atlantis', '+08:00', '', 'Asia/Shanghai ', '北京'])('“%s” names no zone', (name) =>
  expect(zoneNamed(name)).toBeNull(),
)

test.each([
  ['prc', 'Asia/Shanghai'],
  ['Europe/Berlin', 'Europe/Berlin'],
  ['UTC', 'UTC'],
])('%s names the zone %s', (name, found) => expect(zoneNamed(name)).toBe(found))

/** The Sunday of a month that is so many Sundays away from its beginning, or from its end when negative. */
function sunday(year: number, month: number, number: number): number {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay()
  const sundays = [1, 8, 15, 22, 29].map((date) => date + ((7 - first) % 7))
  const inMonth = sundays.filter((date) => new Date(Date.UTC(year, month, date)).getUTCMonth() === month)
  return inMonth.at(number > 0 ? number - 1 : number) ?? 0
}

// The rules of summer time as their laws have them since 2007.
const laws = {
  'Europe/Berlin': (at: number) => {
    const year = new Date(at).getUTCFullYear()
    const [from, to] = [Date.UTC(year, 2, sunday(year, 2, -1), 1), Date.UTC(year, 9, sunday(year, 9, -1), 1)]
    return at >= from && at < to ? 2 : 1
  },
  'America/New_York': (at: number) => {
    const year = new Date(at).getUTCFullYear()
    const [from, to] = [Date.UTC(year, 2, sunday(year, 2, 2), 7), Date.UTC(year, 10, sunday(year, 10, 1), 6)]
    return at >= from && at < to ? -4 : -5
  },
  'Asia/Shanghai': () => 8,
  UTC: () => 0,
}
const zones = fc.constantFrom<(keyof typeof laws)[]>(
  'Europe/Berlin',
  'America/New_York',
  'Asia/Shanghai',
  'UTC',
)
const instants = fc.integer({ min: Date.UTC(2008, 0, 2), max: Date.UTC(2037, 11, 30) })
/** Hours around each change of the clocks, where a fixed distance from UTC goes wrong. */
const nearChanges = fc
  .tuple(
    fc.integer({ min: 2008, max: 2037 }),
    fc.constantFrom(2, 9, 10),
    fc.integer({ min: 0, max: 32 * 24 * 60 }),
  )
  .map(([year, month, minutes]) => Date.UTC(year, month, 1) + minutes * 60_000)

test('over summer time and over years a day begins at midnight of its zone', () => {
  fc.assert(
    fc.property(zones, fc.oneof(instants, nearChanges), (name, at) => {
      const shown = new Date(at + laws[name](at) * hour).toISOString()
      expect(dayOf(new Date(at), zone(name))).toBe(shown.slice(0, 10))
      expect(timeOf(new Date(at), zone(name))).toBe(shown.slice(11, 16))
    }),
    { numRuns: 2000 },
  )
})

test('nine in the morning of a day is an instant at which the clocks show it', () => {
  fc.assert(
    fc.property(zones, fc.oneof(instants, nearChanges), (name, at) => {
      const on = day(new Date(at).toISOString().slice(0, 10))
      const instant = instantIn(zone(name), on, '09:00')
      expect([dayOf(instant, zone(name)), timeOf(instant, zone(name))]).toEqual([on, '09:00'])
    }),
  )
})
