import { expect, test } from 'vitest'
import type { AskedTime, ListTime } from './answers.ts'
import { growthTable } from './growth.ts'
import { rowsOf } from './lists.ts'

function taking(pages: number, rows: number): AskedTime {
  return { milliseconds: 2, executing: { milliseconds: 0.5, pages }, bytes: 100, rows }
}

/** The table of one list as it went in houses of three sizes. */
function tableOf(...asked: readonly AskedTime[]): readonly string[] {
  const of = (one: AskedTime): readonly ListTime[] => [{ name: 'list', by: 'head', asked: one }]
  const sizes = [2_000, 100_000, 1_000_000]
  return growthTable(new Map(asked.map((one, at) => [sizes[at] ?? 0, of(one)]))).split('\n')
}

test('a list is held against the smallest house that fills it', () => {
  const filled = tableOf(taking(400, 2), taking(4_000, 50), taking(4_400, 50))
  expect(filled[2]).toContain('| 400 / 4000 / 4400 | 1.1 | 100,000 | 2 / 50 / 50 |')
  expect(filled.at(-1)).toMatch(/^Grown: 0 of 1 /u)
  const grown = tableOf(taking(400, 50), taking(700, 50), taking(4_000, 50))
  expect(grown[2]).toContain('| 10.0 | 2,000 | 50 / 50 / 50 |')
  expect(grown.at(-1)).toMatch(/^Grown: 1 of 1 /u)
})

test('where none fills it, it is held by row, and against none that shows nothing', () => {
  expect(tableOf(taking(400, 2), taking(6_000, 20))[2]).toContain('| 1.5 | 2,000, by row |')
  const empty = tableOf(taking(400, 0), taking(6_000, 20))
  expect(empty[2]).toContain('| 15.0 | none |')
  expect(empty.at(-1)).toContain('Grown: 0 of 1 read more')
  expect(empty.at(-1)).toContain('1 show nothing in a smaller house')
})

test('a row is an object in a list, wherever that stands, or a record that was looked at', () => {
  expect(rowsOf('measures.mine', { items: [{ id: 1, parts: [{ id: 2 }] }], ids: ['a'], total: 3 })).toBe(2)
  expect(rowsOf('measures.mine', null)).toBe(0)
  expect(
    rowsOf('handOvers.open', {
      duties: [
        { count: 1_200, items: [{}] },
        { count: 3, items: [] },
      ],
    }),
  ).toBe(1_203)
  expect(rowsOf('handOvers.trial', { passing: 7, staying: [{ why: {}, count: 2 }], told: {} })).toBe(9)
})
