import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import { v7 as uuid } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { todayIn } from '../kernel/context.ts'
import { type Call, callerAt, serverIn, setUpWork } from '../testing/killed-server.ts'

const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-falling-due-'))
const settings = { BIHUAN_ZONE: defaultZone }
const server = serverIn(dataFolder, settings)
// The same program on the same data, on a machine whose clock stands three days further on.
const threeDaysLater = serverIn(dataFolder, { ...settings, NODE_OPTIONS: clockAhead(3) })

afterAll(async () => {
  await Promise.all([server.end('SIGTERM'), threeDaysLater.end('SIGTERM')])
  await rm(dataFolder, { recursive: true, force: true })
})

function clockAhead(days: number): string {
  const ahead = `const { Date } = globalThis
    const later = () => Date.now() + ${days * 86_400_000}
    globalThis.Date = class extends Date {
      constructor(...of) { of.length === 0 ? super(later()) : super(...of) }
      static now() { return later() }
    }`
  return `--import=data:text/javascript,${encodeURIComponent(ahead)}`
}

const measureSchema = z.object({ version: z.number(), dueOn: z.string().nullable(), light: z.string() })
const detailSchema = z.object({
  measure: measureSchema,
  timeline: z.array(z.object({ type: z.string(), changes: z.record(z.string(), z.unknown()).nullish() })),
})

async function assign(call: Call, place: string, changes: object): Promise<void> {
  const { measure } = detailSchema.parse(await call('GET', place))
  await call('PATCH', `${place}/assignment`, { commandId: uuid(), version: measure.version, changes })
}

/** The days of a measure that were written down as gone by, the latest first. */
async function fallenOf(call: Call, place: string): Promise<unknown[]> {
  const { timeline } = detailSchema.parse(await call('GET', place))
  return timeline.flatMap(({ type, changes }) =>
    type === 'measure.fellDue' ? Object.values(changes ?? {}).slice(0, 1) : [],
  )
}

const weekly = (dueOn: PlainDay) => ({ timeClass: 'continuous', checkInEvery: 'weekly', dueOn })

test('what falls due while the server is off for three days is written down once it runs again', async () => {
  const first = await server.start(true)
  const { places, cookie, rectificationId } = await setUpWork(first, 4)
  const today = todayIn({ now: () => new Date(), zone: defaultZone })
  const before = callerAt(first.address, cookie)
  const wanted = [
    { dueOn: addDays(today, 1) },
    weekly(addDays(today, 2)),
    // Missed already: the one that comes by while the server is off is the next.
    weekly(addDays(today, -6)),
    { dueOn: addDays(today, 3) },
  ]
  for (const [at, changes] of wanted.entries()) await assign(before, places[at] ?? '', changes)
  const fallen = (call: Call) => Promise.all(places.map((place) => fallenOf(call, place)))
  expect(await fallen(before)).toEqual([[], [], [], []])
  await server.end('SIGTERM')

  const gone = [[addDays(today, 1)], [addDays(today, 2)], [addDays(today, 1)], []]
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    // Started twice, it writes each day down once.
    const later = await threeDaysLater.start()
    const after = callerAt(later.address, cookie)
    await expect.poll(() => fallen(after)).toEqual(gone)
    const shown = await Promise.all(
      places.map(async (place) => detailSchema.parse(await after('GET', place))),
    )
    expect(shown.map(({ measure }) => measure.light)).toEqual(['red', 'red', 'red', 'yellow'])
    const verified = await after('GET', `/rectifications/${rectificationId}/journal/verification`)
    expect(verified).toMatchObject({ isValid: true })
    await threeDaysLater.end(signal)
  }
})
