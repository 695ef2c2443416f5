import { expect, test } from 'vitest'
import type { ClosureRequestView } from './closure-request.schema.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { awaitedFromReader } from './awaited.ts'

const onLeader: Pick<ClosureRequestView, 'rung' | 'unfilledRungs' | 'prepared'> = {
  rung: 'leader',
  unfilledRungs: [],
  prepared: null,
}

test('a claim waits for a liaison to prepare it, and for nobody else so', () => {
  expect(awaitedFromReader({ ...onLeader, can: ['prepare'] })).toBe('prepare')
  expect(awaitedFromReader({ ...onLeader, can: ['approve', 'return'] })).toBe('approve')
  // Whoever is liaison of one leader and deputy of the same signs.
  expect(awaitedFromReader({ ...onLeader, can: ['approve', 'return', 'prepare'] })).toBe('approve')
  expect(awaitedFromReader({ ...onLeader, rung: 'head', unfilledRungs: ['head'], can: [] })).toBe(
    'nameStandIn',
  )
})

test('what a liaison has prepared waits for the leader, who signs as before', () => {
  const by = { id: sampleId<'person'>(1), name: '路遥' }
  const prepared = { by, at: '2026-03-02T01:00:00.000Z', decision: 'approve', words: '材料齐全' } as const
  expect(awaitedFromReader({ ...onLeader, prepared, can: ['prepare'] })).toBe('prepared')
  expect(awaitedFromReader({ ...onLeader, prepared, can: ['approve', 'return'] })).toBe('approve')
})
