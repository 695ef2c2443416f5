import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf, signAll, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

async function allClosed() {
  const { finding, measure } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  await signAll(stage, measure.id)
  const { rectificationId } = finding
  const path = { rectificationId, findingId: finding.id }
  const { finding: now } = await stage.as('head').findings.get(path)
  await stage.as('handler').findings.submit({
    commandId: commandId(),
    ...path,
    version: now.version,
    claim: '已办结',
    verdict: 'completed',
  })
  await signAll(stage, finding.id)
  return { rectificationId, measure, findingId: finding.id }
}

async function archive(
  rectificationId: Awaited<ReturnType<typeof allClosed>>['rectificationId'],
  isArchived = true,
) {
  const { version } = await coordinator.rectifications.get({ rectificationId })
  return coordinator.rectifications.setArchived({
    commandId: commandId(),
    rectificationId,
    version,
    isArchived,
  })
}

test('what is all closed is archived: it is read, listed apart with its counts, and changed by nobody', async () => {
  const { rectificationId, measure, findingId } = await allClosed()
  const archived = await archive(rectificationId)
  expect(archived).toMatchObject({
    archivedAt: '2026-03-02T01:00:00.000Z',
    counts: { findings: 1, findingsClosed: 1, measures: 1, measuresClosed: 1 },
    can: ['archive', 'notice', 'journal', 'takeOver', 'seals', 'askSeal', 'reviewers'],
  })
  for (const person of ['coordinator', 'handler'] as const) {
    const listed = async (of: { archived?: 'true' }) =>
      (await stage.as(person).rectifications.list(of)).rectifications.map(({ id }) => id)
    expect(await listed({})).not.toContain(rectificationId)
    expect(await listed({ archived: 'true' })).toContain(rectificationId)
  }
  const detail = await stage.as('inspector').measures.get({ rectificationId, measureId: measure.id })
  expect(detail.measure).toMatchObject({ status: 'closed', can: [] })
  const { finding } = await stage.as('inspector').findings.get({ rectificationId, findingId })
  expect(finding.can).toEqual([])
  const reopening = stage.as('inspector').findings.reopen({
    commandId: commandId(),
    rectificationId,
    findingId,
    version: finding.version,
    reason: '回头看',
  })
  await expect(reopening).rejects.toMatchObject({ code: 'RECTIFICATION_ARCHIVED' })
  const amendment = { version: archived.version, changes: { name: '另一名称' }, reason: '笔误' }
  await expect(
    coordinator.rectifications.amend({ commandId: commandId(), rectificationId, ...amendment }),
  ).rejects.toMatchObject({ code: 'RECTIFICATION_ARCHIVED' })
  // Whoever has no right is told that, and nothing of the archive.
  await expect(
    stage.as('head').measures.reopen({ ...formOf(detail.measure), reason: '理由' }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  expect(await archive(rectificationId, false)).toMatchObject({ archivedAt: null })
  expect((await stage.as('inspector').findings.get({ rectificationId, findingId })).finding.can).toContain(
    'reopen',
  )
  await expectReplay(database.kysely, rectificationId)
})

test('what is still open is named, and only a coordinator archives', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  await expect(archive(rectificationId)).rejects.toMatchObject({
    code: 'STILL_OPEN',
    data: { message: { zh: '还不能归档，还有未办结的：1 个未销号的问题、1 条未销号的措施。请先办结。' } },
  })
  const form = { commandId: commandId(), rectificationId, version: 1, isArchived: true }
  await expect(stage.as('principal').rectifications.setArchived(form)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  await expect(stage.as('foreignHead').rectifications.setArchived(form)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})
