import { contract } from '@bihuan/core/contract.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { leaksOf } from './outside-values.ts'

/** What a stranger may ask, and why. The server's own test asks every other operation without a session and expects 401. */
const open: Readonly<Record<string, string>> = {
  'setup.status': 'the web has to know whether to show the first run before anybody can sign in',
  'setup.run': 'the first run makes the first account; the one-time link stands in for the session',
}

/** Inputs that are bounded elsewhere, and where. */
const boundedElsewhere: Readonly<Record<string, string>> = {
  'intake.read.text': 'a pasted document is cleaned by the reader, as a file with the same text would be',
}

type Operation = {
  readonly name: string
  readonly refusals: readonly string[]
  readonly method: unknown
  readonly path: string
  readonly input: unknown
}

describe('every operation of the contract', () => {
  const operations = operationsOf(contract, [])

  test('is seen by these tests', () => {
    expect(operations.length).toBeGreaterThan(25)
  })

  test('refuses strangers, or stands in the list of open ones', () => {
    const lax = operations
      .filter(({ refusals }) => !refusals.includes('NOT_SIGNED_IN'))
      .map(({ name }) => name)
    expect(lax.toSorted()).toEqual(Object.keys(open).toSorted())
  })

  test('changes nothing by GET', () => {
    const changing = operations.filter(
      ({ method, refusals }) => method === 'GET' && refusals.includes('VERSION_CONFLICT'),
    )
    expect(changing.map(({ name }) => name)).toEqual([])
  })

  test('has a path of its own', () => {
    const routes = operations.map(
      ({ method, path }) => `${String(method)} ${path.replaceAll(/\{\w+\}/g, '{}')}`,
    )
    expect(routes).toEqual([...new Set(routes)])
  })

  test('is found when it is planted among the open ones', () => {
    const planted = operationsOf(
      { a: { b: { '~orpc': { errorMap: {}, route: { method: 'GET', path: '/a' } } } } },
      [],
    )
    expect(planted).toEqual([{ name: 'a.b', refusals: [], method: 'GET', path: '/a', input: undefined }])
  })
})

describe('an input takes only what a record can hold', () => {
  test('in every operation: text, numbers and days are made of the parts in core/kernel/contract.ts', () => {
    const leaks = operationsOf(contract, [])
      .filter(({ input }) => input !== undefined)
      .flatMap(({ name, input }) => leaksOf(input, name))
      .filter(({ at }) => !(at in boundedElsewhere))
    expect(leaks).toEqual([])
  })

  test.each([
    ['a text of any kind', z.object({ name: z.string().max(10) }), '.name', 'NUL'],
    ['a number of any size', z.object({ version: z.int().positive() }), '.version', '2³¹'],
    ['a number in an address', z.object({ before: z.coerce.number().int().optional() }), '.before', '2³¹'],
    ['a day of any year', z.object({ dueOn: z.iso.date().nullable() }), '.dueOn', 'the year 0000'],
    ['a text in a list', z.object({ names: z.array(z.string()) }), '.names', 'half a character'],
    ['a text among others', z.object({ or: z.union([z.enum(['a']), z.string()]) }), '.or', 'NUL'],
    ['a key', z.record(z.string(), z.enum(['a'])), '.key', 'NUL'],
    ['anything at all', z.object({ more: z.unknown() }), '.more', 'anything'],
  ])('%s is found when it is planted', (...row) => {
    const [, schema, at, lets] = row
    expect(leaksOf(schema)).toContainEqual({ at, lets })
  })
})

/** The operations below a node of the contract. Reads the one property that marks an operation. */
function operationsOf(node: object, trail: readonly string[]): Operation[] {
  const definition = memberOf(node, '~orpc')
  if (definition) {
    const route = memberOf(definition, 'route')
    return [
      {
        name: trail.join('.'),
        refusals: Object.keys(memberOf(definition, 'errorMap') ?? {}),
        method: route && 'method' in route ? route.method : undefined,
        path: route && 'path' in route ? String(route.path) : '',
        input: memberOf(definition, 'inputSchema') ?? undefined,
      },
    ]
  }
  return Object.keys(node).flatMap((key) => {
    const child = memberOf(node, key)
    return child ? operationsOf(child, [...trail, key]) : []
  })
}

function memberOf(node: object, key: string): object | null {
  const value: unknown = Object.getOwnPropertyDescriptor(node, key)?.value
  return typeof value === 'object' && value !== null ? value : null
}
