import { randomUUID } from 'node:crypto'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { Context } from '@bihuan/server/kernel/context.ts'
import type { Database } from '@bihuan/server/kernel/db.ts'
import { actorOf } from '@bihuan/server/people/actor.queries.ts'
import { createRouter, stores } from '@bihuan/server/router.ts'
import { clientOf } from '@bihuan/server/testing/client-of.ts'
import { readDraft } from '@bihuan/server/testing/read-draft.ts'
import { sampleNotice } from '@bihuan/server/world/sample-text.ts'
import { z } from 'zod'
import { idAt, personAt } from './house.ts'
import { intakeOf } from './houses.ts'
import { type Asked, askedLists } from './lists.ts'
import { isoDay } from './today.ts'

/** A list as somebody asks for it; `null` where they may not. */
export type Asking = { readonly name: string; readonly by: string; readonly ask: () => Promise<unknown> }

/** Who asks in a house of one body. */
export const viewers = {
  handler: personAt.handler(3, 1),
  head: personAt.head(3),
  leader: personAt.leader(3),
  coordinator: personAt.coordinator(1),
  inspector: personAt.inspector(1),
  administrator: personAt.administrator(),
} as const

/** What every request asks, whatever it is about: who asks, with all rights. */
const eachRequest = 'each request'

/** The operations as somebody carries them out, by their number in the house. */
type ClientAt = (number: number) => Promise<ReturnType<typeof clientOf>>

/** Opens the operations on a house, and closes what they need afterwards. */
export async function withClients(
  database: Database,
  work: (clientAt: ClientAt) => Promise<void>,
): Promise<void> {
  const intake = await intakeOf(database)
  try {
    const router = createRouter({
      intake: intake.parts,
      loadSample: () => Promise.reject(new Error('no sample here')),
    })
    await work(async (number) => {
      const actor = await actorOf(database, idAt('person', number))
      const now = (): Date => new Date(`${isoDay}T01:00:00Z`)
      const context: Context = { database, stores, now, zone: defaultZone, newId: randomUUID, actor }
      return clientOf(router, context)
    })
  } finally {
    await intake.close()
  }
}

/** Hands over every list as everybody asks for it. */
export async function askAll(
  database: Database,
  each: (asking: Asking) => Promise<void>,
  asking: Readonly<Record<string, number>> = viewers,
): Promise<void> {
  await withClients(database, async (clientAt) => {
    const coordinator = await clientAt(viewers.coordinator)
    const text = await sampleNotice(day(isoDay))
    const draft = await readDraft(coordinator, {
      commandId: id<'command'>(randomUUID()),
      name: '整改通报',
      text,
    })
    // Who asks is read before each answer.
    for (const [by, number] of Object.entries(asking)) {
      const ask = (): Promise<unknown> => actorOf(database, idAt('person', number))
      await each({ name: eachRequest, by, ask })
    }
    for (const asked of askedLists({ draftId: draft.id })) {
      for (const [by, number] of Object.entries(asking)) {
        const run = operationIn(await clientAt(number), asked)
        await each({ name: asked.name, by, ask: () => run().catch(nullWhereRefused) })
      }
    }
    await coordinator.intake.discard({ draftId: draft.id })
  })
}

const objectSchema = z.custom<object>((value) => typeof value === 'object' || typeof value === 'function')
const operationSchema = z.custom<(input: unknown) => Promise<unknown>>((value) => typeof value === 'function')

function operationIn(client: object, { operation, input }: Asked): () => Promise<unknown> {
  let found: unknown = client
  for (const key of operation.split('.')) found = Reflect.get(objectSchema.parse(found), key)
  const run = operationSchema.parse(found)
  return () => run(input)
}

/** That somebody may not ask for it is an answer too. */
function nullWhereRefused(error: unknown): null {
  if (error instanceof Error && 'status' in error && (error.status === 403 || error.status === 404))
    return null
  throw error
}
