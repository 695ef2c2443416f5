import { expect, test } from 'vitest'
import { comparisons } from './announced.ts'

const counts = {
  categories: 4,
  findings: 7,
  findingsClosed: 2,
  findingsVoided: 0,
  findingsMerged: 0,
  measures: 22,
  measuresVoided: 0,
  measuresMerged: 0,
  measuresClosed: 5,
  measuresClosedBefore: 0,
  measuresSubmitted: 0,
  measuresUnassigned: 0,
  late: 0,
  dueSoon: 0,
}

test('each announced count stands beside the ledger’s, differences included', () => {
  const announced = { items: 4, problems: 13, measures: 80, done: 11, ongoing: 2 }
  expect(comparisons({ announced, counts, isPart: false })).toEqual([
    { count: 'items', announced: 4, actual: 4 },
    { count: 'problems', announced: 13, actual: 7 },
    { count: 'measures', announced: 80, actual: 22 },
    { count: 'done', announced: 11, actual: 2 },
    { count: 'ongoing', announced: 2, actual: 5 },
  ])
})

test('what the source does not state is not compared', () => {
  const announced = { items: null, problems: 0, measures: null, done: null, ongoing: null }
  expect(comparisons({ announced, counts, isPart: false })).toEqual([
    { count: 'problems', announced: 0, actual: 7 },
  ])
})

test('whoever reads only a part is not told that the rest is missing', () => {
  const announced = { items: 4, problems: 13, measures: 80, done: 11, ongoing: 2 }
  expect(comparisons({ announced, counts, isPart: true })).toEqual([])
})
