import { expect, test } from 'vitest'
import type { ClosureRequestView } from './closure-request.schema.ts'
import { awaitedFromReader } from './awaited.ts'

const onLeader: Pick<ClosureRequestView, 'rung' | 'unfilledRungs'> = { rung: 'leader', unfilledRungs: [] }

test('a claim waits for a liaison to prepare it, and for nobody else so', () => {
  expect(awaitedFromReader({ ...onLeader, can: ['prepare'] })).toBe('prepare')
  expect(awaitedFromReader({ ...onLeader, can: ['approve', 'return'] })).toBe('approve')
  // Whoever is liaison of one leader and deputy of the same signs.
  expect(awaitedFromReader({ ...onLeader, can: ['approve', 'return', 'prepare'] })).toBe('approve')
  expect(awaitedFromReader({ rung: 'head', unfilledRungs: ['head'], can: [] })).toBe('nameStandIn')
})
