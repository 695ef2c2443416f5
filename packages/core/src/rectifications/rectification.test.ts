import { expect, test } from 'vitest'
import { standingOf, type StandingCounts, type Standing } from './rectification.ts'

const half: StandingCounts = {
  findings: 2,
  findingsClosed: 0,
  measures: 4,
  measuresClosed: 1,
  measuresUnassigned: 0,
}

const cases: readonly (readonly [string, Partial<StandingCounts>, Standing])[] = [
  ['without findings', { findings: 0, measures: 0 }, 'planning'],
  ['without measures', { measures: 0, measuresClosed: 0 }, 'planning'],
  ['with a measure that nobody has', { measuresUnassigned: 1 }, 'planning'],
  ['with open measures', {}, 'rectifying'],
  ['with all measures closed', { measuresClosed: 4 }, 'closing'],
  ['with all findings closed', { measuresClosed: 4, findingsClosed: 2 }, 'completed'],
]

test.each(cases)('a rectification %s', (_, counts, standing) =>
  expect(standingOf({ ...half, ...counts })).toBe(standing),
)
