import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { afterClosing, fitsEnding } from './closing.ts'
import { openTerm } from './role.ts'

const [old, other] = [sampleId<'organization'>(1), sampleId<'organization'>(2)]
const on = day('2026-03-31')
const head = { organizationId: old, role: 'head', ...openTerm } as const
const closing = { organizationId: old, on, successorId: other }

test('a post ends with its organization and goes on where somebody says, from that day', () => {
  const ended = { ...head, to: on }
  expect(afterClosing([head], { ...closing, successorId: null })).toEqual([ended])
  const moved = { organizationId: other, role: 'head', from: on, to: null }
  expect(afterClosing([head], closing)).toEqual([ended, moved])
})

test('what is held elsewhere stays, what has ended is left alone, what is to begin goes on there', () => {
  const elsewhere = { ...head, organizationId: other }
  expect(afterClosing([head, elsewhere], closing)).toEqual([{ ...head, to: on }, elsewhere])
  const past = { ...head, to: day('2026-01-01') }
  expect(afterClosing([past], closing)).toEqual([past])
  const later = { ...head, from: day('2026-06-01') }
  expect(afterClosing([later], closing)).toEqual([{ ...later, organizationId: other }])
})

test('nothing takes the place of what is dissolved, one of what is merged, several of what is split', () => {
  const fitting = (['closed', 'merged', 'split'] as const).map((how) =>
    [0, 1, 2].filter((successors) => fitsEnding(how, successors)),
  )
  expect(fitting).toEqual([[0], [1], [2]])
})
