import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { openDocx } from '../testing/open-docx.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const stage = await setStage(await testDatabase())
const coordinator = stage.as('coordinator')

async function aRectification() {
  return coordinator.rectifications.create({
    commandId: commandId(),
    name: '某街巡查整改',
    inspectingBody: '区委巡察组',
    feedbackOn: day('2026-05-20'),
  })
}

test('what is amended is told with old and new, and documents made afterwards say it', async () => {
  const { id: rectificationId, version } = await aRectification()
  const changes = { name: '某街巡察整改', inspectedBody: '某某街道', feedbackOn: null, problems: 12 }
  const amended = await coordinator.rectifications.amend({
    commandId: commandId(),
    rectificationId,
    version,
    changes: { ...changes, inspectingBody: '区委巡察组' },
    reason: '与原文核对',
  })
  expect(amended).toMatchObject({
    name: '某街巡察整改',
    inspectingBody: '区委巡察组',
    inspectedBody: '某某街道',
    feedbackOn: null,
    announced: { items: null, problems: 12 },
    version: 2,
  })
  const again = { ...changes, problems: 13, inspectedBody: null }
  await coordinator.rectifications.amend({
    commandId: commandId(),
    rectificationId,
    version: 2,
    changes: again,
    reason: '再核',
  })
  const { entries } = await coordinator.rectifications.journal({ rectificationId })
  expect(entries[1]).toMatchObject({
    by: 'coordinator',
    event: { type: 'rectification.amended', changes, reason: '与原文核对' },
    changes: { name: '某街巡察整改', inspectedBody: '某某街道', feedbackOn: null, problems: '12' },
    before: { name: '某街巡查整改', inspectedBody: null, feedbackOn: '2026-05-20', problems: null },
  })
  expect(entries[0]).toMatchObject({
    changes: { problems: '13', inspectedBody: null },
    before: { problems: '12', inspectedBody: '某某街道' },
  })
  await coordinator.rectifications.amend({
    commandId: commandId(),
    rectificationId,
    version: 3,
    changes: { inspectedBody: '某某街道' },
    reason: '不应删去',
  })
  const notice = await coordinator.documents.file({ rectificationId, document: 'notice' })
  const { paragraphs } = await openDocx(new Uint8Array(await notice.arrayBuffer()))
  expect(paragraphs).toContain('某某街道')
  await expectReplay(stage.database.kysely, rectificationId)
})

test('a rectification runs by the version that it was begun with, until somebody moves it', async () => {
  const { id: rectificationId, version, template } = await aRectification()
  const templates = await coordinator.templates.list()
  const other = templates.find(({ id }) => id !== template.id)
  if (other === undefined) throw new Error('there is but one template')
  const form = () => ({
    commandId: commandId(),
    rectificationId,
    version,
    template: { id: other.id, version: other.version },
    reason: '改按该类整改办理',
  })
  await expect(coordinator.rectifications.setTemplate({ ...form(), reason: '' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  const unknown = { id: other.id, version: other.version + 1 }
  await expect(
    coordinator.rectifications.setTemplate({ ...form(), template: unknown }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(stage.as('principal').rectifications.setTemplate(form())).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  const moved = await coordinator.rectifications.setTemplate(form())
  expect(moved.template).toEqual({
    id: other.id,
    version: other.version,
    name: other.name,
    source: other.source,
  })
  const { template: whole } = await coordinator.templates.get({ id: other.id, version: other.version })
  const notice = await coordinator.documents.file({ rectificationId, document: 'notice' })
  const { paragraphs } = await openDocx(new Uint8Array(await notice.arrayBuffer()))
  expect(paragraphs.join('')).toContain(whole.notice.rectification)
  await expectReplay(stage.database.kysely, rectificationId)
})

test('only the coordinator amends, on the version that they saw', async () => {
  const { id: rectificationId, version } = await aRectification()
  const form = () => ({
    commandId: commandId(),
    rectificationId,
    version,
    changes: { name: '另一名称' },
    reason: '笔误',
  })
  for (const person of ['principal', 'leader', 'inspector'] as const)
    await expect(stage.as(person).rectifications.amend(form())).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(stage.as('head').rectifications.amend(form())).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(coordinator.rectifications.amend({ ...form(), reason: '' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  await coordinator.rectifications.amend(form())
  await expect(
    coordinator.rectifications.amend({ ...form(), changes: { name: '第三个' } }),
  ).rejects.toMatchObject({
    code: 'VERSION_CONFLICT',
    data: { changes: [{ type: 'rectification.amended', fields: { name: '另一名称' } }] },
  })
})
