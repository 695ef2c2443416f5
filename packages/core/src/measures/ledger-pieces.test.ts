import { expect, test } from 'vitest'
import { id } from '../kernel/id.ts'
import { piecesOfLedger } from './ledger-pieces.ts'

const placesWith = (...measures: number[]) =>
  measures.map((many, at) => ({
    id: id<'finding'>(`00000000-0000-7000-8000-${String(at + 1).padStart(12, '0')}`),
    measures: many,
  }))

function cut(...measures: number[]): readonly (readonly [number, number])[] {
  const places = placesWith(...measures)
  const pieces = [...piecesOfLedger(places)]
  expect(pieces.flatMap(({ findingIds }) => findingIds)).toEqual(places.map(({ id: one }) => one))
  return pieces.map((piece) => [piece.findingIds.length, piece.measures])
}

test('a piece is full with 500 rows, and a finding is never cut', () => {
  expect(cut(200, 300, 1)).toEqual([
    [2, 500],
    [1, 1],
  ])
  expect(cut(200, 299, 2, 3)).toEqual([
    [2, 499],
    [2, 5],
  ])
})

test('a finding of more rows is a piece by itself', () => {
  expect(cut(3, 1200, 4)).toEqual([
    [1, 3],
    [1, 1200],
    [1, 4],
  ])
})

test('findings without measures take a row each', () => {
  expect(cut(...Array.from({ length: 501 }, () => 0))).toEqual([
    [500, 0],
    [1, 0],
  ])
})

test('where there is nothing there are no pieces', () => {
  expect(cut()).toEqual([])
})
