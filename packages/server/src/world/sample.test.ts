import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { issueSetupToken } from '../kernel/auth/setup-token.store.ts'
import { actorOf, readPersons } from '../people/people.queries.ts'
import { stores } from '../stores.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { routerWithSample } from './sample.ts'

const database = await testDatabase<unknown>()
const { clientOf } = routerWithSample(await testIntake(database))
const context = {
  database,
  stores,
  now: () => new Date('2026-06-01T02:00:00Z'),
  zone: defaultZone,
  newId: uuid,
}

test('at the first run the administrator loads the sample, once, and nobody else gets an account', async () => {
  const first = {
    organizationName: '某区',
    name: '某人',
    username: 'first',
    password: 'long enough for this',
  }
  const token = (await issueSetupToken(database.kysely)) ?? ''
  const nobody = clientOf({ ...context, actor: null })
  const { personId } = await nobody.setup.run({ ...first, token, isCoordinator: true })
  const client = clientOf({ ...context, actor: await actorOf(database, personId) })
  const { rectificationId } = await client.setup.loadSample()
  expect((await client.rectifications.get({ rectificationId })).counts).toMatchObject({
    findings: 13,
    measures: 52,
  })
  const accounts = (await readPersons(database.kysely)).flatMap(({ username }) => username ?? [])
  expect(accounts).toEqual(['first'])
  await expect(client.setup.loadSample()).rejects.toMatchObject({ code: 'NOT_EMPTY' })
})
