import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { type FindingToPlan, type MeasureToPlan, missingInPlan } from './approval.ts'
import { approvePlan } from './approval.decide.ts'

const approvedOn = day('2026-03-01')

function aMeasure(changes: Partial<MeasureToPlan> = {}): MeasureToPlan {
  return {
    id: sampleId<'measure'>(1),
    ordinal: 2,
    isClosed: false,
    hasOwner: true,
    dueOn: day('2026-03-20'),
    isContinuous: false,
    checkInEvery: 'none',
    hasTeam: false,
    ...changes,
  }
}

function aFinding(changes: Partial<FindingToPlan> = {}): FindingToPlan {
  return {
    id: sampleId<'finding'>(1),
    ordinal: 3,
    demands: undefined,
    isSignedByPrincipal: true,
    hasOwnLeader: true,
    isLedByPrincipal: true,
    hasTeam: true,
    wasDealtWith: true,
    furtherMeasures: 0,
    measures: [aMeasure()],
    ...changes,
  }
}

function missing(finding: Partial<FindingToPlan>): string[] {
  return missingInPlan([aFinding(finding)], approvedOn).map(({ number, what }) => `${number} ${what}`)
}

test('a plan in which everything is there lacks nothing', () => expect(missing({})).toEqual([]))

test('a plan without findings is none', () =>
  expect(missingInPlan([], approvedOn).map(({ what }) => what)).toEqual(['noFindings']))

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

const wanted = {
  planVersionId: sampleId<'planVersion'>(1),
  rectificationId: sampleId<'rectification'>(1),
  meetingId: sampleId<'meeting'>(1),
  paper: '',
  approvedOn: null,
  note: '',
}
const facts = {
  today: day('2026-03-05'),
  lastNumber: 0,
  meeting: { heldOn: approvedOn, present: 3, resolutions: 1, approved: null },
  findings: [aFinding()],
}

test('a plan is approved on the day of its meeting, as the next version, with what it counts', () => {
  expect(approvePlan(wanted, { ...facts, lastNumber: 1 })).toMatchObject({
    value: [{ type: 'plan.approved', number: 2, approvedOn, findings: 1, measures: 1, paper: '' }],
  })
  expect(approvePlan(wanted, { ...facts, meeting: null })).toMatchObject({
    refusal: { code: 'PLAN_NEEDS_MEETING' },
  })
})

test('a meeting approves one version and no second', () =>
  expect(
    approvePlan(wanted, { ...facts, lastNumber: 2, meeting: { ...facts.meeting, approved: 1 } }),
  ).toMatchObject({ refusal: { code: 'PLAN_MEETING_APPROVED', params: { version: 1 } } }))

test('a meeting that names nobody or has resolved nothing approves no plan, and the refusal says which', () => {
  const refusalBy = (present: number, resolutions: number) =>
    approvePlan(wanted, { ...facts, meeting: { ...facts.meeting, present, resolutions } })
  const both = {
    missing: '没有登记参会人员和议定事项',
    missingEn: 'names nobody present and has no resolution',
  }
  expect(refusalBy(0, 0)).toMatchObject({ refusal: { code: 'PLAN_MEETING_BARE', params: both } })
  expect(refusalBy(0, 1)).toMatchObject({ refusal: { params: { missing: '没有登记参会人员' } } })
  expect(refusalBy(1, 0)).toMatchObject({ refusal: { params: { missingEn: 'has no resolution' } } })
})

test('a plan that lacks something is refused with where, five of many in words', () => {
  const measures = [aMeasure({ hasOwner: false }), aMeasure({ dueOn: null })]
  const refused = approvePlan(wanted, { ...facts, findings: [aFinding({ measures })] })
  expect(refused).toMatchObject({
    refusal: {
      code: 'PLAN_NOT_READY',
      params: { count: 2, places: '3-2措施没有责任部门；3-2措施没有完成时限' },
      place: { kind: 'measure', measureId: sampleId(1) },
    },
  })
  const many = approvePlan(wanted, { ...facts, findings: Array(7).fill(aFinding({ measures: [] })) })
  expect(many).toMatchObject({
    refusal: { params: { count: 7, places: expect.stringMatching(/^(3问题没有整改措施；){5}……$/) } },
  })
})

test('only the first version may have been approved on paper before, with what was missing then', () => {
  const paper = { ...wanted, meetingId: null, paper: '区委发〔2026〕3号', approvedOn: day('2026-01-10') }
  const bare = { ...facts, meeting: null, findings: [aFinding({ measures: [] })] }
  expect(approvePlan(paper, bare)).toMatchObject({
    value: [{ number: 1, approvedOn: '2026-01-10', paper: '区委发〔2026〕3号' }],
  })
  expect(approvePlan(paper, { ...bare, lastNumber: 1 })).toMatchObject({
    refusal: { code: 'PLAN_NEEDS_MEETING' },
  })
  expect(approvePlan({ ...paper, approvedOn: day('2026-03-06') }, bare)).toMatchObject({
    refusal: { code: 'PLAN_DAY_IN_FUTURE' },
  })
})
