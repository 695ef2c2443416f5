import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { ready } from './ready.ts'
import { sql } from './sql.ts'

const { kysely } = await testDatabase()

type Page = {
  readonly id: string
  readonly scope:
    | { readonly kind: 'all' }
    | { readonly kind: 'own'; readonly ids: readonly string[]; readonly by: string }
}

let written = 0
const write = ({ id, scope }: Page) => {
  written += 1
  const own =
    scope.kind === 'all'
      ? sql`true`
      : sql`(by = ${scope.by} or ${scope.ids.length === 0 ? sql`false` : sql`id = any(${['none', ...scope.ids]})`})`
  return sql`select from things where id = ${id} and ${own} and other = any(${['a', 'b']}) and number = ${7}`
}
const page = ready(write)

const own = (ids: readonly string[]): Page => ({ id: 'x', scope: { kind: 'own', ids, by: 'me' } })

test('a statement that was put together before is the same as if it were put together anew', () => {
  const asked: Page[] = [
    own(['p']),
    own([]),
    own(['q', 'r', 's']),
    { id: 'y', scope: { kind: 'all' } },
    own(['p']),
  ]
  for (const one of asked) {
    const { sql: text, parameters } = write(one).compile(kysely)
    expect(page(one).compile(kysely)).toEqual({ sql: text, parameters })
  }
})

test('it is put together once for each form, and its text is always the same string', () => {
  for (const ids of [['p'], []]) page(own(ids)).compile(kysely)
  written = 0
  const texts = [own(['s']), own(['t']), own([])].map((one) => page(one).compile(kysely).sql)
  expect(written).toBe(0)
  expect(texts[0]).toBe(texts[1])
  expect(texts[0]).not.toBe(texts[2])
})
