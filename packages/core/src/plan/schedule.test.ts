import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, type PlainDay } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { addWorkingDays, isWorkingDay, mondayOf, workingDaysBetween } from '../templates/calendar.ts'
import { publishedCalendar } from '../templates/published-calendar.ts'
import { usualScheduleRules } from '../templates/schedule-rules.ts'
import { proposeSchedule, type ScheduledItem, type ScheduleFrame } from './schedule.ts'

const calendar = publishedCalendar()
// A Wednesday before the National Day of 2025: two weeks of work, a holiday, and a Sunday and a Saturday that are worked.
const today = day('2025-09-24')

function frameUntil(to: PlainDay): ScheduleFrame {
  return { today, stage: { from: day('2025-09-01'), to }, mostAWeek: 5, calendar }
}

function item(number: number, given: Partial<ScheduledItem> = {}): ScheduledItem {
  return {
    id: sampleId<'measure'>(number),
    workingDays: 1,
    handlerId: null,
    after: [],
    fixed: null,
    milestones: [],
    ...given,
  }
}

const measure = (number: number) => sampleId<'measure'>(number)
const somebody = sampleId<'person'>(1)

test('a measure alone ends on the last day and begins its working days before', () => {
  const { proposals } = proposeSchedule([item(1, { workingDays: 3 })], frameUntil(day('2025-10-10')))
  expect(proposals).toMatchObject([{ from: '2025-09-30', due: '2025-10-10', slack: 5, conflicts: [] }])
})

test('what comes after another begins on the working day after that one ends', () => {
  const { proposals } = proposeSchedule(
    [item(2, { workingDays: 2, after: [measure(1)] }), item(1, { workingDays: 2 })],
    frameUntil(day('2025-10-10')),
  )
  expect(proposals).toMatchObject([
    { id: measure(2), from: '2025-10-09', due: '2025-10-10' },
    { id: measure(1), from: '2025-09-29', due: '2025-09-30' },
  ])
})

test('three of one handler fall due in three weeks, where there are as many', () => {
  const items = [1, 2, 3].map((number) => item(number, { handlerId: somebody }))
  const { proposals, peak } = proposeSchedule(items, frameUntil(day('2025-10-10')))
  expect(peak).toBe(1)
  expect(proposals.map(({ due }) => due).toSorted()).toEqual(['2025-09-28', '2025-09-30', '2025-10-10'])
})

test('what falls due in one week is spread over its days, of one handler and of all', () => {
  const frame = frameUntil(day('2025-09-26'))
  const ofOne = [1, 2, 3].map((number) => item(number, { handlerId: somebody }))
  const dues = (items: readonly ScheduledItem[]) =>
    proposeSchedule(items, frame)
      .proposals.map(({ due }) => due)
      .toSorted()
  expect(dues(ofOne)).toEqual(['2025-09-24', '2025-09-25', '2025-09-26'])
  const ofMany = Array.from({ length: 6 }, (_, at) => item(at, { handlerId: sampleId<'person'>(at) }))
  expect(dues(ofMany)).toEqual([
    '2025-09-24',
    '2025-09-24',
    '2025-09-25',
    '2025-09-25',
    '2025-09-26',
    '2025-09-26',
  ])
  // What another waits for stays before it, and what was set by hand where it is.
  const chain = [
    item(1, { workingDays: 2 }),
    item(2, { after: [measure(1)] }),
    item(3, { fixed: day('2025-09-26') }),
  ]
  expect(proposeSchedule(chain, frame).proposals.map(({ due }) => due)).toEqual([
    '2025-09-25',
    '2025-09-26',
    '2025-09-26',
  ])
})

test('what does not fit is late by what is missing, and outside the stage', () => {
  const { proposals, daysLate } = proposeSchedule(
    [item(1, { workingDays: 4 })],
    frameUntil(day('2025-09-25')),
  )
  expect(daysLate).toBe(2)
  expect(proposals).toMatchObject([{ due: '2025-09-28', slack: -2, conflicts: ['outsideStage'] }])
})

test('a day set by hand holds, and what speaks against it is named', () => {
  const byHand = (on: string) => ({ handlerId: somebody, fixed: day(on) })
  const conflictsOf = (...items: readonly ScheduledItem[]) =>
    proposeSchedule(items, { ...frameUntil(day('2025-10-10')), mostAWeek: 1 }).proposals.map(
      ({ due, conflicts }) => [due, conflicts],
    )
  expect(conflictsOf(item(1, byHand('2025-09-23')))).toEqual([['2025-09-23', ['past']]])
  expect(conflictsOf(item(1, byHand('2025-10-01')))).toEqual([['2025-10-01', ['dayOff']]])
  expect(conflictsOf(item(1, byHand('2025-10-13')))).toEqual([['2025-10-13', ['outsideStage']]])
  expect(conflictsOf(item(1, byHand('2025-09-25')), item(2, byHand('2025-09-26')))).toEqual([
    ['2025-09-25', ['tooMany']],
    ['2025-09-26', ['tooMany']],
  ])
  expect(
    conflictsOf(
      item(1, { fixed: day('2025-09-30') }),
      item(2, { fixed: day('2025-09-30'), after: [measure(1)] }),
    ),
  ).toEqual([
    ['2025-09-30', []],
    ['2025-09-30', ['predecessorLater']],
  ])
})

test('what would have had to begin before today is called that, and outside the stage only where it is', () => {
  const conflictsOf = (workingDays: number) =>
    proposeSchedule([item(1, { workingDays, fixed: day('2025-09-25') })], {
      ...frameUntil(day('2025-10-10')),
      stage: { from: day('2025-09-22'), to: day('2025-10-10') },
    }).proposals.map(({ from, conflicts }) => [from, conflicts])
  expect(conflictsOf(2)).toEqual([['2025-09-24', []]])
  expect(conflictsOf(4)).toEqual([['2025-09-22', ['lateStart']]])
  expect(conflictsOf(5)).toEqual([['2025-09-19', ['lateStart', 'outsideStage']]])
})

test('what is set by hand pushes those after it back and those before it forward', () => {
  const items = [
    item(1),
    item(2, { fixed: day('2025-09-28'), after: [measure(1)] }),
    item(3, { after: [measure(2)] }),
  ]
  expect(proposeSchedule(items, frameUntil(day('2025-10-10'))).proposals.map(({ due }) => due)).toEqual([
    '2025-09-26',
    '2025-09-28',
    '2025-10-10',
  ])
})

test('a rule is drafted, reviewed, issued and its effect checked within its days', () => {
  const milestones = usualScheduleRules.milestones.regulation ?? []
  const [proposal] = proposeSchedule(
    [item(1, { workingDays: 5, milestones })],
    frameUntil(day('2025-10-10')),
  ).proposals
  expect(proposal?.milestones.map(({ name, on }) => [name.zh, on])).toEqual([
    ['起草', '2025-09-29'],
    ['审核', '2025-10-09'],
    ['印发', '2025-10-09'],
    ['效果检查', '2025-10-10'],
  ])
})

test('whoever is waited for and is not scheduled any more is waited for no longer', () =>
  expect(
    proposeSchedule([item(1, { after: [measure(9)] })], frameUntil(day('2025-10-10'))).proposals,
  ).toMatchObject([{ due: '2025-10-10' }]))

test('measures that wait for each other are never scheduled', () =>
  expect(() =>
    proposeSchedule([item(1, { after: [measure(2)] }), item(2, { after: [measure(1)] })], frameUntil(today)),
  ).toThrow('wait for each other'))

const window = 8
/** Eight working days from today on: in three weeks, with a holiday, and a Sunday and a Saturday that are worked. */
const days = Array.from({ length: window }, (_, at) => addWorkingDays(today, at, calendar))
const mondays = days.map(mondayOf)

const fewItems = (most: number) =>
  fc.integer({ min: 1, max: most }).chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, at) =>
        fc.record({
          workingDays: fc.integer({ min: 1, max: 3 }),
          handlerId: fc.constantFrom(
            sampleId<'person'>(1),
            sampleId<'person'>(1),
            sampleId<'person'>(2),
            null,
          ),
          // Only of those before it, so that none waits for itself; the list is turned so that nothing hangs on its order.
          after: fc.subarray(
            Array.from({ length: at }, (_unused, one) => measure(one)),
            { maxLength: Math.min(at, 2) },
          ),
        }),
      ),
    ),
  )

type Drawn = ReturnType<typeof fewItems> extends fc.Arbitrary<infer Value> ? Value : never

function itemsOf(drawn: Drawn, isTurned: boolean): readonly ScheduledItem[] {
  const items = drawn.map((one, at) => item(at, one))
  return isTurned ? items.toReversed() : items
}

/**
 * The best of all placements on the eight days, found by trying each: days late, then the peak; null where none fits at all. What is
 * no better than the best so far is not gone on with, since neither number falls with further items.
 */
function bestOf(items: readonly ScheduledItem[], last: number): readonly [number, number] | null {
  const inPlace = items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const ends = new Map<string, number>()
  let best: readonly [number, number] | null = null
  const tryFrom = (at: number): void => {
    const found = [lateOf(ends, last), peakOf(inPlace, ends)] as const
    if (best !== null && (found[0] > best[0] || (found[0] === best[0] && found[1] >= best[1]))) return
    const one = inPlace[at]
    if (one === undefined) {
      best = found
      return
    }
    for (let end = 0; end < window; end += 1) {
      const begin = end - one.workingDays + 1
      if (begin < 0 || one.after.some((earlier) => (ends.get(earlier) ?? -1) >= begin)) continue
      ends.set(one.id, end)
      tryFrom(at + 1)
      ends.delete(one.id)
    }
  }
  tryFrom(0)
  return best
}

function lateOf(ends: ReadonlyMap<string, number>, last: number): number {
  return [...ends.values()].reduce((sum, end) => sum + Math.max(0, end - last), 0)
}

function peakOf(items: readonly ScheduledItem[], ends: ReadonlyMap<string, number>): number {
  const counts = new Map<string, number>()
  for (const { id, handlerId } of items) {
    const monday = mondays[ends.get(id) ?? -1]
    if (handlerId === null || monday === undefined) continue
    const key = `${handlerId} ${monday}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}

test('up to six items over eight working days stand as in the best of all placements, in order and on no day off', () => {
  fc.assert(
    fc.property(
      fewItems(6),
      fc.integer({ min: 0, max: window - 1 }),
      fc.boolean(),
      (drawn, last, isTurned) => {
        const items = itemsOf(drawn, isTurned)
        const best = bestOf(items, last)
        fc.pre(best !== null)
        const to = days[last] ?? today
        const { proposals, daysLate, peak } = proposeSchedule(items, frameUntil(to))
        const ends = new Map<string, number>(proposals.map(({ id, due }) => [id, days.indexOf(due)]))
        expect([daysLate, peak]).toEqual(best)
        // What it says of itself is so.
        expect([lateOf(ends, last), peakOf(items, ends)]).toEqual(best)
        for (const { id, from, due } of proposals) {
          const { after, workingDays } = items.find((one) => one.id === id) ?? item(0)
          expect(isWorkingDay(due, calendar)).toBe(true)
          expect(workingDaysBetween(from, due, calendar)).toBe(workingDays - 1)
          expect(from >= today).toBe(true)
          for (const earlier of after) {
            const before = proposals.find((one) => one.id === earlier)
            expect(before !== undefined && before.due < from).toBe(true)
          }
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('with the final day 20 days earlier exactly those are named that cannot end by then', () => {
  const long = fc.array(
    fc.record({ workingDays: fc.integer({ min: 1, max: 25 }), after: fc.nat(), hasAfter: fc.boolean() }),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(long, (drawn) => {
      const items = drawn.map(({ workingDays, after, hasAfter }, at) =>
        item(at, {
          workingDays,
          after: hasAfter && at > 0 ? [measure(after % at)] : [],
          handlerId: somebody,
        }),
      )
      const to = day('2025-11-28')
      const earlier = day('2025-11-08')
      const outside = (until: PlainDay) =>
        proposeSchedule(items, frameUntil(until))
          .proposals.filter(({ conflicts }) => conflicts.includes('outsideStage'))
          .map(({ id }) => id)
      // By hand: the working days of the longest way to each from today on.
      const needs = new Map<string, number>()
      for (const { id, workingDays, after } of items)
        needs.set(id, workingDays + Math.max(0, ...after.map((one) => needs.get(one) ?? 0)))
      const notBy = (until: PlainDay) => {
        const there = workingDaysBetween(day('2025-09-23'), until, calendar)
        return items.filter(({ id }) => (needs.get(id) ?? 0) > there).map(({ id }) => id)
      }
      expect(outside(to)).toEqual(notBy(to))
      expect(outside(earlier)).toEqual(notBy(earlier))
    }),
  )
})

test('2,000 measures with order and 60 handlers keep their order, on working days, without a day late', () => {
  const items = Array.from({ length: 2000 }, (_, at) =>
    item(at, {
      workingDays: 1 + (at % 15),
      handlerId: sampleId<'person'>(at % 60),
      after: at % 4 === 0 || at < 100 ? [] : [measure(at - 97)],
    }),
  )
  const frame = frameUntil(day('2026-06-30'))
  const { proposals, daysLate, peak } = proposeSchedule(items, frame)
  const dueOf = new Map(proposals.map(({ id, due }) => [id, due]))
  expect(daysLate).toBe(0)
  expect(peak).toBe(1)
  const weeks = new Set(proposals.map(({ due }, at) => `${at % 60} ${mondayOf(due)}`))
  expect(weeks.size).toBe(2000)
  expect(proposals.every(({ due }) => isWorkingDay(due, calendar))).toBe(true)
  for (const [at, { from }] of proposals.entries())
    for (const earlier of items[at]?.after ?? []) expect((dueOf.get(earlier) ?? from) < from).toBe(true)
})

test('a chain that goes on beyond the last day that records hold stays on that day, and begins today', () => {
  const items = Array.from({ length: 300 }, (_, at) =>
    item(at, { workingDays: 250, after: at === 0 ? [] : [measure(at - 1)], handlerId: somebody }),
  )
  const { proposals } = proposeSchedule(items, frameUntil(day('2026-06-30')))
  expect(proposals[0]).toMatchObject({ from: '2025-09-24', conflicts: ['outsideStage'] })
  expect(proposals.at(-1)).toMatchObject({ due: '2199-12-31' })
  expect(proposals.at(-1)?.conflicts).toContain('outsideStage')
})
