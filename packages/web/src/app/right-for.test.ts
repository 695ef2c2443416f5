import { expect, test } from 'vitest'
import { rightFor } from './right-for.ts'

test.each([
  ['/intake', 'intake'],
  ['/intake/d1/into/r1', 'intake'],
  ['/rectifications', 'records.read'],
  ['/rectifications/r1/ledger', 'records.read'],
  ['/closures', 'closure.queue'],
  ['/intakes', null],
  ['/people', null],
  ['/', null],
])('%s asks for %s', (pathname, right) => expect(rightFor(pathname)).toBe(right))
