import { randomUUID } from 'node:crypto'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { Context } from '@bihuan/server/kernel/context.ts'
import { actorOf } from '@bihuan/server/people/people.queries.ts'
import { createRouter } from '@bihuan/server/router.ts'
import { stores } from '@bihuan/server/router.ts'
import { clientOf } from '@bihuan/server/testing/client-of.ts'
import { readDraft } from '@bihuan/server/testing/read-draft.ts'
import { sampleNotice } from '@bihuan/server/world/sample-text.ts'
import { z } from 'zod'
import { idAt, personAt } from './house.ts'
import type { Work } from './executed.ts'
import { type House, intakeOf } from './houses.ts'
import { type Asked, askedLists } from './lists.ts'
import { timed, type TimedDatabase } from './timed.ts'
import { isoDay } from './today.ts'

/** How long one list takes somebody in one house; null where they may not ask for it. */
export type ListTime = {
  readonly name: string
  readonly by: string
  readonly asked: AskedTime | null
}
type AskedTime = {
  /** With the way there and back, and planning where the connection had not planned before. */
  readonly milliseconds: number
  readonly executing: Work
  readonly bytes: number
}

const viewers = {
  handler: personAt.handler(3, 1),
  head: personAt.head(3),
  leader: personAt.leader(3),
  coordinator: personAt.coordinator(1),
  inspector: personAt.inspector(1),
  administrator: personAt.administrator(),
} as const

/** Asks for every list as everybody, again and again. */
export async function answersOf(
  house: House,
  names: readonly string[],
  tell: (line: string) => void,
): Promise<readonly ListTime[]> {
  const stopwatch = timed(house.database)
  const { database } = stopwatch
  const watch: Watch = {
    takeMilliseconds: () => stopwatch.takeMilliseconds(),
    takeWork: () => house.takeWork(),
  }
  const intake = await intakeOf(database)
  try {
    const router = createRouter({
      intake: intake.parts,
      loadSample: () => Promise.reject(new Error('no sample here')),
    })
    const clientAt = async (number: number) => {
      const actor = await actorOf(database, idAt('person', number))
      const now = (): Date => new Date(`${isoDay}T01:00:00Z`)
      const context: Context = { database, stores, now, zone: defaultZone, newId: randomUUID, actor }
      return clientOf(router, context)
    }
    const coordinator = await clientAt(viewers.coordinator)
    const text = await sampleNotice(day(isoDay))
    const draft = await readDraft(coordinator, {
      commandId: id<'command'>(randomUUID()),
      name: '整改通报',
      text,
    })
    const times: ListTime[] = []
    const wanted = ({ name }: Asked): boolean =>
      names.length === 0 || names.some((part) => name.startsWith(part))
    for (const asked of askedLists({ draftId: draft.id }).filter(wanted)) {
      for (const [by, number] of Object.entries(viewers)) {
        const ask = operationIn(await clientAt(number), asked)
        times.push({ name: asked.name, by, asked: await timeOf(ask, watch) })
      }
    }
    await coordinator.intake.discard({ draftId: draft.id })
    tell(`${house.measures}: asked`)
    return times
  } finally {
    await intake.close()
  }
}

const objectSchema = z.custom<object>((value) => typeof value === 'object' || typeof value === 'function')
const operationSchema = z.custom<(input: unknown) => Promise<unknown>>((value) => typeof value === 'function')

function operationIn(client: object, { operation, input }: Asked): () => Promise<unknown> {
  let found: unknown = client
  for (const key of operation.split('.')) found = Reflect.get(objectSchema.parse(found), key)
  const run = operationSchema.parse(found)
  return () => run(input)
}

/** Long ones less often: each list has some two seconds. */
const mostMilliseconds = 2_000
// Each of four connections plans a statement five times before it keeps a plan.
const [mostTimes, leastTimes, warmUps] = [15, 3, 24]

type Watch = Pick<TimedDatabase, 'takeMilliseconds'> & Pick<House, 'takeWork'>

async function timeOf(ask: () => Promise<unknown>, watch: Watch): Promise<AskedTime | null> {
  watch.takeMilliseconds()
  watch.takeWork()
  const begun = Date.now()
  const [milliseconds, executing]: [number[], Work[]] = [[], []]
  let bytes = 0
  for (let turn = 0; turn < warmUps + mostTimes; turn += 1) {
    const isShort = Date.now() - begun < mostMilliseconds
    // Of what takes many seconds one answer says enough.
    if (!isShort && (milliseconds.length >= leastTimes || (milliseconds[0] ?? 0) > mostMilliseconds)) break
    const answer = await ask().catch((error: unknown) => {
      if (isRefusal(error)) return null
      throw error
    })
    if (answer === null) return null
    bytes = Buffer.byteLength(JSON.stringify(answer))
    const [taken, work] = [watch.takeMilliseconds(), watch.takeWork()]
    // The first ones fill caches, and a statement is planned for good after some turns.
    if (turn < warmUps && isShort) continue
    milliseconds.push(taken)
    executing.push(work)
  }
  const work = {
    milliseconds: median(executing.map((one) => one.milliseconds)),
    pages: median(executing.map(({ pages }) => pages)),
  }
  return { milliseconds: median(milliseconds), executing: work, bytes }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/** Whether somebody may not ask for it: an answer too. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'status' in error && (error.status === 403 || error.status === 404)
}
