import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schemaTypes } from './schema-types.ts'
import { testDatabase } from './test-database.ts'

const { kysely: db } = await testDatabase()

test('the types of the rows are those of the migrated database', async () => {
  const written = readFileSync(new URL('../kernel/schema.ts', import.meta.url), 'utf8')
  expect(await schemaTypes(db), 'out of date: run npm run schema').toBe(written)
})
