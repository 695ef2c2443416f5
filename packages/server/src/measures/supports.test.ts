import { day } from '@bihuan/core/kernel/day.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf, signNext, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const { office } = stage.organizations
const asSupporter = stage.as('foreignHandler')

/** A measure of the works, due on 2026-06-30, that the office supports. */
async function supported(): Promise<MeasureView> {
  const { measure } = await anAssignedMeasure(stage)
  const changes = { supporterIds: [office] }
  return stage.as('coordinator').measures.assign({ ...formOf(measure), changes })
}

test('people of a supporting department read the item with its finding and its files, and do no work of its owner', async () => {
  const { measure: others } = await anAssignedMeasure(stage)
  await expect(asSupporter.measures.get(formOf(others))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const measure = await supported()
  const seen = await asSupporter.measures.get(formOf(measure))
  expect(seen.finding.title).toBe('项目管理不严')
  expect(seen.measure.can).toEqual(['reportSupport'])
  const list = await asSupporter.rectifications.list({})
  expect(list.rectifications.map(({ id }) => id)).toEqual([measure.rectificationId])
  const { measures } = await asSupporter.measures.search({ q: '工程项目' })
  expect(measures.map(({ id }) => id)).toEqual([measure.id])
  const owners = { ...formOf(measure), text: '已办', fileIds: [] }
  await expect(asSupporter.measures.report(owners)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const claim = { ...formOf(measure), claim: '已办' }
  await expect(asSupporter.measures.submit(claim)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('a supporting department is late on its own, until it reports with evidence; its reporter signs nothing of it', async () => {
  stage.clock.now = new Date('2026-07-02T01:00:00.000Z')
  const before = (await asSupporter.measures.mine()).supports
  const measure = await supported()
  const { supports, counts } = await asSupporter.measures.mine()
  expect({ late: supports.late - before.late, open: supports.open - before.open }).toEqual({
    late: 1,
    open: 1,
  })
  expect(supports.first.find(({ id }) => id === measure.id)).toMatchObject({
    supporter: { id: office, name: 'office' },
    next: 'reportSupport',
  })
  expect(counts.open).toBe(0)
  expect(await asSupporter.measures.counts({})).toEqual([])
  const fileIds = [await stage.upload('foreignHandler')]
  const form = { ...formOf(measure), organizationId: office, text: '已会签', fileIds }
  await expect(stage.as('handler').measures.reportSupport(form)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  const works = { ...form, commandId: commandId(), organizationId: stage.organizations.works }
  await expect(asSupporter.measures.reportSupport(works)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const reported = await asSupporter.measures.reportSupport({ ...form, commandId: commandId() })
  expect(reported).toMatchObject({ status: 'planned', evidenceCount: 1, supportedBy: [office] })
  expect((await asSupporter.measures.mine()).supports.late).toBe(before.late)
  // What another department proved is no proof of the owner's.
  const handler = stage.as('handler')
  const lateReason = '等待会签单位反馈'
  const begun = await handler.measures.report({ ...formOf(reported), text: '已办', fileIds: [], lateReason })
  const claim = { ...formOf(begun), claim: '已办', lateReason }
  await expect(handler.measures.submit(claim)).rejects.toMatchObject({ code: 'EVIDENCE_MISSING' })
  const { timeline } = await handler.measures.get(formOf(measure))
  expect(timeline.find(({ type }) => type === 'measure.supportReported')).toMatchObject({
    text: '已会签',
    changes: { supporterId: 'office' },
    evidence: [{ fileId: fileIds[0] }],
  })
  expect(timeline.find(({ type }) => type === 'measure.assigned')?.changes).toMatchObject({
    supporterIds: 'office',
  })
  const { rows } = await sql<{
    doers: string[]
  }>`select doers from measures where id = ${measure.id}`.execute(database.kysely)
  expect(rows[0]?.doers).toContain(stage.actors.foreignHandler.personId)
  await expectReplay(database.kysely, measure.rectificationId)
})

test('nothing waits for a supporting department of a closed measure, and its day follows that of the measure', async () => {
  const measure = await supported()
  const dueDays = async () => {
    const { rows } = await sql`select due_on from supports where measure_id = ${measure.id}`.execute(
      database.kysely,
    )
    return rows
  }
  expect(await dueDays()).toEqual([{ due_on: '2026-06-30' }])
  const changes = { dueOn: day('2026-12-31') }
  const later = await stage.as('coordinator').measures.assign({ ...formOf(measure), changes })
  expect(await dueDays()).toEqual([{ due_on: '2026-12-31' }])
  await submitted(stage, later)
  for (const person of ['head', 'coordinator', 'leader', 'inspector'] as const)
    await signNext(stage, person, measure.id)
  expect(await dueDays()).toEqual([])
})

test('whoever owns an item supports nobody in it', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { works } = stage.organizations
  const coordinator = stage.as('coordinator')
  const changes = { supporterIds: [works, office] }
  const assigned = await coordinator.measures.assign({ ...formOf(measure), changes })
  expect(assigned.supporters.map(({ id }) => id)).toEqual([office])
  const moved = await coordinator.measures.assign({ ...formOf(assigned), changes: { ownerId: office } })
  expect(moved.supporters).toEqual([])
})

test('who supports a finding reads it, and supports what is added below it', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const coordinator = stage.as('coordinator')
  const { rectificationId, id: findingId, version } = finding
  const form = { commandId: commandId(), rectificationId, findingId, version }
  await coordinator.findings.assign({ ...form, supporterIds: [office] })
  const seen = await asSupporter.findings.get({ rectificationId, findingId })
  expect(seen.finding.supporters).toEqual([{ id: office, name: 'office' }])
  const added = await coordinator.measures.add({ ...form, commandId: commandId(), text: '会同清理' })
  expect(added.supporters).toEqual([{ id: office, name: 'office' }])
})
