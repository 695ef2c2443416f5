import { expect, test } from 'vitest'
import { withPinned } from './windowed.ts'

test('pinned rows are drawn at their place, once, and only where there are such rows', () => {
  expect(withPinned([10, 11, 12], [3, 11, 700], 1000)).toEqual([3, 10, 11, 12, 700])
  expect(withPinned([0, 1], [-1, 2], 2)).toEqual([0, 1])
})
