import { expect, test } from 'vitest'
import { placedAt } from './places.ts'

const inOrder = ['甲', '乙', '丙', '丁'].map((id, index) => ({ id, ordinal: index + 1 }))

test.each<readonly [string, string, number, readonly string[]]>([
  ['the last to the second place pushes those behind it on', '丁', 2, ['丁 2', '乙 3', '丙 4']],
  ['the first to the third place brings those before it forward', '甲', 3, ['乙 1', '丙 2', '甲 3']],
  ['to its own place nobody moves', '乙', 2, []],
  ['behind all others is the last place', '甲', 9, ['乙 1', '丙 2', '丁 3', '甲 4']],
])('%s', (...[, moved, at, expected]) => {
  const one = inOrder.find(({ id }) => id === moved)
  if (one === undefined) throw new Error(`nobody is called ${moved}`)
  const others = inOrder.filter(({ id }) => id !== moved)
  const placed = placedAt(others, one, at)
  expect(placed.map(({ id, ordinal }) => `${id} ${ordinal}`)).toEqual(expected)
})

test('gaps close, so that numbers are those that are asked for', () =>
  expect(
    placedAt(
      [
        { id: '甲', ordinal: 1 },
        { id: '丙', ordinal: 3 },
      ],
      { id: '乙', ordinal: 0 },
      2,
    ),
  ).toEqual([{ id: '乙', ordinal: 2 }]))
