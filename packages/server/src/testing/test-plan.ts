import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import type { CommandId, FindingId, MeetingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { DifferenceView, PlanVersionView } from '@bihuan/core/plan/plans.contract.ts'
import { anAssignedMeasure } from './test-rectification.ts'
import { commandId, type TestStage } from './test-stage.ts'

/** What is said of a change against the plan. */
export const planChange = { reason: '防汛任务冲突', decidedBy: '区委专题会' }

type MeetingForm = Parameters<ReturnType<TestStage['as']>['meetings']['record']>[0]

/** Meetings that approve a plan, and what became of it, as a coordinator tells it. */
export function plansOn(stage: TestStage): {
  readonly aMeeting: (finding: FindingView, more?: Partial<MeetingForm>) => Promise<MeetingId>
  readonly approve: (
    finding: FindingView,
    meetingId: MeetingId | null,
    paper?: string,
  ) => Promise<PlanVersionView>
  readonly anApprovedPlan: () => Promise<{
    readonly finding: FindingView
    readonly measure: MeasureView
    readonly plan: PlanVersionView
    readonly rectificationId: RectificationId
  }>
  readonly since: (
    rectificationId: RectificationId,
    number: number,
    to?: number,
  ) => Promise<readonly ReturnType<typeof told>[]>
} {
  const coordinator = stage.as('coordinator')
  async function aMeeting(finding: FindingView, more: Partial<MeetingForm> = {}): Promise<MeetingId> {
    const { id } = await coordinator.meetings.record({
      commandId: commandId(),
      rectificationId: finding.rectificationId,
      kind: 'leadership',
      number: '第1次',
      heldOn: day('2026-03-01'),
      presentIds: [stage.actors.principal.personId],
      presentNames: [],
      fileId: null,
      findingIds: [finding.id],
      resolutions: ['原则同意整改方案'],
      ...more,
    })
    return id
  }

  function approve(finding: FindingView, meetingId: MeetingId | null, paper = '') {
    const { rectificationId } = finding
    const approvedOn = meetingId === null ? day('2026-02-01') : null
    const form = { commandId: commandId(), rectificationId, meetingId, paper, approvedOn, note: '' }
    return coordinator.plans.approve(form)
  }

  async function anApprovedPlan() {
    const { finding, measure } = await anAssignedMeasure(stage)
    const plan = await approve(finding, await aMeeting(finding))
    return { finding, measure, plan, rectificationId: finding.rectificationId }
  }

  async function since(rectificationId: RectificationId, number: number, to?: number) {
    const page = await coordinator.plans.differences({
      rectificationId,
      number,
      ...(to !== undefined && { to }),
    })
    return page.differences.map(told)
  }
  return { aMeeting, approve, anApprovedPlan, since }
}

/** What a form about a finding carries. */
export function onFinding({ rectificationId, id: findingId, version }: FindingView): {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly findingId: FindingId
  readonly version: number
} {
  return { commandId: commandId(), rectificationId, findingId, version }
}

function told({ kind, number, fields, others, said }: DifferenceView) {
  return { kind, number, fields, others, said: said.map(({ reason, decidedBy }) => ({ reason, decidedBy })) }
}
