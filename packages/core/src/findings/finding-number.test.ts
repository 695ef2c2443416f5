import { expect, test } from 'vitest'
import { nameOfFinding, numberInSource, numberOfFinding } from './finding-number.ts'

test.each([
  ['2', '1'],
  ['2.', '1'],
  ['２、', '1'],
  ['1', '1'],
  ['（一）1', '（一）1'],
  ['序号六', '序号六'],
  ['2026-3', '2026-3'],
  ['', ''],
])('the first finding, which its source numbers %j, is called %j', (number, called) => {
  expect(numberOfFinding({ ordinal: 1, number })).toBe(called)
})

test('what its source calls it is said where that is another number', () => {
  expect(numberInSource({ ordinal: 1, number: '2' })).toBe('2')
  expect(numberInSource({ ordinal: 2, number: '2' })).toBeNull()
  expect(numberInSource({ ordinal: 2, number: '（一）1' })).toBeNull()
})

test('a finding without a number is called by its title, and one without a title by its number', () => {
  expect(nameOfFinding({ ordinal: 3, number: '', title: '台账不清' })).toBe('台账不清')
  expect(nameOfFinding({ ordinal: 3, number: '序号六', title: null })).toBe('序号六')
  expect(nameOfFinding({ ordinal: 1, number: '2', title: '台账不清' })).toBe('1 台账不清')
})
