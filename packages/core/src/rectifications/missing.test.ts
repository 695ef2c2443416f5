import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { missingInPlans } from '../templates/lacking.ts'
import { conditionsOf } from '../templates/stage-conditions.ts'
import { type FindingToPlan, missingIn, missingInPlan } from './missing.ts'
import { aFinding, aMeasure } from './missing.testing.ts'

const on = day('2026-03-01')

function missing(finding: Partial<FindingToPlan>, immediate: string | null = null): string[] {
  const immediateDueOn = immediate === null ? null : day(immediate)
  return missingInPlan({ findings: [aFinding(finding)], immediateDueOn }, on).map(
    ({ number, what }) => `${number} ${what}`,
  )
}

test('a plan in which everything is there lacks nothing', () => expect(missing({})).toEqual([]))

test('a plan without findings is none', () =>
  expect(missingInPlan({ findings: [], immediateDueOn: null }, on).map(({ what }) => what)).toEqual([
    'noFindings',
  ]))

test('each finding needs measures of its own or of another finding', () => {
  expect(missing({ measures: [] })).toEqual(['3 findingsWithoutMeasure'])
  expect(missing({ measures: [], furtherMeasures: 1 })).toEqual([])
})

test('each measure needs an owner and a day, but for one that goes on for good or is done', () => {
  expect(missing({ measures: [aMeasure({ hasOwner: false, dueOn: null })] })).toEqual([
    '3-2 measuresWithoutOwner',
    '3-2 measuresWithoutDay',
  ])
  expect(missing({ measures: [aMeasure({ dueOn: null, isContinuous: true })] })).toEqual([])
  expect(missing({ measures: [aMeasure({ hasOwner: false, dueOn: null, isClosed: true })] })).toEqual([])
})

test('what is put right at once is due within its days of the approval', () => {
  const demands = { withinDays: 30 }
  expect(missing({ demands, measures: [aMeasure({ dueOn: day('2026-03-31') })] })).toEqual([])
  expect(missing({ demands, measures: [aMeasure({ dueOn: day('2026-04-01') })] })).toEqual(['3-2 withinDays'])
  expect(missing({ demands, measures: [aMeasure({ dueOn: null, isContinuous: true })] })).toEqual([
    '3-2 withinDays',
  ])
})

test('what else a grade demands is named one by one', () => {
  const nothing = { isSignedByPrincipal: false, isLedByPrincipal: false, hasTeam: false }
  const demands = { meeting: true, principal: true, team: true, checkIn: 'weekly', listed: true } as const
  expect(missing({ ...nothing, demands, wasDealtWith: false, hasOwnLeader: false })).toEqual([
    '3 findingsWithoutMeeting',
    '3 principalLeads',
    '3 principalSigns',
    '3 team',
    '3 checkIn',
    '3 listed',
  ])
  const measures = [aMeasure(), aMeasure({ hasTeam: true, checkInEvery: 'weekly' })]
  expect(missing({ demands: { team: true, checkIn: 'weekly' }, hasTeam: false, measures })).toEqual([])
  const seldom = [aMeasure({ checkInEvery: 'monthly' })]
  expect(missing({ demands: { checkIn: 'weekly' }, measures: seldom })).toEqual(['3 checkIn'])
  expect(missing({ ...nothing, wasDealtWith: false, hasOwnLeader: false })).toEqual([])
})

test('what is put right at once is due by the template where the feedback has a day, and needs one where it has none', () => {
  const measures = [aMeasure({ isImmediate: true, dueOn: null })]
  expect(missing({ measures }, '2026-03-13')).toEqual([])
  expect(missing({ measures })).toEqual(['3-2 measuresWithoutDay'])
  const demands = { withinDays: 10 }
  expect(missing({ demands, measures }, '2026-03-11')).toEqual([])
  expect(missing({ demands, measures }, '2026-03-12')).toEqual(['3-2 withinDays'])
  const own = [aMeasure({ isImmediate: true, dueOn: day('2026-03-10') })]
  expect(missing({ demands, measures: own }, '2026-03-12')).toEqual([])
})

test('a finding that is closed needs nothing any more', () =>
  expect(missing({ isClosed: true, measures: [], demands: { meeting: true }, wasDealtWith: false })).toEqual(
    [],
  ))

test('the stage in which the plan is approved waits for what keeps the plan from being approved, and the next for handlers', () => {
  expect(conditionsOf({ code: 'approving' })).toEqual(missingInPlans)
  const measures = [aMeasure({ hasOwner: false, hasHandler: false, dueOn: null })]
  const found = missingIn({ findings: [aFinding({ measures })], immediateDueOn: null }, on)
  expect(found.map(({ what }) => what)).toEqual([
    'measuresWithoutOwner',
    'measuresWithoutHandler',
    'measuresWithoutDay',
  ])
  expect(missing({ measures })).toEqual(['3-2 measuresWithoutOwner', '3-2 measuresWithoutDay'])
  expect(conditionsOf({ code: 'rectifying' })).toEqual(['measuresWithoutHandler'])
})
