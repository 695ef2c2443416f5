import { expect, test } from 'vitest'
import { openArrivals } from './arrivals.ts'
import { openBodyMemory } from './body-memory.ts'
import { nestsDeeperThan } from './json-depth.ts'

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

test('one person’s slow files take nobody else’s place', () => {
  const arrivals = openArrivals()
  const begun = [1, 2, 3].map(() => arrivals.begin('a'))
  expect(arrivals.begin('a')).toBeNull()
  expect(arrivals.begin('b')).not.toBeNull()
  begun[0]?.()
  expect(arrivals.begin('a')).not.toBeNull()
})
