import { expect, test } from 'vitest'
import { inEnglish } from './unit-in-english.ts'

test.each([
  [5, '个', '5'],
  [67, ' 家 ', '67'],
  [1, '人', '1 person'],
  [2, '人', '2 people'],
  ['1', '人次', '1 attendance'],
  [1.5, '天', '1.5 days'],
  [1, '天', '1 day'],
  [1, '次', '1 time'],
  [0, '次', '0 times'],
  [1, '万元', '1 × 10,000 yuan'],
  [3, '公里', '3 km'],
  [96, '%', '96 %'],
  [12, 'firms', '12 firms'],
  [2, '标段', '2 标段'],
  [4, '', '4'],
] as const)('%d %s is told in English as %s', (count, unit, said) => {
  expect(inEnglish(count, unit)).toBe(said)
})
