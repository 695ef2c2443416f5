import { expect, test } from 'vitest'
import { openBodyMemory } from './body-memory.ts'
import { gateLimits, megabyte } from './gate.ts'
import { nestsDeeperThan } from './json-depth.ts'
import { limitsOf } from './limits.ts'
import { arrivalPlaces, openPlaces } from '../places.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text)

test('depth counts brackets that are open at once, and none that stand in a text', () => {
  expect(nestsDeeperThan(2, bytes('[[1],{"a":[]}]'))).toBe(true)
  expect(nestsDeeperThan(3, bytes('[[1],{"a":[]}]'))).toBe(false)
  expect(nestsDeeperThan(1, bytes(String.raw`["[[[ \" [[[ 【", "\\"]`))).toBe(false)
})

test('one person’s bodies are bounded, and so are those of all; small ones always fit', () => {
  const memory = openBodyMemory({ each: 200_000, all: 300_000 })
  expect(memory.take('a', 0, 150_000)).toBe(true)
  expect(memory.take('a', 0, 150_000)).toBe(false)
  expect(memory.take('b', 0, 150_000)).toBe(true)
  expect(memory.take('c', 0, 150_000)).toBe(false)
  expect(memory.take('c', 0, 1_000)).toBe(true)
  memory.release('a', 150_000)
  expect(memory.take('c', 0, 140_000)).toBe(true)
})

test('one person’s slow files take nobody else’s place', async () => {
  const arrivals = openPlaces(arrivalPlaces)
  const [first] = [await arrivals.take('a'), await arrivals.take('a'), await arrivals.take('a')]
  expect(await arrivals.take('a')).toBeNull()
  expect(await arrivals.take('b')).not.toBeNull()
  first?.()
  expect(await arrivals.take('a')).not.toBeNull()
})

test('several processes have together what one has, and none too little for a page, a draft and a command', () => {
  const [one, two, many] = [limitsOf(1), limitsOf(2), limitsOf(16)]
  expect(one.gate).toEqual(gateLimits)
  expect(one).toMatchObject({ connections: 2_000, database: 20 })
  expect(two).toMatchObject({ connections: 1_000, database: 10, bodies: { all: 32 * megabyte } })
  expect(two.gate).toMatchObject({
    working: 20,
    workingOf: { person: 16, address: 12 },
    person: { working: 2, waiting: 100 },
    unread: 32 * megabyte,
  })
  expect(many.gate).toMatchObject({
    working: 8,
    workingOf: { person: 6, address: 4 },
    person: { working: 2 },
  })
  // A draft of 25 MB is saved in one body.
  expect(many.bodies).toEqual({ each: 32 * megabyte, all: 32 * megabyte })
  expect(many.database).toBe(6)
})
