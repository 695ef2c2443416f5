import { expect, test } from 'vitest'
import { inEnglish } from './unit-in-english.ts'

test.each([
  [5, '个', '5'],
  [67, ' 家 ', '67'],
  [1, '人', '1 people'],
  [3, '公里', '3 km'],
  [96, '%', '96 %'],
  [12, 'firms', '12 firms'],
  [2, '标段', '2 标段'],
  [4, '', '4'],
] as const)('%d %s is told in English as %s', (count, unit, said) => {
  expect(inEnglish(count, unit)).toBe(said)
})
