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
  expect(pieces.flat()).toEqual(places.map(({ id: one }) => one))
  const measuresOf = new Map(places.map((place) => [place.id, place.measures]))
  return pieces.map((piece) => [
    piece.length,
    piece.reduce((sum, one) => sum + (measuresOf.get(one) ?? Number.NaN), 0),
  ])
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
