import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const stage = await setStage(await testDatabase())
const coordinator = stage.as('coordinator')

// A finding with an owner of its own, and both its measures.
async function owned() {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  const second = await anotherMeasure(stage, finding)
  const named = await coordinator.findings.assign({
    commandId: commandId(),
    rectificationId,
    findingId,
    version: finding.version,
    ownerId: stage.organizations.works,
  })
  const form = {
    rectificationId,
    measures: [measure, second].map(({ id, version }) => ({ id, version })),
    changes: { ownerId: stage.organizations.office },
  }
  const seen = async () => (await coordinator.findings.get({ rectificationId, findingId })).finding
  return { finding: named, form, seen }
}

test('a finding takes on the owner of its measures in the same step, and the journal says so', async () => {
  const { finding, form, seen } = await owned()
  expect(finding).toMatchObject({ owner: { name: 'works' }, isOwn: { owner: true, leader: false } })
  const { id, version } = finding
  await coordinator.measures.assignMany({ ...form, commandId: commandId(), findings: [{ id, version }] })
  expect((await seen()).owner?.name).toBe('office')
  const { entries } = await coordinator.rectifications.journal({
    rectificationId: form.rectificationId,
    limit: 3,
  })
  expect(
    entries.map(({ item, changes, before }) => [item?.type, changes['ownerId'], before['ownerId']]),
  ).toEqual([
    ['finding', 'office', 'works'],
    ['measure', 'office', 'works'],
    ['measure', 'office', 'works'],
  ])
  await expectReplay(stage.database.kysely, finding.rectificationId)
})

test('without it the finding stays, and one that somebody changed meanwhile refuses the whole', async () => {
  const { finding, form, seen } = await owned()
  const findings = [{ id: finding.id, version: finding.version + 1 }]
  await expect(
    coordinator.measures.assignMany({ ...form, commandId: commandId(), findings }),
  ).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  await coordinator.measures.assignMany({ ...form, commandId: commandId() })
  expect((await seen()).owner?.name).toBe('works')
})

test('a head, who assigns the handler alone, moves no finding along', async () => {
  const { finding, form } = await owned()
  const { id, version } = finding
  const changes = { handlerId: stage.actors.head.personId }
  const moving = stage
    .as('head')
    .measures.assignMany({ ...form, changes, commandId: commandId(), findings: [{ id, version }] })
  await expect(moving).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})
