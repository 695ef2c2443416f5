import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { onFinding, planChange, plansOn } from '../testing/test-plan.ts'
import { formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const { anApprovedPlan, since } = plansOn(stage)

test('words, owner, leader and date are changed against the plan with a reason, or not at all', async () => {
  const { finding, measure, rectificationId } = await anApprovedPlan()
  const { office, works } = stage.organizations
  const leaderId = stage.actors.principal.personId
  const each = [
    () => coordinator.measures.assign({ ...formOf(measure), changes: { dueOn: day('2026-09-30') } }),
    () => coordinator.measures.assign({ ...formOf(measure), changes: { ownerId: office } }),
    () => coordinator.measures.assign({ ...formOf(measure), changes: { leaderId } }),
    () => coordinator.measures.reword({ ...formOf(measure), text: '另一句话', reason: '录入有误' }),
    () => coordinator.findings.assign({ ...onFinding(finding), ownerId: works }),
    () => coordinator.findings.reword({ ...onFinding(finding), title: '另一个问题', reason: '录入有误' }),
    () =>
      coordinator.measures.assignMany({
        commandId: commandId(),
        rectificationId,
        measures: [{ id: measure.id, version: measure.version }],
        changes: { dueOn: day('2026-09-30') },
      }),
  ]
  for (const attempt of each)
    await expect(attempt()).rejects.toMatchObject({
      code: 'PLAN_CHANGE_NEEDS_REASON',
      data: { message: { zh: expect.stringContaining('第 1 版') } },
    })
  const free = await coordinator.measures.assign({
    ...formOf(measure),
    changes: { target: '九月底前完成', dueOn: day('2026-06-30') },
  })
  expect(free.againstPlan).toBeNull()
  const changed = await coordinator.measures.assign({
    ...formOf(free),
    changes: { dueOn: day('2026-09-30') },
    planChange,
  })
  expect(changed.againstPlan).toBe(1)
  expect(await since(rectificationId, 1)).toEqual([
    {
      kind: 'changed',
      number: '1-1',
      fields: [{ field: 'dueOn', before: '2026-06-30', after: '2026-09-30' }],
      others: [],
      said: [planChange],
    },
  ])
  const { timeline } = await coordinator.measures.get({ rectificationId, measureId: measure.id })
  expect(timeline[0]?.changes).toMatchObject({ dueOn: '2026-09-30', ...planChange, planVersion: '1' })
  await expectReplay(db, rectificationId)
})

test('a day that is granted is a change against the plan, for the reason it was asked for and by whoever decided', async () => {
  const { measure, rectificationId } = await anApprovedPlan()
  const asked = await stage.as('handler').measures.askExtension({
    ...formOf(measure),
    until: day('2026-09-30'),
    reason: '审计报告未出',
    text: '已完成初稿',
    fileIds: [],
  })
  const granted = await stage.as('principal').measures.decideExtension({
    ...formOf(asked),
    until: day('2026-09-15'),
    words: '',
  })
  expect(granted).toMatchObject({ dueOn: '2026-09-15', firstDueOn: '2026-06-30', againstPlan: 1 })
  const said = { reason: '审计报告未出', decidedBy: 'principal' }
  expect(await since(rectificationId, 1)).toEqual([
    {
      kind: 'changed',
      number: '1-1',
      fields: [{ field: 'dueOn', before: '2026-06-30', after: '2026-09-15' }],
      others: [],
      said: [said],
    },
  ])
  const { timeline } = await coordinator.measures.get({ rectificationId, measureId: measure.id })
  expect(timeline[0]?.changes).toMatchObject({ dueOn: '2026-09-15', ...said, planVersion: '1' })
  const again = await stage.as('handler').measures.askExtension({
    ...formOf(granted),
    until: day('2026-10-31'),
    reason: '再延一次',
    text: '仍缺审计报告',
    fileIds: [],
  })
  const refused = await stage
    .as('principal')
    .measures.decideExtension({ ...formOf(again), words: '须按期完成' })
  expect(refused).toMatchObject({ dueOn: '2026-09-15', againstPlan: 1 })
  expect(await since(rectificationId, 1)).toHaveLength(1)
  await expectReplay(db, rectificationId)
})

test('what is added, split, merged, voided or restored under an approved plan says why and by whom, and is marked', async () => {
  const { finding, measure, rectificationId } = await anApprovedPlan()
  const more = await coordinator.measures.add({ ...onFinding(finding), text: '培训经办人', planChange })
  const spare = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '2',
    title: '另一个问题',
    planChange,
  })
  const gone = await coordinator.measures.add({ ...onFinding(spare), text: '清理往来款', planChange })
  const voided = await coordinator.measures.void({ ...formOf(gone), reason: '重复', planChange })
  const reason = '核对'
  const adding = { commandId: commandId(), rectificationId, category: null, number: '3', title: '又一个' }
  const each = [
    () => coordinator.measures.add({ ...onFinding(finding), text: '再加一条' }),
    () => coordinator.measures.split({ ...formOf(measure), text: '修订', parts: ['审批'], reason }),
    () =>
      coordinator.measures.merge({
        ...formOf(measure),
        others: [{ id: more.id, version: more.version }],
        text: '修订并培训',
        reason,
      }),
    () => coordinator.measures.void({ ...formOf(measure), reason }),
    () => coordinator.measures.restore({ ...formOf(voided), reason }),
    () => coordinator.findings.add(adding),
    () =>
      coordinator.findings.split({
        ...onFinding(finding),
        number: '1-2',
        title: '分出',
        measureIds: [],
        reason,
      }),
    () =>
      coordinator.findings.merge({
        ...onFinding(finding),
        others: [{ id: spare.id, version: spare.version }],
        title: '合并后的问题',
        reason,
      }),
    () => coordinator.findings.void({ ...onFinding(spare), reason }),
  ]
  for (const attempt of each)
    await expect(attempt()).rejects.toMatchObject({ code: 'PLAN_CHANGE_NEEDS_REASON' })
  const restored = await coordinator.measures.restore({ ...formOf(voided), reason, planChange })
  const removed = await coordinator.findings.void({ ...onFinding(spare), reason, planChange })
  const back = await coordinator.findings.restore({ ...onFinding(removed), reason, planChange })
  const merged = await coordinator.measures.merge({
    ...formOf(measure),
    others: [{ id: more.id, version: more.version }],
    text: '修订并培训',
    reason,
    planChange,
  })
  expect([more, restored, back, merged].map(({ againstPlan }) => againstPlan)).toEqual([1, 1, 1, 1])
  const told = await since(rectificationId, 1)
  expect(told.map(({ kind, number, said }) => [kind, number, said[0]])).toEqual([
    ['merged', '1-1', planChange],
    ['merged', '1-2', planChange],
    ['added', '2', planChange],
    ['added', '2-1', planChange],
  ])
  await expectReplay(db, rectificationId)
})
