import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { isHeldOn } from './role.ts'
import { administersForGood, appointedTo, termedAppointments, termRefusal } from './terms.ts'

const [may, june] = [day('2026-05-01'), day('2026-06-01')]
const post = { organizationId: sampleId<'organization'>(1), role: 'administrator' } as const

test('a term is held on its first and on its last day, and on no day outside', () => {
  const days = [day('2026-04-30'), may, june, day('2026-06-02')]
  expect(days.map((today) => isHeldOn({ from: may, to: june }, today))).toEqual([false, true, true, false])
  expect(days.map((today) => isHeldOn({ from: may, to: null }, today))).toEqual([false, true, true, true])
  expect(days.map((today) => isHeldOn({ from: null, to: may }, today))).toEqual([true, true, false, false])
})

test('where nothing is said of terms, the event is the one that was always written', () => {
  expect(appointedTo(termedAppointments([post, post]))).toEqual({
    type: 'person.appointed',
    appointments: [post],
  })
  expect(appointedTo(termedAppointments([{ ...post, to: may }]))).toEqual({
    type: 'person.appointedForTerms',
    appointments: [{ ...post, from: null, to: may }],
  })
})

test('a term may be a single day, but not end before it begins', () => {
  expect(termRefusal([{ ...post, from: may, to: may }])).toBeNull()
  expect(termRefusal([{ ...post, from: june, to: may }])).toEqual({ code: 'TERM_REVERSED' })
})

test('only an administrator who has begun and has no last day administers for good', () => {
  const lasts = (from: typeof may | null, to: typeof may | null): boolean =>
    administersForGood([{ ...post, from, to }], may)
  expect([lasts(null, null), lasts(may, null), lasts(june, null), lasts(null, june)]).toEqual([
    true,
    true,
    false,
    false,
  ])
})
