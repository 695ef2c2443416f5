import { buffer } from 'node:stream/consumers'
import type { OutputView } from '@bihuan/core/outputs/outputs.contract.ts'
import type { OutputWishInput } from '@bihuan/core/outputs/output-wish.schema.ts'
import { id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { v7 as uuid } from 'uuid'
import { afterAll, expect } from 'vitest'
import { listen } from '../kernel/http/server.ts'
import { openLongWork } from '../long-works.ts'
import { actorOf } from '../people/actor.queries.ts'
import { memoryLog } from '../testing/memory-log.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { setStage, type TestPerson, type TestStage } from '../testing/test-stage.ts'
import { openMaking } from './making.ts'
import { createOutputRunner, type Making, type OutputRunner } from './output-runner.ts'
import type { OutputFiles } from './output-files.ts'
import { outputsRoute } from './outputs.route.ts'

/** A stage on which files are ordered, made and fetched. */
export type OutputStage = {
  readonly stage: TestStage
  readonly files: OutputFiles
  readonly log: ReturnType<typeof memoryLog>
  /** How files are made from now on; as they really are without one. */
  readonly making: { now: Making | null; readonly real: Making }
  /** One more server on the same database. */
  readonly anotherRunner: () => OutputRunner
  readonly order: (by: TestPerson, rectificationId: string, more?: Partial<Order>) => Promise<OutputView>
  /** The file once it is no longer to be made. */
  readonly ended: (by: TestPerson, outputId: string) => Promise<OutputView>
  readonly fetchBy: (
    by: TestPerson | Actor | null,
    outputId: string,
    asked?: RequestInit,
  ) => Promise<Response>
}

type Order = {
  readonly outputId: string
  readonly file: OutputWishInput
}

const aLedger: OutputWishInput = { kind: 'ledger', format: 'xlsx', query: {} }

/** Sets it. */
export async function setOutputStage(): Promise<OutputStage> {
  const database = await testDatabase()
  const base = await testIntake(database)
  const { files } = base.outputs
  const [log, longWork] = [memoryLog(), openLongWork()]
  let now = (): Date => new Date()
  let real: Making = () => Promise.reject(new Error('nothing is made yet'))
  const making: OutputStage['making'] = { now: null, real: (...given) => real(...given) }
  const runners: OutputRunner[] = []
  const anotherRunner = (): OutputRunner => {
    const runner = createOutputRunner({
      db: database.kysely,
      files,
      log,
      now: () => now(),
      open: async () => (output, course) => (making.now ?? real)(output, course),
    })
    runners.push(runner)
    return runner
  }
  const stage = await setStage(database, {
    intake: { ...base, outputs: { runner: anotherRunner(), files } },
  })
  now = () => stage.clock.now
  const { actor: _, ...context } = stage.contextOf('coordinator')
  real = openMaking({ context, files: base.files, longWork })
  let asking: Actor | null = null
  const server = await listen({
    host: '127.0.0.1',
    port: 0,
    routes: [outputsRoute({ context, files, actorOf: async () => asking })],
    surroundings: { publicOrigin: null, isBehindProxy: false },
    log,
  })
  afterAll(async () => {
    await server.stop()
    await Promise.all(runners.map((runner) => runner.stop()))
    await longWork.stop()
  })
  return {
    stage,
    files,
    log,
    making,
    anotherRunner,
    order: async (by, rectificationId, more = {}) => {
      const client = await stage.asNow(by)
      const { outputId = uuid(), file = aLedger } = more
      const of = id<'rectification'>(rectificationId) satisfies RectificationId
      return client.outputs.order({
        outputId: id<'output'>(outputId),
        rectificationId: of,
        file,
      })
    },
    ended: async (by, outputId) => {
      const client = await stage.asNow(by)
      const found = async (): Promise<OutputView | undefined> =>
        (await client.outputs.list()).find((one) => one.id === outputId)
      await expect.poll(async () => (await found())?.state).toMatch(/done|failed/)
      const output = await found()
      if (output === undefined) throw new Error('a file that ended is gone')
      return output
    },
    fetchBy: async (by, outputId, asked = {}) => {
      asking = typeof by === 'string' ? await actorOf(database, stage.actors[by].personId) : by
      return fetch(`${server.address}/api/outputs/${outputId}/file`, asked)
    },
  }
}

/** The bytes of an answer. */
export async function bytesOf(answer: Response): Promise<Buffer> {
  return answer.body === null ? Buffer.alloc(0) : buffer(answer.body)
}
