import { refuse } from '@bihuan/core/kernel/result.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import { createRouterClient } from '@orpc/server'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { issueSetupToken } from '../kernel/auth/setup-token.store.ts'
import { createRouter, stores } from '../router.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { actorOf } from './actor.queries.ts'

const database = await testDatabase()
const context = {
  database,
  stores,
  now: () => new Date(),
  zone: defaultZone,
  newId: () => newId(),
  actor: null,
}
const intake = await testIntake(database)
const router = createRouter({
  intake,
  loadSample: async () => refuse({ code: 'NOT_EMPTY' }),
  publicOrigin: 'https://zg.example.cn',
})
const client = createRouterClient(router, { context })
const first = {
  organizationName: '某某新区管理委员会',
  name: '林工',
  username: 'lin.gong',
  password: 'a long enough password',
  isCoordinator: true,
}

let token = ''
beforeEach(async () => {
  token = (await issueSetupToken(database.kysely)) ?? ''
})

test('a wrong token sets nothing up', async () => {
  await expect(client.setup.run({ ...first, token: 'guess' })).rejects.toMatchObject({
    code: 'SETUP_TOKEN_WRONG',
  })
  expect(await client.setup.status()).toEqual({ isNeeded: true, address: 'https://zg.example.cn' })
})

test('a refused password does not use the token up', async () => {
  await expect(client.setup.run({ ...first, token, password: 'short' })).rejects.toMatchObject({
    code: 'PASSWORD_TOO_WEAK',
  })
  const { rows } = await sql`select 1 from setup_token`.execute(database.kysely)
  expect(rows).toHaveLength(1)
})

test('the first run makes an administrator, once, even when the form is sent twice at the same moment', async () => {
  const outcomes = await Promise.allSettled([1, 2].map(() => client.setup.run({ ...first, token })))
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await client.setup.status()).toMatchObject({ isNeeded: false })
  await expect(client.setup.run({ ...first, token })).rejects.toMatchObject({ code: 'SETUP_DONE' })
  const [made] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const actor = await actorOf(database, made?.personId ?? '')
  expect(actor?.appointments.map(({ role }) => role)).toEqual(['administrator', 'coordinator'])
  const session = await createRouterClient(router, { context: { ...context, actor } }).session.get()
  expect(session).toMatchObject({
    person: { name: '林工' },
    organizationName: '某某新区管理委员会',
    roles: ['administrator', 'coordinator'],
  })
  expect(session.can).toEqual(
    expect.arrayContaining(['people.manage', 'intake', 'records.read', 'sample.load']),
  )
})
