import { isId } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { newCommandId } from './command-id.ts'

test('a command id is a UUID, also where the browser cannot make one by itself', () => {
  const ids = Array.from({ length: 50 }, () => newCommandId())
  expect(ids.every((made) => isId(made) && made[14] === '7')).toBe(true)
  expect(new Set(ids).size).toBe(50)
})

test('a later command has an id that sorts behind', () => {
  const instants = [0, 1, 255, 256, Date.parse('2026-11-26T00:00:00Z'), Date.parse('2199-01-01T00:00:00Z')]
  const ids = instants.map((instant) => newCommandId(instant))
  expect(ids.toSorted()).toEqual(ids)
  expect(newCommandId(1_000)).toMatch(/^00000000-03e8-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
