import { day } from '@bihuan/core/kernel/day.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { MeasureForm } from '../measures/measure-command.ts'
import { commandId, type TestPerson, type TestStage } from './test-stage.ts'

const usualDay = day('2026-06-30')

/** A finding with one measure, assigned to the stage's department, leader and handler. */
export type TestItem = { readonly finding: FindingView; readonly measure: MeasureView }

/** Starts a rectification with one finding and one assigned measure, which is due on a day. */
export async function anAssignedMeasure(stage: TestStage, dueOn = usualDay): Promise<TestItem> {
  const coordinator = stage.as('coordinator')
  const { id: rectificationId } = await coordinator.rectifications.create({
    commandId: commandId(),
    name: '巡察整改',
    inspectingBody: null,
    inspectedBody: '云溪新区管理委员会',
    feedbackOn: null,
  })
  const finding = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: '责任落实方面',
    number: '1',
    title: '项目管理不严',
  })
  return { finding, measure: await anotherMeasure(stage, finding, dueOn) }
}

/** Adds one more assigned measure under a finding. */
export async function anotherMeasure(
  stage: TestStage,
  finding: FindingView,
  dueOn = usualDay,
): Promise<MeasureView> {
  const coordinator = stage.as('coordinator')
  const { rectificationId, id: findingId } = finding
  const added = await coordinator.measures.add({
    commandId: commandId(),
    rectificationId,
    findingId,
    text: '修订工程项目管理办法，明确审批权限',
  })
  return coordinator.measures.assign({
    ...formOf(added),
    changes: {
      leaderId: stage.actors.leader.personId,
      ownerId: stage.organizations.works,
      handlerId: stage.actors.handler.personId,
      dueOn,
    },
  })
}

/** What a form about a measure carries. */
export function formOf(measure: MeasureView): MeasureForm {
  const { rectificationId, id: measureId, version } = measure
  return { commandId: commandId(), rectificationId, measureId, version }
}

/** The handler reports with evidence and claims closure. */
export async function submitted(stage: TestStage, measure: MeasureView): Promise<MeasureView> {
  const handler = stage.as('handler')
  const fileIds = [await stage.upload('handler')]
  // Heard only where it is late.
  const lateReason = '等待会签单位反馈'
  const reported = await handler.measures.report({
    ...formOf(measure),
    text: '办法已印发',
    fileIds,
    lateReason,
  })
  return handler.measures.submit({ ...formOf(reported), claim: '已完成，请审核', lateReason })
}

/** Everybody on the ladder who signs, in order. */
export const ladder = ['head', 'coordinator', 'leader', 'inspector'] as const satisfies readonly TestPerson[]

/** Each rung signs the pending claim about an item, the last one with the effect. */
export async function signAll(stage: TestStage, subjectId: string): Promise<void> {
  for (const person of ladder) await signNext(stage, person, subjectId)
}

/** One person signs the claim that waits for them. */
export async function signNext(stage: TestStage, person: TestPerson, subjectId: string): Promise<void> {
  const queue = await stage.as(person).closure.queue({})
  const request = queue.map((item) => item.request).find((waiting) => waiting.subject.id === subjectId)
  if (request === undefined) throw new Error(`no claim about ${subjectId} waits for the ${person}`)
  await stage.as(person).closure.approve({
    commandId: commandId(),
    rectificationId: request.rectificationId,
    closureRequestId: id<'closureRequest'>(request.id),
    version: request.version,
    comment: '同意',
    effect: request.subject.type === 'finding' && person === 'inspector' ? 'good' : null,
  })
}
