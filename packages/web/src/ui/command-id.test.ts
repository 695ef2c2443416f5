import { isId } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { newCommandId } from './command-id.ts'

test('a command id is a UUID, also where the browser cannot make one by itself', () => {
  const ids = Array.from({ length: 50 }, newCommandId)
  expect(ids.every((made) => isId(made) && made[14] === '4')).toBe(true)
  expect(new Set(ids).size).toBe(50)
})
