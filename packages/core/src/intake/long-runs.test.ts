import { expect, test } from 'vitest'
import { longRuns, wordReaders } from './long-runs.testing.ts'

// Whoever takes the square of their length is not done with these before tomorrow. That it takes twice as long for twice
// as many is measured by `bench/intake/long-runs.ts`.
test.each(Object.entries(wordReaders))('%s comes to its end with runs of 100,000 signs', (_, read) => {
  for (const run of Object.values(longRuns(100_000))) expect(() => read(run)).not.toThrow()
})
