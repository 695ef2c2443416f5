import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf, signAll, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

test('a slip is put right: lists and searches have the new words, the timeline the old ones', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const text = '修订工程项目管理办法，明确审批权限和时限'
  const reworded = await coordinator.measures.reword({ ...formOf(measure), text, reason: '漏了“时限”' })
  expect(reworded.text).toBe(text)
  const { id: findingId, version } = finding
  const title = '项目监管缺位'
  const words = { title, number: '一（1）', reason: '录入有误' }
  const form = { commandId: commandId(), rectificationId, findingId, version }
  expect(await coordinator.findings.reword({ ...form, ...words })).toMatchObject({ title, number: '一（1）' })
  const { timeline } = await coordinator.measures.get(formOf(measure))
  expect(timeline[0]).toMatchObject({
    type: 'measure.reworded',
    text: '漏了“时限”',
    changes: { text },
    before: { text: '修订工程项目管理办法，明确审批权限' },
  })
  const ofFinding = await coordinator.findings.get({ rectificationId, findingId })
  expect(ofFinding.timeline[0]).toMatchObject({
    changes: { title, number: '一（1）' },
    before: { title: '项目管理不严', number: '1' },
  })
  const found = async (q: string): Promise<number> =>
    (await coordinator.rectifications.ledger({ rectificationId, q })).total
  expect([await found('监管缺位'), await found('和时限'), await found('管理不严')]).toEqual([1, 1, 0])
  await expectReplay(db, rectificationId)
})

test('words stay while a claim waits; once closed they are put right without a new ladder', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const words = { text: '修订办法', reason: '错字' }
  const waiting = await submitted(stage, measure)
  await expect(coordinator.measures.reword({ ...formOf(waiting), ...words })).rejects.toMatchObject({
    code: 'CLAIM_WAITS',
  })
  await signAll(stage, measure.id)
  const { measure: closed } = await coordinator.measures.get(formOf(measure))
  const reworded = await coordinator.measures.reword({ ...formOf(closed), ...words })
  expect(reworded).toMatchObject({ text: '修订办法', status: 'closed' })
})

test.each(['head', 'handler', 'leader', 'inspector', 'principal'] as const)(
  'a %s puts no words right',
  async (who) => {
    const { measure } = await anAssignedMeasure(stage)
    const form = { ...formOf(measure), text: '修订办法', reason: '错字' }
    await expect(stage.as(who).measures.reword(form)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  },
)
