import { expect, test } from 'vitest'
import { z } from 'zod'
import { operationsOfContract } from './operations.ts'

/** What of an input people type freely: neither chosen from a list nor a day, an id or a number. */
function typedIn(schema: unknown, at = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const part: Readonly<Record<string, unknown>> = { ...schema }
  const isText = part['type'] === 'string'
  const isBound = ['enum', 'const', 'format', 'pattern'].some((key) => key in part)
  if (isText) return isBound ? [] : [at]
  const properties = Object.entries({ ...asObject(part['properties']) })
  const others = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => (Array.isArray(part[key]) ? part[key] : []))
  return [
    ...properties.flatMap(([name, below]) => typedIn(below, at === '' ? name : `${at}.${name}`)),
    ...others.flatMap((below) => typedIn(below, at)),
    ...typedIn(part['items'], at),
  ]
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

test('no address carries what people write of a record: reasons, passages and names in documents come in bodies', () => {
  const typed = operationsOfContract()
    .filter(({ method }) => method === 'GET')
    .flatMap(({ inputSchema }) =>
      inputSchema === undefined
        ? []
        : typedIn(z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' })),
    )
  // Words that somebody looks for, the code of a rung, and flags; none is a text of a record.
  const flags = [
    'archived',
    'closedBefore',
    'ended',
    'forPlan',
    'isTemplate',
    'late',
    'mine',
    'open',
    'unassigned',
    'voided',
    'working',
  ]
  expect([...new Set(typed)].toSorted()).toEqual([...flags, 'q', 'rung'].toSorted())
})
