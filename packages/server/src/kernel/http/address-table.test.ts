import { contract } from '@bihuan/core/contract.ts'
import { implement, traverseContractProcedures } from '@orpc/server'
import { StandardOpenAPIMatcher } from '@orpc/openapi/standard'
import { expect, test } from 'vitest'
import { openAddressTable } from './address-table.ts'

const table = openAddressTable<string>()
table.add('GET', '/measures', 'all')
table.add('GET', '/measures/{id}', 'one')
table.add('POST', '/measures/{id}', 'change')
table.add('GET', '/measures/late', 'late')
table.add('GET', '/measures/late/{day}/count', 'count')
table.add('GET', '/measures/{id}/{part}/text', 'text')

test.each([
  ['GET /measures', { goal: 'all', params: {} }],
  ['GET /measures/7', { goal: 'one', params: { id: '7' } }],
  ['POST /measures/7', { goal: 'change', params: { id: '7' } }],
  ['GET /measures/late', { goal: 'late', params: {} }],
  ['POST /measures/late', { goal: 'change', params: { id: 'late' } }],
  ['GET /measures/late/3/count', { goal: 'count', params: { day: '3' } }],
  ['GET /measures/late/3/text', { goal: 'text', params: { id: 'late', part: '3' } }],
])('%s leads to %o', (asked, met) => {
  const [method = '', path = ''] = asked.split(' ')
  expect(table.find(method, path)).toEqual(met)
})

test.each(['/', '/measures/', '//measures', '/measures/a%20b', '/measures/7/8', '/other', ''])(
  'nothing is said at a glance of “%s”',
  (path) => expect(table.find('GET', path)).toBeNull(),
)

test('every operation of the contract is found by its address, as the library finds it', async () => {
  const matcher = new StandardOpenAPIMatcher()
  const known = openAddressTable<string>()
  const asked: { name: string; method: string; address: string }[] = []
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: operation, path }) => {
    const { method = '', path: address = '' } = operation['~orpc'].route
    const name = path.join(' ')
    known.add(method, address, name)
    matcher.init({ [name]: implement(operation).handler(() => null) })
    asked.push({ name, method, address })
  })
  expect(asked.length).toBeGreaterThan(200)
  for (const { name, method, address } of asked) {
    const path: `/${string}` = `/${address.slice(1).replaceAll(/\{(\w+)\}/g, 'at-$1')}`
    const theirs = await matcher.match(method, path)
    expect(theirs?.path).toEqual([name])
    expect(known.find(method, path)).toEqual({ goal: name, params: { ...theirs?.params } })
  }
})
