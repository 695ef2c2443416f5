import { id } from '@bihuan/core/kernel/id.ts'
import { openDatabase } from '@bihuan/server/kernel/db.ts'
import { prepared } from '@bihuan/server/kernel/prepared.ts'
import { ready } from '@bihuan/server/kernel/ready.ts'
import { sql } from '@bihuan/server/kernel/sql.ts'
import { askTogether, question } from '@bihuan/server/kernel/together.ts'
import { testDatabase } from '@bihuan/server/testing/test-database.ts'
import { afterAll, expect, test } from 'vitest'
import { overheard, serverStatements } from '../statements.ts'

const { address } = await testDatabase()
const ear = overheard()
const database = openDatabase({ ...address, ...ear.connections }, { connections: 1 })
afterAll(() => database.close())

const named = ready(({ name }: { readonly name: string }) => sql`select ${name}::text as name`)
const ask = (name: string): Promise<void> =>
  askTogether(database.kysely, [question(named({ name }), (rows) => rows)])

test('a statement whose text was put together before is overheard like any other, with its values', async () => {
  await ask('甲')
  ear.takeStatements()
  await ask('乙')
  await prepared(database, sql<{ name: string }>`select ${'丙'}::text as name`)
  expect(ear.takeStatements()).toMatchObject([
    { text: 'select $1::text as name', values: ['乙'] },
    { text: 'select $1::text as name', values: ['丙'] },
  ])
})

test('of a page of a department all that the server sends is known', async () => {
  const statements = serverStatements(database, ear)
  const heard = await statements.openOfOwner(id<'organization'>('01977777-7777-7777-8777-777777777777'))
  expect(heard.map(({ text }) => text.trim().slice(0, 6))).toEqual(['with p'])
})
