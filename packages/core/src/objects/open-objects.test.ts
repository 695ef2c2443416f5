import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { openObjectsIn } from './open-objects.ts'

const today = day('2026-05-06')

function listWith(open: number) {
  const ids = { rectificationId: sampleId<'rectification'>(1), measureId: sampleId<'measure'>(1) }
  return { ...ids, name: '违规排污企业', unit: '家', open, sayers: [] }
}

function outcome(open: number | null, said?: { count: number; until: string }) {
  const wanted = said && { count: said.count, until: day(said.until) }
  const found = openObjectsIn(open === null ? null : listWith(open), wanted, today)
  return found.ok ? found.value : found.refusal.code
}

test('a measure is claimed with objects open only where the claim names how many, and until when', () => {
  expect(outcome(3)).toBe('OBJECTS_OPEN')
  expect(outcome(3, { count: 2, until: '2026-12-31' })).toBe('OBJECTS_OPEN_OTHERWISE')
  expect(outcome(3, { count: 3, until: '2026-05-05' })).toBe('OBJECTS_OPEN_PAST')
  expect(outcome(3, { count: 3, until: '2026-12-31' })).toEqual({
    count: 3,
    until: '2026-12-31',
    name: '违规排污企业',
    unit: '家',
  })
})

test('where nothing is open, or no list is there, nothing is named', () => {
  expect(outcome(0)).toBeNull()
  expect(outcome(null)).toBeNull()
  expect(outcome(0, { count: 0, until: '2026-12-31' })).toBeNull()
  expect(outcome(null, { count: 3, until: '2026-12-31' })).toBe('OBJECTS_OPEN_OTHERWISE')
})
