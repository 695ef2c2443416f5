import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { migrationsHash } from '@bihuan/server/testing/schema-types.ts'

test('the types of the rows were written from the migrations as they are', () => {
  const schema = readFileSync(new URL('../../packages/server/src/kernel/schema.ts', import.meta.url), 'utf8')
  expect(schema.split('\n')[0], 'out of date: run npm run schema').toContain(migrationsHash())
})
