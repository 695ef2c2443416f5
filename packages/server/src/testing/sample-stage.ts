import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll } from 'vitest'
import type { SignedInContext } from '../kernel/context.ts'
import { actorOf } from '../people/actor.queries.ts'
import { readPersons } from '../people/people.queries.ts'
import { stores } from '../router.ts'
import { prepareDemo } from '../world/demo.ts'
import { type RouterWithSample, routerWithSample } from '../world/sample.ts'
import { testDatabase } from './test-database.ts'
import { testIntake } from './test-intake.ts'
import { takeForToday } from './test-stage.ts'

export type SampleClient = ReturnType<RouterWithSample['clientOf']>

/** The sample world as it stands on 1 June 2026, and a way to ask it as one of its people. */
export async function sampleStage(): Promise<{
  readonly database: Awaited<ReturnType<typeof testDatabase>>
  readonly coordinator: () => Promise<SampleClient>
  readonly as: (username: string) => Promise<SampleClient>
  readonly contextOf: (username: string) => Promise<SignedInContext>
}> {
  const database = await testDatabase()
  const now = new Date('2026-06-01T02:00:00Z')
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-sample-'))
  const intake = await testIntake(database)
  const { clientOf } = routerWithSample(intake)
  const context = { database, stores, now: () => now, zone: defaultZone, newId: uuid }
  beforeAll(async () => {
    await takeForToday(database, '2026-06-01')
    await prepareDemo({ dataFolder, context, files: intake.files, clientOf })
  })
  afterAll(() => rm(dataFolder, { recursive: true, force: true }))
  const contextOf = async (wanted: string): Promise<SignedInContext> => {
    const person = (await readPersons(database.kysely)).find(({ username }) => username === wanted)
    const actor = person === undefined ? null : await actorOf(database, person.id)
    if (actor === null) throw new Error(`nobody of the sample is called ${wanted}`)
    const { mustChangePassword: _, ...rest } = actor
    return { ...context, actor: rest }
  }
  const as = async (wanted: string): Promise<SampleClient> => clientOf(await contextOf(wanted))
  return { database, as, contextOf, coordinator: () => as('zhuanban') }
}
