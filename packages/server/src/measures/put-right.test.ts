import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { expectCounts } from '../testing/expect-counts.ts'
import {
  anAssignedMeasure,
  anotherMeasure,
  formOf,
  signAll,
  submitted,
} from '../testing/test-rectification.ts'
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

test('a voided measure is readable, counted apart and in no other number, until it is restored', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const other = await anotherMeasure(stage, finding)
  const reported = await stage
    .as('handler')
    .measures.report({ ...formOf(other), text: '已开始', fileIds: [] })
  const voided = await coordinator.measures.void({ ...formOf(reported), reason: '与上一条重复' })
  expect(voided).toMatchObject({ status: 'voided', reason: '与上一条重复', light: 'none' })
  const counts = async () => (await coordinator.rectifications.get({ rectificationId })).counts
  expect(await counts()).toMatchObject({ measures: 1, measuresVoided: 1, late: 0, dueSoon: 0 })
  const ofFinding = { rectificationId, findingId: finding.id }
  const seen = await coordinator.findings.get(ofFinding)
  expect(seen.finding).toMatchObject({ measures: 1, measuresVoided: 1 })
  const ledger = await stage.as('handler').rectifications.ledger({ rectificationId })
  expect(ledger.measures.map(({ status }) => status)).toEqual(['planned', 'voided'])
  const open = await stage.as('handler').measures.openOfMine({ limit: 500 })
  expect(open.measures.map(({ id }) => id)).not.toContain(other.id)
  const report = stage.as('handler').measures.report({ ...formOf(voided), text: '又做了', fileIds: [] })
  await expect(report).rejects.toMatchObject({ code: 'NOT_IN_STATUS' })
  await submitted(stage, measure)
  await signAll(stage, measure.id)
  const claim = { claim: '完成', verdict: 'completed', commandId: commandId(), ...ofFinding } as const
  const { version } = seen.finding
  const claimed = await stage.as('handler').findings.submit({ ...claim, version })
  const early = coordinator.measures.restore({ ...formOf(voided), reason: '误作废' })
  await expect(early).rejects.toMatchObject({ code: 'FINDING_NOT_OPEN' })
  const { closureRequest } = await stage.as('handler').findings.get(ofFinding)
  const back = { commandId: commandId(), rectificationId, closureRequestId: closureRequest?.id ?? '' }
  await stage.as('handler').closure.withdraw({ ...back, version: closureRequest?.version ?? 0 })
  expect(claimed.status).toBe('submitted')
  const restored = await coordinator.measures.restore({ ...formOf(voided), reason: '误作废' })
  expect(restored).toMatchObject({ status: 'underway', reason: null, lastProgress: '已开始' })
  expect(await counts()).toMatchObject({ measures: 2, measuresVoided: 0 })
  const { timeline } = await coordinator.measures.get(formOf(restored))
  expect(timeline[0]).toMatchObject({ changes: { status: 'underway' }, before: { status: 'voided' } })
  await expectReplay(db, rectificationId)
  await expectCounts(db)
})

test('a finding takes its open measures along when it is voided, and brings back those alone', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  const other = await anotherMeasure(stage, finding)
  await coordinator.measures.void({ ...formOf(other), reason: '重复' })
  const form = { rectificationId, findingId, reason: '误录' }
  const seen = async () => (await coordinator.findings.get(form)).finding
  const { version } = await seen()
  const voided = await coordinator.findings.void({ ...form, commandId: commandId(), version })
  expect(voided).toMatchObject({ status: 'voided', measures: 0, measuresVoided: 2 })
  const { counts } = await coordinator.rectifications.get({ rectificationId })
  expect(counts).toMatchObject({ findings: 0, findingsVoided: 1, measures: 0, measuresVoided: 2 })
  const alone = coordinator.measures.restore({
    ...formOf({ ...measure, version: measure.version + 1 }),
    reason: '恢复',
  })
  await expect(alone).rejects.toMatchObject({ code: 'FINDING_NOT_OPEN' })
  const again = await coordinator.findings.restore({
    ...form,
    ...voided,
    findingId,
    commandId: commandId(),
    reason: '恢复',
  })
  expect(again).toMatchObject({ status: 'open', measures: 1, measuresVoided: 1 })
  await expectReplay(db, rectificationId)
  await expectCounts(db)
})

test('a finding with a measure that is being checked or closed is not voided', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  const { rectificationId, id: findingId, version } = finding
  const form = { commandId: commandId(), rectificationId, findingId, version, reason: '误录' }
  await expect(coordinator.findings.void(form)).rejects.toMatchObject({
    code: 'MEASURES_CHECKED',
    data: { message: { zh: expect.stringContaining('1 条措施') } },
  })
})
