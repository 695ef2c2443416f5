import { day } from '@bihuan/core/kernel/day.ts'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { id, type OrganizationId } from '@bihuan/core/kernel/id.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import type { Template, TemplateRef } from '@bihuan/core/templates/template.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { openDocx } from '../testing/open-docx.ts'
import { testDatabase } from '../testing/test-database.ts'
import { formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const stage = await setStage(await testDatabase())
const coordinator = stage.as('coordinator')
const { template: plain } = plainTemplate
const copiedFrom = { id: plainTemplate.id, version: 1 }

/** Ten days before its day a measure is due soon by the plain template; by this one three. */
const shorter: Template = {
  ...plain,
  name: { zh: '街道自查', en: 'Street self-check' },
  notice: { ...plain.notice, rectification: '街道自查整改' },
  lights: { dueSoonDays: 3 },
  ladders: [{ for: { item: 'measure', kinds: ['routine'] }, rungs: ['head', 'inspector'] }, ...plain.ladders],
}

const meeting = { name: { zh: '会议', en: 'meeting' } }

/** A copy of a template with a name of its own, and what it says. */
async function aCopy(template: Template = shorter): Promise<TemplateRef & { readonly said: Template }> {
  copies += 1
  const said = { ...template, name: { zh: `街道自查${copies}`, en: `Street self-check ${copies}` } }
  const content = JSON.stringify(said)
  return { ...(await coordinator.templates.add({ commandId: commandId(), content, copiedFrom })), said }
}
let copies = 0

async function runningBy(templateId: TemplateRef['id']): Promise<RectificationView> {
  const named = { name: '街道自查', inspectingBody: null, feedbackOn: null }
  return coordinator.rectifications.create({ commandId: commandId(), templateId, ...named })
}

/** A measure that is due seven days after the present of the stage. */
async function aMeasure({ id: rectificationId }: RectificationView) {
  const finding = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '1',
    title: '台账不全',
  })
  const form = { commandId: commandId(), rectificationId, findingId: finding.id, text: '补齐台账' }
  const added = await coordinator.measures.add(form)
  const changes = {
    leaderId: stage.actors.leader.personId,
    ownerId: stage.organizations.works,
    handlerId: stage.actors.handler.personId,
    dueOn: day('2026-03-09'),
  }
  return coordinator.measures.assign({ ...formOf(added), changes })
}

test('a copy is a template of the body’s own, which rectifications are begun by', async () => {
  const copy = await aCopy()
  expect(copy.version).toBe(1)
  const view = await coordinator.templates.get(copy)
  expect(view).toMatchObject({
    listed: {
      name: copy.said.name,
      isShipped: false,
      body: { id: stage.organizations.office, name: 'office' },
      can: ['copy', 'save', 'retire'],
    },
    copiedFrom,
    latest: 1,
    recordVersion: 1,
    versions: [{ version: 1, savedBy: 'coordinator', reason: '' }],
  })
  expect(view.template).toEqual(copy.said)
  expect(await stage.as('handler').templates.list()).toContainEqual(
    expect.objectContaining({ id: copy.id, version: 1, can: [] }),
  )
  const rectification = await runningBy(copy.id)
  expect(rectification.template).toEqual({
    id: copy.id,
    version: 1,
    name: copy.said.name,
    source: plain.source,
  })
  const notice = await coordinator.documents.file({ rectificationId: rectification.id, document: 'notice' })
  const { paragraphs } = await openDocx(new Uint8Array(await notice.arrayBuffer()))
  expect(paragraphs.join('')).toContain('街道自查整改')
})

test('a measure turns yellow and its claim climbs as the body’s own template says', async () => {
  const copy = await aCopy()
  const measure = await aMeasure(await runningBy(copy.id))
  expect(measure.light).toBe('grey')
  const usual = await aMeasure(await runningBy(plainTemplate.id))
  expect(usual.light).toBe('yellow')
  const handler = stage.as('handler')
  const fileIds = [await stage.upload('handler')]
  const reported = await handler.measures.report({ ...formOf(measure), text: '已补齐', fileIds })
  await handler.measures.submit({ ...formOf(reported), claim: '已补齐' })
  const [claim] = (await stage.as('head').closure.queue({})).filter(
    ({ request }) => request.rectificationId === measure.rectificationId,
  )
  expect(claim?.request.ladder).toEqual(['head', 'inspector'])
})

test('what is saved is a further version, and what runs keeps its own until somebody moves it', async () => {
  const copy = await aCopy()
  const rectification = await runningBy(copy.id)
  const measure = await aMeasure(rectification)
  const wider = { ...copy.said, lights: { dueSoonDays: 30 }, ladders: plain.ladders }
  const content = JSON.stringify(wider)
  const seen = await coordinator.templates.preview({ id: copy.id, content })
  expect(seen.values).toContainEqual({ place: 'lights.dueSoonDays', before: '3', after: '30' })
  expect(seen.ladders).toContainEqual({
    item: 'measure',
    kind: 'routine',
    grade: null,
    before: ['head', 'inspector'],
    after: ['head', 'coordinator', 'leader', 'inspector'],
  })
  expect(seen.running).toEqual({
    rectifications: 1,
    claims: 0,
    measures: 1,
    measuresOnOtherLadder: 1,
    findingsOnOtherLadder: 0,
    dueSoonNow: 0,
    dueSoonThen: 1,
  })
  const form = { commandId: commandId(), id: copy.id, version: 1, content }
  await expect(coordinator.templates.save({ ...form, reason: '' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  const saved = await coordinator.templates.save({
    ...form,
    commandId: commandId(),
    reason: '提前一个月提醒',
  })
  expect(saved).toEqual({ id: copy.id, version: 2 })
  const rectificationId = rectification.id
  const now = await coordinator.rectifications.get({ rectificationId })
  expect(now.template.version).toBe(1)
  const toNewest = { rectificationId, templateId: copy.id, templateVersion: 2 }
  expect(await coordinator.rectifications.templateEffect(toNewest)).toMatchObject({
    effect: seen,
    lacking: [],
  })
  const moved = await coordinator.rectifications.setTemplate({
    commandId: commandId(),
    rectificationId,
    version: now.version,
    template: saved,
    reason: '按新版执行',
  })
  expect(moved.template.version).toBe(2)
  const { measure: then } = await coordinator.measures.get({ rectificationId, measureId: measure.id })
  expect(then.light).toBe('yellow')
  expect(await coordinator.templates.get({ id: copy.id, version: 1 })).toMatchObject({
    template: { lights: { dueSoonDays: 3 } },
    latest: 2,
    versions: [
      { version: 2, reason: '提前一个月提醒' },
      { version: 1, reason: '' },
    ],
  })
})

test('a graded finding and its measures are counted by the ladder of their grade', async () => {
  const copy = await aCopy(plain)
  const { rectificationId, findingId } = await aMeasure(await runningBy(copy.id))
  await aMeasure(await runningBy(copy.id))
  const { finding } = await coordinator.findings.get({ rectificationId, findingId })
  await coordinator.findings.describe({
    commandId: commandId(),
    rectificationId,
    findingId,
    version: finding.version,
    grade: 'major',
  })
  const byPrincipal = { for: { grades: ['major'] }, rungs: ['principal'] }
  const content = JSON.stringify({ ...copy.said, ladders: [byPrincipal, ...plain.ladders] })
  const { running } = await coordinator.templates.preview({ id: copy.id, content })
  expect(running).toMatchObject({ measures: 2, measuresOnOtherLadder: 1, findingsOnOtherLadder: 1 })
})

test('two who save at once: the second is told, and keeps what was typed', async () => {
  const { id: templateId, said } = await aCopy()
  const save = (days: number) =>
    coordinator.templates.save({
      commandId: commandId(),
      id: templateId,
      version: 1,
      content: JSON.stringify({ ...said, lights: { dueSoonDays: days } }),
      reason: '改提醒天数',
    })
  await save(4)
  await expect(save(5)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
})

test('a file that names what nobody knows is refused with the place, in both languages', async () => {
  const unknown = { ...shorter, ladders: [{ for: {}, rungs: ['head', 'mayor'] }] }
  const add = (content: string) =>
    coordinator.templates.add({ commandId: commandId(), content, copiedFrom: null })
  await expect(add(JSON.stringify(unknown))).rejects.toMatchObject({
    code: 'TEMPLATE_UNFIT',
    data: {
      message: {
        zh: expect.stringContaining('ladders.0.rungs.1（'),
        en: expect.stringContaining('ladders.0.rungs.1 ('),
      },
    },
  })
  await expect(add(JSON.stringify({ ...shorter, colour: 'red' }))).rejects.toMatchObject({
    data: { message: { zh: expect.stringContaining('colour（没有这个字段）') } },
  })
  const meetings = Array.from({ length: 21 }, (_, at) => ({ ...meeting, resolution: `meeting${at}` }))
  await expect(
    add(JSON.stringify({ ...shorter, ladders: [{ for: {}, rungs: meetings }] })),
  ).rejects.toMatchObject({
    data: { message: { zh: expect.stringContaining('ladders.0.rungs（一条审核链最多 20 级）') } },
  })
  await expect(add('{')).rejects.toMatchObject({
    data: { message: { en: expect.stringContaining('the file (no JSON)') } },
  })
  await expect(add(' '.repeat(65_537))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('a rung by an organization that is not there, or is closed, is refused with the place, wherever it comes from', async () => {
  const administrator = stage.as('administrator')
  const { id: organizationId } = await administrator.organizations.add({
    commandId: commandId(),
    name: '财政科',
    parentId: stage.organizations.office,
  })
  const by = (organization: OrganizationId): string => {
    const rungs = ['head', { organization, name: { zh: '联审', en: 'Joint' } }] as const
    return JSON.stringify({ ...shorter, name: { zh: '联审', en: 'Joint' }, ladders: [{ for: {}, rungs }] })
  }
  const nowhere = id<'organization'>('00000000-0000-4000-8000-000000000009')
  const add = (content: string) =>
    coordinator.templates.add({ commandId: commandId(), content, copiedFrom: null })
  const unknown = {
    code: 'TEMPLATE_UNFIT',
    data: { message: { zh: expect.stringContaining('ladders.0.rungs.1（没有这个单位）') } },
  }
  await expect(add(by(nowhere))).rejects.toMatchObject(unknown)
  const made = await add(by(organizationId))
  const save = { commandId: commandId(), id: made.id, version: 1, reason: '改联审单位' }
  await expect(coordinator.templates.save({ ...save, content: by(nowhere) })).rejects.toMatchObject(unknown)
  await expect(coordinator.templates.preview({ id: made.id, content: by(nowhere) })).rejects.toMatchObject(
    unknown,
  )
  await administrator.organizations.close({
    commandId: commandId(),
    organizationId,
    on: day('2026-03-02'),
    how: 'closed',
    successorIds: [],
    reason: '机构改革',
    people: [],
  })
  await expect(
    coordinator.templates.preview({ id: made.id, content: by(organizationId) }),
  ).rejects.toMatchObject({
    data: { message: { en: expect.stringContaining('ladders.0.rungs.1 (this organization has ended)') } },
  })
})

test('no two templates are called the same without somebody being told', async () => {
  const { said, id: templateId } = await aCopy()
  const add = (name: Template['name']) =>
    coordinator.templates.add({
      commandId: commandId(),
      content: JSON.stringify({ ...said, name }),
      copiedFrom: null,
    })
  await expect(add(said.name)).rejects.toMatchObject({
    code: 'TEMPLATE_NAME_TAKEN',
    data: { message: { zh: expect.stringContaining(`已有名为“${said.name.zh}”的模板`) } },
  })
  await expect(add({ zh: '另一个', en: ` ${said.name.en.toUpperCase()} ` })).rejects.toMatchObject({
    code: 'TEMPLATE_NAME_TAKEN',
  })
  await expect(add(plain.name)).rejects.toMatchObject({ code: 'TEMPLATE_NAME_TAKEN' })
  const other = await aCopy()
  const saved = await coordinator.templates.save({
    commandId: commandId(),
    id: templateId,
    version: 1,
    content: JSON.stringify({ ...said, lights: { dueSoonDays: 5 } }),
    reason: '名称不变',
  })
  expect(saved.version).toBe(2)
  const renamed = {
    commandId: commandId(),
    id: templateId,
    version: 2,
    content: JSON.stringify({ ...said, name: other.said.name }),
    reason: '改名',
  }
  await expect(coordinator.templates.save(renamed)).rejects.toMatchObject({ code: 'TEMPLATE_NAME_TAKEN' })
})

test('what is said to be copied has to be there, and to be seen by whoever copies it', async () => {
  const copy = await aCopy()
  const content = (name: string): string => JSON.stringify({ ...shorter, name: { zh: name, en: name } })
  const nothing = { code: 'NOT_FOUND' }
  const add = (client: typeof coordinator, from: TemplateRef, name: string) =>
    client.templates.add({ commandId: commandId(), content: content(name), copiedFrom: from })
  await expect(add(coordinator, { id: copy.id, version: 2 }, '没有的版本')).rejects.toMatchObject(nothing)
  await expect(add(coordinator, { ...copiedFrom, version: 999 }, '没有的内置版本')).rejects.toMatchObject(
    nothing,
  )
  const elsewhere = id<'organization'>('00000000-0000-4000-8000-000000000001') satisfies OrganizationId
  const post = { organizationId: elsewhere, bodyId: elsewhere, role: 'coordinator' } as const
  const stranger = stage.asActor({ ...stage.actors.coordinator, appointments: [post] })
  await expect(add(stranger, copy, '别处的模板')).rejects.toMatchObject(nothing)
  const again = await add(coordinator, copy, '街道自查再复制')
  expect(await coordinator.templates.get(again)).toMatchObject({ copiedFrom: { id: copy.id, version: 1 } })
})

test('a template out of use is offered no more, and what runs by it goes on', async () => {
  const copy = await aCopy()
  const { id: rectificationId } = await runningBy(copy.id)
  const retire = { commandId: commandId(), id: copy.id, version: 1, isRetired: true }
  await expect(coordinator.templates.setRetired({ ...retire, reason: '' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  await coordinator.templates.setRetired({ ...retire, commandId: commandId(), reason: '统一用区级模板' })
  await expect(runningBy(copy.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const { template } = await coordinator.rectifications.get({ rectificationId })
  expect(template.name).toEqual(copy.said.name)
  const back = { commandId: commandId(), id: copy.id, version: 2, isRetired: false, reason: '' }
  await coordinator.templates.setRetired(back)
  await runningBy(copy.id)
})

test('only coordinators of its body change a template, and nobody of another body is told of it', async () => {
  const copy = await aCopy()
  const content = JSON.stringify(copy.said)
  const save = { commandId: commandId(), id: copy.id, version: 1, content, reason: '改' }
  for (const who of ['administrator', 'inspector', 'head'] as const) {
    await expect(stage.as(who).templates.save(save)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(stage.as(who).templates.preview({ id: copy.id, content })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
  }
  const elsewhere = id<'organization'>('00000000-0000-4000-8000-000000000001') satisfies OrganizationId
  const post = { organizationId: elsewhere, bodyId: elsewhere, role: 'coordinator' } as const
  const stranger = stage.asActor({ ...stage.actors.coordinator, appointments: [post] })
  await expect(stranger.templates.get(copy)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  // As if there were none of that id, whatever is asked of it.
  await expect(stranger.templates.save(save)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const retire = { commandId: commandId(), id: copy.id, version: 1, isRetired: true, reason: '停用' }
  await expect(stranger.templates.setRetired(retire)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const differing = { id: copy.id, content: JSON.stringify(plain) }
  await expect(stranger.templates.preview(differing)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await stranger.templates.list()).some((one) => one.id === copy.id)).toBe(false)
})

test('the journal gives every template of one’s own again', () =>
  expectReplay(stage.database.kysely, peopleChainId))
