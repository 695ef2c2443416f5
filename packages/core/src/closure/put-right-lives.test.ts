import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closureKind } from '../claims/closure.kind.ts'
import { findingKind } from '../findings/finding.kind.ts'
import { replay } from '../kernel/replay.ts'
import { kinds } from '../kinds.ts'
import { measureKind } from '../measures/measure.kind.ts'
import { live, livesPutRight, runs } from './lives.testing.ts'
import type { World } from './world.testing.ts'

const few = { ...runs, numRuns: 12 }

test('whoever checks finds what was claimed: nothing of it is put right while the claim waits', () => {
  let looked = 0
  fc.assert(
    fc.property(livesPutRight, (life) => {
      const asClaimed = new Map<string, string>()
      live(life, (world) => {
        for (const { id, status, subject } of world.records.of(closureKind).values()) {
          if (status !== 'pending') continue
          const words = wordsOf(world, subject.id)
          expect(words).toBe(asClaimed.get(id) ?? words)
          asClaimed.set(id, words)
          looked += 1
        }
      })
    }),
    few,
  )
  expect(looked).toBeGreaterThan(500)
})

test('a finding is claimed or closed over closed measures alone, whatever was voided beside them', () => {
  let looked = 0
  fc.assert(
    fc.property(livesPutRight, (life) => {
      live(life, ({ records }) => {
        const wrong = [...records.of(findingKind).values()].filter(({ id, status }) => {
          const below = [...records.of(measureKind).values()].filter(({ findingId }) => findingId === id)
          const counting = below.filter((measure) => measure.status !== 'voided')
          if (status === 'voided') return counting.length > 0
          if (status !== 'submitted' && status !== 'closed') return false
          if (counting.length < below.length) looked += 1
          return counting.length === 0 || counting.some((measure) => measure.status !== 'closed')
        })
        expect(wrong).toEqual([])
      })
    }),
    few,
  )
  expect(looked).toBeGreaterThan(5)
})

test('a measure that answers two findings is closed before either is claimed, and closing one closes nothing of the other', () => {
  let looked = 0
  let apart = 0
  fc.assert(
    fc.property(livesPutRight, (life) => {
      live(life, ({ records }) => {
        const measures = [...records.of(measureKind).values()]
        for (const { id, status, further } of records.of(findingKind).values()) {
          const those = measures.filter((measure) =>
            measure.further.some(({ findingId }) => findingId === id),
          )
          expect(further.map(({ measureId }) => measureId).toSorted()).toEqual(
            those.map((one) => one.id).toSorted(),
          )
          expect(those.filter(({ findingId }) => findingId === id)).toEqual([])
          if (status === 'closed') apart += those.filter((measure) => measure.status === 'reopened').length
          if (status !== 'submitted') continue
          looked += those.length
          expect(those.filter((measure) => !['closed', 'voided'].includes(measure.status))).toEqual([])
        }
      })
    }),
    few,
  )
  expect(looked).toBeGreaterThan(5)
  expect(apart).toBeGreaterThan(0)
})

test('nobody who did any part of a measure signs what it became by splitting and merging', () => {
  let looked = 0
  fc.assert(
    fc.property(livesPutRight, (life) => {
      const { journal, records } = live(life)
      const comesOf = new Map<string, Set<string>>()
      const worked = new Map<string, Set<string>>()
      const workersOf = (id: string): string[] => [
        ...(worked.get(id) ?? []),
        ...[...(comesOf.get(id) ?? [])].flatMap(workersOf),
      ]
      for (const { event, by, subjectId } of journal) {
        if (event.type === 'measure.reported' && by !== null) {
          worked.set(subjectId, (worked.get(subjectId) ?? new Set()).add(by))
        }
        if (event.type === 'measure.merged') comesOf.set(subjectId, new Set(event.from))
        if (event.type === 'measure.splitOff') comesOf.set(subjectId, new Set([event.from]))
        if (event.type !== 'closure.signed') continue
        const claim = [...records.of(closureKind).values()].find(({ id }) => id === subjectId)
        const parts = comesOf.get(claim?.subject.id ?? '')
        if (parts !== undefined) looked += 1
        expect([...(parts ?? [])].flatMap(workersOf)).not.toContain(by)
      }
    }),
    few,
  )
  expect(looked).toBeGreaterThan(3)
})

test('whatever was put right, the entries add up to the records', () => {
  fc.assert(
    fc.property(livesPutRight, (life) => {
      const { records, journal } = live(life)
      const again = replay(kinds, journal)
      for (const kind of kinds) expect([...again.of(kind)]).toEqual([...records.of(kind)])
    }),
    few,
  )
})

function wordsOf({ records }: World, itemId: string): string {
  const finding = [...records.of(findingKind).values()].find(({ id }) => id === itemId)
  const measures = [...records.of(measureKind).values()].filter(
    ({ id, findingId, further }) =>
      [id, findingId].some((one) => one === itemId) || further.some((one) => one.findingId === itemId),
  )
  return JSON.stringify([finding?.title, measures.map(({ id, text }) => [id, text])])
}
