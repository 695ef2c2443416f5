import { addDays } from '@bihuan/core/kernel/day.ts'
import type { FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { clientOf, type Stage } from './stage.ts'
import { theOne, theOneAt } from './the-one.ts'
import { type Client, commandIdOf } from './world-commands.ts'

/** What becomes of the plan: graded findings, the meeting that approves it, and one date that is put off against it. Numbers count from 1. */
export const planStory = {
  approvedOn: -90,
  number: '第12次',
  grades: [
    { finding: 2, grade: 'difficult' },
    { finding: 6, grade: 'livelihood' },
  ],
  putOff: {
    on: -20,
    finding: 9,
    measure: 4,
    /** The date of the plan lies so many days before the one that is kept now. */
    days: 20,
    reason: '上级配套办法推迟印发，须待印发后对照修订，完成时限相应顺延。',
    decidedBy: '党工委专题会议',
  },
} as const

/** Whether the plan says an earlier date of a measure than the one that it was put off to. */
export function isPutOff(finding: number, measure: number): boolean {
  const { putOff } = planStory
  return finding === putOff.finding && measure === putOff.measure
}

type Planned = {
  readonly rectificationId: RectificationId
  /** The findings in the order of the ledger. */
  readonly findingIds: readonly FindingId[]
}

/** Some findings are graded, and a meeting that dealt with them approves the plan as its first version. */
export async function playApproval(stage: Stage, { rectificationId, findingIds }: Planned): Promise<void> {
  const { approvedOn, grades, number } = planStory
  const { done } = stage.commands
  const client = clientOf(stage, 'wen', { day: approvedOn, minutes: 300 })
  const graded = grades.map(({ finding, grade }) => ({ findingId: theOneAt(findingIds, finding - 1), grade }))
  for (const { findingId, grade } of graded) {
    const commandId = commandIdOf(`grade ${findingIds.indexOf(findingId) + 1}`)
    if (done.has(commandId)) continue
    const { finding } = await client.findings.get({ rectificationId, findingId })
    const { version } = finding
    await client.findings.describe({ commandId, rectificationId, findingId, version, grade })
  }
  const meeting = commandIdOf('meeting that approves')
  if (!done.has(meeting))
    await client.meetings.record({
      commandId: meeting,
      rectificationId,
      kind: 'leadership',
      number,
      heldOn: addDays(stage.today, approvedOn),
      presentIds: (['shen', 'gu', 'wen'] as const).map((who) => theOne(stage.people.persons, who).personId),
      presentNames: ['区纪委代表'],
      fileId: null,
      findingIds: graded.map(({ findingId }) => findingId),
      resolutions: [
        '原则通过巡察整改方案，按问题、措施、责任三张清单推进。',
        '难点问题由分管领导包案，每月听取一次汇报。',
      ],
    })
  await playApproved(stage, client, rectificationId)
  await playStages(stage, rectificationId)
}

async function playApproved(stage: Stage, client: Client, rectificationId: RectificationId): Promise<void> {
  const { number } = planStory
  const approval = commandIdOf('approval')
  if (stage.commands.done.has(approval)) return
  const { meetings } = await client.meetings.list({ rectificationId })
  const held = meetings.find((one) => one.number === number)
  if (held === undefined) throw new Error('the world has no meeting that approves its plan')
  const form = { meetingId: held.id, paper: '', approvedOn: null, note: '首次审定' }
  await client.plans.approve({ commandId: approval, rectificationId, ...form })
}

/** The days of the stages as the meeting approved them: the report is due in ten days. */
async function playPlannedStages(stage: Stage, rectificationId: RectificationId): Promise<void> {
  const { approvedOn } = planStory
  const commandId = commandIdOf('plan of the stages')
  if (stage.commands.done.has(commandId)) return
  const client = clientOf(stage, 'wen', { day: approvedOn, minutes: 305 })
  const days = [
    ['feedback', approvedOn - 3, approvedOn - 3],
    ['drafting', approvedOn - 2, approvedOn - 1],
    ['approving', approvedOn, approvedOn],
    ['rectifying', approvedOn + 1, 5],
    ['reporting', 6, 10],
    ['assessing', 11, 40],
    ['publishing', 41, 70],
    ['following', 71, null],
  ] as const
  const planned = days.map(([code, from, to]) => ({
    code,
    from: addDays(stage.today, from),
    to: to === null ? null : addDays(stage.today, to),
  }))
  const { version } = await client.rectifications.stages({ rectificationId })
  await client.rectifications.planStages({ commandId, rectificationId, version, planned })
}

/** From the feedback to the concentrated rectification, at which it is today. */
async function playStages(stage: Stage, rectificationId: RectificationId): Promise<void> {
  await playPlannedStages(stage, rectificationId)
  const { approvedOn } = planStory
  const days = [
    ['feedback', approvedOn - 3],
    ['drafting', approvedOn - 2],
    ['approving', approvedOn],
    ['rectifying', approvedOn + 1],
  ] as const
  for (const [code, on] of days) {
    const commandId = commandIdOf(`stage ${code}`)
    if (stage.commands.done.has(commandId)) continue
    const moment = on > approvedOn ? { day: on, minutes: -60 } : { day: approvedOn, minutes: 310 }
    const client = clientOf(stage, 'wen', moment)
    const { version } = await client.rectifications.stages({ rectificationId })
    const form = { commandId, rectificationId, version, stage: code, reason: '' }
    await client.rectifications.beginStage({ ...form, on: addDays(stage.today, on) })
  }
}

/** One date is put off against the plan, with its reason and who decided it. */
export async function playPutOff(
  stage: Stage,
  {
    rectificationId,
    measureId,
    dueIn,
  }: { rectificationId: RectificationId; measureId: MeasureId; dueIn: number },
): Promise<void> {
  const { on, reason, decidedBy } = planStory.putOff
  const commandId = commandIdOf('put off against the plan')
  if (stage.commands.done.has(commandId)) return
  const client = clientOf(stage, 'wen', { day: on, minutes: 400 })
  const { measure } = await client.measures.get({ rectificationId, measureId })
  const changes = { dueOn: addDays(stage.today, dueIn) }
  const { version } = measure
  const planChange = { reason, decidedBy }
  await client.measures.assign({ commandId, rectificationId, measureId, version, changes, planChange })
}
