import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, daysBetween, type PlainDay } from '../kernel/day.ts'
import { givenOf, sampleId } from '../kernel/given.testing.ts'
import { answerableFrom, checkInAfter, checkInBefore, checkInsBetween } from './check-ins.ts'
import { decideMeasure } from './measure.decide.ts'
import { evolveMeasure } from './measure.events.ts'
import type { Measure } from './measure.ts'
import { aMeasure } from './measure.testing.ts'

const given = givenOf({ decide: decideMeasure, evolve: evolveMeasure }, { findingStatus: 'open' })

describe('the days of check-ins', () => {
  const from = (text: string, checkInEvery: 'weekly' | 'monthly' | 'quarterly' | 'halfYearly') => ({
    checkInEvery,
    checkInFrom: day(text),
  })

  test.each([
    ['weekly', '2026-01-05', ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02']],
    ['monthly', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
    ['monthly', '2028-01-30', ['2028-01-30', '2028-02-29', '2028-03-30', '2028-04-30', '2028-05-30']],
    ['quarterly', '2025-11-30', ['2025-11-30', '2026-02-28', '2026-05-30', '2026-08-30', '2026-11-30']],
    ['halfYearly', '2026-08-31', ['2026-08-31', '2027-02-28', '2027-08-31', '2028-02-29', '2028-08-31']],
  ] as const)('%s from %s are counted from the first', (every, first, expected) => {
    const days: PlainDay[] = []
    let next = checkInAfter(from(first, every), addDays(day(first), -1))
    while (next !== null && days.length < expected.length) {
      days.push(next)
      next = checkInAfter(from(first, every), next)
    }
    expect(days).toEqual(expected)
    expect(checkInBefore(from(first, every), day(expected[4]))).toBe(expected[3])
    expect(checkInBefore(from(first, every), day(expected[0]))).toBeNull()
  })

  test('lie between two days, both counted', () =>
    expect(checkInsBetween(from('2026-01-31', 'monthly'), day('2026-02-28'), day('2026-04-30'))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]))

  test.each([
    ['weekly', '2026-01-05', '2025-12-30'],
    ['monthly', '2026-03-31', '2026-03-01'],
    ['quarterly', '2026-01-31', '2025-11-01'],
    ['halfYearly', '2026-08-31', '2026-03-01'],
  ] as const)('%s, the first of %s stands for as long as the others, from %s on', (every, first, begins) =>
    expect(answerableFrom({ checkInEvery: every, checkInFrom: day(first) }, day(first))).toBe(begins),
  )

  test('are none where nobody set a day or a rhythm', () => {
    expect(checkInAfter({ checkInEvery: 'none', checkInFrom: null }, day('2026-01-01'))).toBeNull()
    expect(checkInAfter({ checkInEvery: 'weekly', checkInFrom: null }, day('2026-01-01'))).toBeNull()
  })
})

const monthly = aMeasure({
  timeClass: 'continuous',
  checkInEvery: 'monthly',
  checkInFrom: day('2026-01-31'),
  dueOn: day('2026-01-31'),
})
const reportId = sampleId<'progressReport'>(1)
const report = { type: 'report', reportId, text: '本月已核对', evidence: [] } as const
const answers = (text: string, today: string) =>
  ({ ...report, checkIn: { day: day(text), today: day(today) } }) as const

describe('a measure with check-ins', () => {
  test('is due on the next intended day once one is answered, however late that was', () => {
    expect(given(monthly).when(answers('2026-01-31', '2026-02-14')).after.dueOn).toBe('2026-02-28')
  })

  test('answers those that went by one after the other', () => {
    let measure: Measure = monthly
    for (const intended of ['2026-01-31', '2026-02-28', '2026-03-31']) {
      expect(measure.dueOn).toBe(intended)
      measure = given(measure).when(answers(intended, '2026-04-02')).after
    }
    expect(measure.dueOn).toBe('2026-04-30')
  })

  test('stays due where a report is none of them', () =>
    expect(given(monthly).when(report).after.dueOn).toBe('2026-01-31'))

  test('answers no other day than the one that it is due on', () =>
    given(monthly).when(answers('2026-02-28', '2026-02-28')).thenRefused('CHECK_IN_OTHER_DAY'))

  test('answers none where there are none any more', () =>
    given(aMeasure({ dueOn: day('2026-02-28') }))
      .when(answers('2026-02-28', '2026-02-28'))
      .thenRefused('CHECK_IN_NONE'))

  test('answers none before its time has begun', () => {
    const answered = given(monthly).when(answers('2026-01-31', '2026-01-31')).after
    given(answered).when(answers('2026-02-28', '2026-01-31')).thenRefused('CHECK_IN_EARLY')
    expect(given(answered).when(answers('2026-02-28', '2026-02-01')).after.dueOn).toBe('2026-03-31')
  })

  test('answers its first not before the time that it tells about', () => {
    given(monthly).when(answers('2026-01-31', '2025-12-31')).thenRefused('CHECK_IN_EARLY')
    expect(given(monthly).when(answers('2026-01-31', '2026-01-01')).after.dueOn).toBe('2026-02-28')
  })

  test('keeps rhythm and day until what is late is answered', () => {
    const late = givenOf(
      { decide: decideMeasure, evolve: evolveMeasure },
      { findingStatus: 'open', today: day('2026-02-01') },
    )
    const moved = [
      { checkInEvery: 'weekly' },
      { checkInEvery: 'none' },
      { dueOn: day('2026-03-31') },
    ] as const
    for (const changes of moved) late(monthly).when({ type: 'assign', changes }).thenRefused('CHECK_IN_LATE')
    expect(late(monthly).when({ type: 'assign', changes: { target: '账实相符' } }).after.dueOn).toBe(
      '2026-01-31',
    )
    const answered = late(monthly).when({
      ...answers('2026-01-31', '2026-02-01'),
      lateReason: '值班轮换',
    }).after
    const weekly = late(answered).when({ type: 'assign', changes: { checkInEvery: 'weekly' } }).after
    expect(weekly).toMatchObject({ dueOn: '2026-02-28', checkInFrom: '2026-02-28' })
  })

  test('is one that goes on for good', () => {
    given(aMeasure())
      .when({ type: 'assign', changes: { checkInEvery: 'weekly' } })
      .thenRefused('CHECK_IN_NOT_CONTINUOUS')
    given(monthly)
      .when({ type: 'assign', changes: { timeClass: 'timeBound' } })
      .thenRefused('CHECK_IN_NOT_CONTINUOUS')
  })

  test('counts anew from the day that is set with it', () => {
    const changes = { dueOn: day('2026-03-10') }
    expect(given(monthly).when({ type: 'assign', changes }).after).toMatchObject({
      checkInFrom: '2026-03-10',
    })
    const other = { target: '账实相符' }
    expect(given(monthly).when({ type: 'assign', changes: other }).after).toMatchObject({
      checkInFrom: '2026-01-31',
    })
    const none = { checkInEvery: 'none' } as const
    expect(given(monthly).when({ type: 'assign', changes: none }).after).toMatchObject({ checkInFrom: null })
  })

  test('is not begun without the first day', () =>
    given(aMeasure({ status: 'planned', timeClass: 'continuous', checkInEvery: 'monthly', dueOn: null }))
      .when({ type: 'start' })
      .thenRefused('ASSIGNMENT_MISSING'))

  test('is no other after a day went by than before', () => {
    const days = [day('2026-01-31')]
    const after = given(monthly).when({ type: 'fallDue', days }).after
    expect(after).toEqual({ ...monthly, version: monthly.version + 1 })
  })
})

test('every intended day lies after the one before, in its month or the seventh day, and none is left out', () => {
  const first = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  const every = fc.constantFrom('weekly', 'monthly', 'quarterly', 'halfYearly')
  fc.assert(
    fc.property(first, every, fc.integer({ min: 1, max: 40 }), (at, checkInEvery, times) => {
      const checkInFrom = day(at.toISOString().slice(0, 10))
      const checkIns = { checkInEvery, checkInFrom }
      const days = checkInsBetween(checkIns, checkInFrom, addDays(checkInFrom, times * 31))
      expect(days[0]).toBe(checkInFrom)
      const months = { weekly: 0, monthly: 1, quarterly: 3, halfYearly: 6 }[checkInEvery]
      const apart = (one: PlainDay): number =>
        checkInEvery === 'weekly'
          ? daysBetween(checkInFrom, one) / 7
          : (monthOf(one) - monthOf(checkInFrom)) / months
      expect(days.map(apart)).toEqual(days.map((_, place) => place))
      expect(days.slice(1).map((one) => checkInBefore(checkIns, one))).toEqual(days.slice(0, -1))
    }),
  )
})

function monthOf(one: PlainDay): number {
  return Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))
}
