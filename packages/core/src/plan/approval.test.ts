import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import type { FindingToPlan, PlanToCheck } from '../rectifications/missing.ts'
import { aFinding, aMeasure } from '../rectifications/missing.testing.ts'
import { approvePlan } from './approval.decide.ts'

const approvedOn = day('2026-03-01')

function planOf(...findings: readonly FindingToPlan[]): PlanToCheck {
  return { findings, immediateDueOn: null }
}

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
  plan: planOf(aFinding()),
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
  const refused = approvePlan(wanted, { ...facts, plan: planOf(aFinding({ measures })) })
  expect(refused).toMatchObject({
    refusal: {
      code: 'PLAN_NOT_READY',
      params: { count: 2, places: '3-2措施没有责任部门；3-2措施没有完成时限' },
      place: { kind: 'measure', measureId: sampleId(1) },
    },
  })
  const many = approvePlan(wanted, { ...facts, plan: planOf(...Array(7).fill(aFinding({ measures: [] }))) })
  expect(many).toMatchObject({
    refusal: { params: { count: 7, places: expect.stringMatching(/^(3问题没有整改措施；){5}……$/) } },
  })
})

test('only the first version may have been approved on paper before, with what was missing then', () => {
  const paper = { ...wanted, meetingId: null, paper: '区委发〔2026〕3号', approvedOn: day('2026-01-10') }
  const bare = { ...facts, meeting: null, plan: planOf(aFinding({ measures: [] })) }
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
