import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakPages } from './print-pages.ts'

const heights = (rows: number[], changes: Partial<Parameters<typeof breakPages>[0]> = {}) => ({
  rows,
  merged: rows.map(() => 0),
  runStart: rows.map((_, at) => at),
  keepsNext: rows.map(() => false),
  room: 100,
  ...changes,
})

test('rows fill a page and go on on the next', () => {
  expect(breakPages(heights([40, 40, 40, 40]))).toEqual({
    pages: [
      { from: 0, to: 2, number: 1 },
      { from: 2, to: 4, number: 2 },
    ],
    sheets: 2,
  })
})

test('a long title needs its room on each page that it is on', () => {
  const { pages } = breakPages(heights([30, 30, 30, 30], { runStart: [0, 0, 0, 0], merged: [90, 0, 0, 0] }))
  expect(pages.map(({ from, to }) => [from, to])).toEqual([
    [0, 3],
    [3, 4],
  ])
  const after = breakPages(heights([10, 50], { merged: [90, 0] }))
  expect(after.pages.map(({ to }) => to)).toEqual([1, 2])
})

test('the heading of a group goes with its first row', () => {
  const { pages } = breakPages(heights([80, 20, 40], { keepsNext: [false, true, false] }))
  expect(pages.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [1, 3],
  ])
})

test('a row higher than a page has its own, and the sheets that it runs on over are counted', () => {
  expect(breakPages(heights([50, 250, 50]))).toEqual({
    pages: [
      { from: 0, to: 1, number: 1 },
      { from: 1, to: 2, number: 2 },
      { from: 2, to: 3, number: 5 },
    ],
    sheets: 5,
  })
})

test('nothing to print has no page', () => {
  expect(breakPages(heights([]))).toEqual({ pages: [], sheets: 0 })
})

test('every row is on exactly one page, in order, however high', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 150 }), fc.boolean(), fc.boolean())), (given) => {
      const runStart: number[] = []
      given.forEach(([, continues], at) => runStart.push(continues && at > 0 ? (runStart[at - 1] ?? at) : at))
      const rows = given.map(([height]) => height)
      const merged = rows.map((_, at) => (runStart[at] === at ? 60 : 0))
      const { pages } = breakPages(
        heights(rows, { runStart, merged, keepsNext: given.map(([, , keeps]) => keeps) }),
      )
      expect(pages.flatMap(({ from, to }) => rows.slice(from, to))).toEqual(rows)
      for (const { from, to } of pages) expect(to).toBeGreaterThan(from)
    }),
  )
})
