import { expect, test } from 'vitest'
import { neighbour, windowOf } from './ledger-rows.ts'

test('moving by keyboard passes over group headings and stops at the ends', () => {
  const rows = [{ kind: 'group' }, { kind: 'measure' }, { kind: 'group' }, { kind: 'empty' }] as const
  expect(neighbour(rows, 1, 1)).toBe(3)
  expect(neighbour(rows, 3, 1)).toBe(3)
  expect(neighbour(rows, 3, -1)).toBe(1)
  expect(neighbour(rows, 1, -1)).toBe(1)
})

test('only rows in or near the view are drawn', () => {
  expect(windowOf({ scrollTop: 48_000, height: 600, rowHeight: 48, count: 5000 })).toEqual({
    from: 996,
    to: 1017,
  })
  expect(windowOf({ scrollTop: 0, height: 600, rowHeight: 48, count: 3 })).toEqual({ from: 0, to: 3 })
})
