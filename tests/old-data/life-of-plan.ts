import { day } from '@bihuan/core/kernel/day.ts'
import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import { add, formOf, onMeasure } from './forms-of-items.ts'
import { liveOfExtensions } from './life-of-extensions.ts'
import { dayAhead, type Theatre } from './theatre.ts'

/** A plan that was approved on paper, and what was changed against it: words, owner, leader and day; a graded finding is split. */
export async function liveOfPlan(theatre: Theatre, ownerId: OrganizationId): Promise<void> {
  const coordinator = theatre.as('coordinator')
  const { commandId } = theatre
  const { id: rectificationId } = await coordinator.rectifications.create({
    commandId: commandId(),
    name: '方案已批准的整改',
    inspectingBody: null,
    feedbackOn: null,
  })
  const finding = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '1',
    title: '台账不全',
  })
  const measure = await add(theatre, finding, '补全台账')
  await coordinator.plans.approve({
    commandId: commandId(),
    rectificationId,
    meetingId: null,
    paper: '区委发〔2026〕3号',
    approvedOn: day('2026-03-01'),
    note: '建档前已批准',
  })
  const planChange = { reason: '机构改革', decidedBy: '区委专题会' }
  const leaderId = theatre.actor('leader').personId
  const assigned = await coordinator.findings.assign({ ...formOf(theatre, finding), ownerId, planChange })
  const reworded = await coordinator.findings.reword({
    ...formOf(theatre, assigned),
    title: '台账登记不全',
    reason: '与原文核对',
    planChange,
  })
  const dated = await coordinator.measures.assign({
    ...onMeasure(theatre, measure),
    changes: {
      ownerId,
      leaderId,
      handlerId: theatre.actor('handler').personId,
      dueOn: dayAhead(theatre, 60),
    },
    planChange,
  })
  const worded = await coordinator.measures.reword({
    ...onMeasure(theatre, dated),
    text: '补全并公示台账',
    reason: '会议要求',
    planChange,
  })
  await liveOfExtensions(theatre, await theatre.as('handler').measures.start(onMeasure(theatre, worded)))
  const graded = await coordinator.findings.describe({ ...formOf(theatre, reworded), grade: 'difficult' })
  await coordinator.findings.split({
    ...formOf(theatre, graded),
    number: '1-2',
    title: '台账没有公示',
    measureIds: [],
    reason: '两件事',
    planChange,
  })
  const second = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '2',
    title: '公示不及时',
    planChange,
  })
  const onSecond = { rectificationId, findingId: second.id, commandId: commandId(), planChange }
  const posted = await coordinator.measures.add({ ...onSecond, text: '按月公示' })
  const reason = '会议研究'
  const split = await coordinator.measures.split({
    ...onMeasure(theatre, posted),
    text: '按月公示台账',
    parts: ['按季公示结果'],
    reason,
    planChange,
  })
  const more = { rectificationId, findingId: second.id, commandId: commandId(), planChange }
  const spare = await coordinator.measures.add({ ...more, text: '公示结果' })
  const merged = await coordinator.measures.merge({
    ...onMeasure(theatre, split),
    others: [{ id: spare.id, version: spare.version }],
    text: '按月公示台账和结果',
    reason,
    planChange,
  })
  const voided = await coordinator.measures.void({ ...onMeasure(theatre, merged), reason, planChange })
  await coordinator.measures.restore({ ...onMeasure(theatre, voided), reason, planChange })
  const found = await coordinator.findings.get({ rectificationId, findingId: second.id })
  const away = await coordinator.findings.void({ ...formOf(theatre, found.finding), reason, planChange })
  const back = await coordinator.findings.restore({ ...formOf(theatre, away), reason, planChange })
  const other = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '3',
    title: '公示位置不显眼',
    planChange,
  })
  await coordinator.findings.merge({
    ...formOf(theatre, back),
    others: [{ id: other.id, version: other.version }],
    title: '公示不及时、不显眼',
    reason,
    planChange,
  })
}
