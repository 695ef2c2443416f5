import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { todayIn } from '../kernel/context.ts'
import { actorOf } from '../people/actor.queries.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId } from '../testing/test-stage.ts'
import { expireOutputs } from './expiry.ts'
import { bytesOf, setOutputStage } from './outputs.testing.ts'

const { stage, files, making, order, ended, fetchBy } = await setOutputStage()
const db = stage.database.kysely
let rectificationId = ''

beforeAll(async () => {
  rectificationId = (await anAssignedMeasure(stage)).measure.rectificationId
})

beforeEach(async () => {
  making.now = null
  await sql`delete from outputs`.execute(db)
  await expireOutputs({ db, files }, stage.clock.now)
})

/** The coordinator as a program that shows a token of theirs. */
async function aProgram(name: string): Promise<Actor & { readonly token: NonNullable<Actor['token']> }> {
  const { personId } = stage.actors.coordinator
  const expiresOn = addDays(todayIn(stage.contextOf('coordinator')), 30)
  const form = { commandId: commandId(), name, scope: 'read', expiresOn } as const
  const token = await stage.as('coordinator').tokens.create(form)
  const actor = await actorOf(stage.database, personId)
  if (actor === null) throw new Error('the coordinator is gone')
  return { ...actor, token: { id: id<'apiToken'>(token.id), scope: 'read' } }
}

const aList = { kind: 'document', query: { document: 'findingsList', format: 'xlsx' } } as const

async function orderedBy(program: Actor): Promise<string> {
  const outputId = id<'output'>(uuid())
  const of = id<'rectification'>(rectificationId)
  await stage.asActor(program).outputs.order({ outputId, rectificationId: of, file: aList })
  return outputId
}

test('a program orders with a token that only reads, and fetches and removes what it ordered', async () => {
  const program = await aProgram('台账同步')
  const outputId = await orderedBy(program)
  expect(await ended('coordinator', outputId)).toMatchObject({ state: 'done', token: '台账同步' })
  const client = stage.asActor(program)
  expect(await client.outputs.list()).toMatchObject([{ id: outputId, kind: 'document', token: '台账同步' }])
  const answer = await fetchBy(program, outputId)
  expect((await bytesOf(answer)).subarray(0, 2).toString()).toBe('PK')
  expect(await client.outputs.drop({ outputId: id<'output'>(outputId) })).toEqual({ isDropped: true })
  expect(await client.outputs.list()).toEqual([])
})

test('a program is told of nothing that its owner or another program of theirs ordered', async () => {
  const [own, other] = [await aProgram('一'), await aProgram('二')]
  const { id: ofOwner } = await order('coordinator', rectificationId)
  await ended('coordinator', ofOwner)
  const ofOther = await orderedBy(other)
  await ended('coordinator', ofOther)
  const client = stage.asActor(own)
  expect(await client.outputs.list()).toEqual([])
  for (const outputId of [ofOwner, ofOther]) {
    expect(JSON.parse(await (await fetchBy(own, outputId)).text()).code).toBe('OUTPUT_GONE')
    await expect(client.outputs.drop({ outputId: id<'output'>(outputId) })).rejects.toHaveProperty(
      'code',
      'NOT_FOUND',
    )
  }
  const all = await (await stage.asNow('coordinator')).outputs.list()
  expect(all.map(({ token }) => token)).toEqual(['二', null])
})

test('nothing is made for a token that was revoked meanwhile, and its owner reads why', async () => {
  const program = await aProgram('撤销的')
  const held = Promise.withResolvers<void>()
  making.now = async (...given) => {
    await held.promise
    return making.real(...given)
  }
  const outputId = await orderedBy(program)
  await stage.as('coordinator').tokens.revoke({ commandId: commandId(), tokenId: program.token.id })
  held.resolve()
  expect(await ended('coordinator', outputId)).toMatchObject({
    state: 'failed',
    file: null,
    refusal: { code: 'TOKEN_REVOKED', message: { zh: expect.stringContaining('令牌已撤销') } },
  })
})
