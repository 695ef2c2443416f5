import { inBothLanguages } from '@bihuan/core/journal/telling.ts'
import { duties } from '@bihuan/core/hand-over/duties.ts'
import type { PassingDuty } from '@bihuan/core/hand-over/passing-duties.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, signNext, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { openRowsOf } from './duties.ts'

const database = await testDatabase()
const stage = await setStage(database)
const db = database.kysely
const { office, works } = stage.organizations
const coordinator = stage.as('coordinator')

async function aPerson(
  name: string,
  role: 'handler' | 'leader' | 'head',
  organizationId = works,
): Promise<PersonId> {
  const added = await stage.as('administrator').persons.add({
    commandId: commandId(),
    name,
    username: `p${commandId()}`.slice(0, 20),
    appointments: [{ organizationId, role }],
  })
  return id<'person'>(added.id)
}

async function openOf(personId: PersonId) {
  const { duties: open } = await coordinator.handOvers.open({ personId })
  return new Map(open.map((one) => [one.duty, one]))
}

async function partOf(personId: PersonId, duty: PassingDuty, successorId: string) {
  const open = await openOf(personId)
  return { duty, successorId, seal: open.get(duty)?.seal ?? '' }
}

test('every duty of a kind is found by something, and nothing else is looked for', () => {
  expect([...openRowsOf.keys()].toSorted()).toEqual(duties.map(({ name }) => name).toSorted())
})

test('what a person has open in several rectifications passes in one step, an entry each, under one command', async () => {
  const [leaver, successor] = [await aPerson('要走的人', 'handler'), await aPerson('接手的人', 'handler')]
  const items = [await anAssignedMeasure(stage), await anAssignedMeasure(stage)]
  for (const { measure } of items) {
    const { rectificationId, id: measureId, version } = measure
    const changes = { handlerId: leaver }
    await coordinator.measures.assign({
      commandId: commandId(),
      rectificationId,
      measureId,
      version,
      changes,
    })
  }
  const open = await openOf(leaver)
  expect(open.get('measure.handler')).toMatchObject({ count: 2, stays: null })
  const form = {
    commandId: commandId(),
    personId: leaver,
    reason: '调离本单位',
    parts: [await partOf(leaver, 'measure.handler', successor)],
  }
  const left = await coordinator.handOvers.run(form)
  expect(left.duties.every(({ count }) => count === 0)).toBe(true)
  expect(await coordinator.handOvers.run(form)).toEqual(left)
  const { rows } = await sql`
    select event ->> 'type' as type, event -> 'changes' as changes, event ->> 'reason' as reason, event -> 'parts' as parts
    from journal where command_id = ${form.commandId} order by chain_id <> ${peopleChainId}, chain_id`.execute(
    db,
  )
  const passed = { type: 'measure.assigned', changes: { handlerId: successor }, reason: null, parts: null }
  const parts = [{ duty: 'measure.handler', successorId: successor, items: 2 }]
  expect(rows).toEqual([
    { type: 'person.handedOver', changes: null, reason: '调离本单位', parts },
    passed,
    passed,
  ])
  for (const { finding } of items) await expectReplay(db, finding.rectificationId)
  await expectReplay(db, peopleChainId)
})

test('what changed since it was looked at is said, and nothing is half done', async () => {
  const [leaver, successor] = [
    await aPerson('还在接活的人', 'handler'),
    await aPerson('等着接的人', 'handler'),
  ]
  const { finding, measure } = await anAssignedMeasure(stage)
  const give = async ({ id: measureId, version }: typeof measure): Promise<unknown> =>
    coordinator.measures.assign({
      commandId: commandId(),
      rectificationId: finding.rectificationId,
      measureId,
      version,
      changes: { handlerId: leaver },
    })
  await give(measure)
  const parts = [await partOf(leaver, 'measure.handler', successor)]
  await give(await anotherMeasure(stage, finding))
  const form = { commandId: commandId(), personId: leaver, reason: '退休', parts }
  await expect(coordinator.handOvers.run(form)).rejects.toMatchObject({
    code: 'HAND_OVER_CHANGED',
    data: { message: { zh: expect.stringContaining('当时 1 项，现在 2 项') } },
  })
  expect((await openOf(leaver)).get('measure.handler')?.count).toBe(2)
})

test('what an organization supports passes to its successor in the same step, with an entry each, before it is closed', async () => {
  const administrator = stage.as('administrator')
  const added = async (name: string) =>
    (await administrator.organizations.add({ commandId: commandId(), name, parentId: works })).id
  const [ending, successor] = [await added('要撤的所'), await added('接手的所')]
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId, version } = measure
  const changes = { supporterIds: [office, ending] }
  await coordinator.measures.assign({ commandId: commandId(), rectificationId, measureId, version, changes })
  const close = () =>
    administrator.organizations.close({
      commandId: commandId(),
      organizationId: ending,
      on: day('2026-03-01'),
      how: 'merged',
      successorIds: [successor],
      reason: '机构改革',
      people: [],
    })
  await expect(close()).rejects.toMatchObject({ code: 'ORGANIZATION_HAS_OPEN' })
  const { duties: open } = await coordinator.handOvers.open({ organizationId: ending })
  const duty = open.find((one) => one.duty === 'measure.supporter')
  expect(duty).toMatchObject({ count: 1, stays: null })
  const parts = [{ duty: 'measure.supporter' as const, successorId: successor, seal: duty?.seal ?? '' }]
  await coordinator.handOvers.run({ commandId: commandId(), organizationId: ending, reason: '撤并', parts })
  const { measure: now, timeline } = await coordinator.measures.get({ rectificationId, measureId })
  expect(now.supporters.map((one) => one.id)).toEqual([office, successor])
  expect(timeline.filter(({ type }) => type === 'measure.assigned').map((one) => one.changes)).toContainEqual(
    {
      supporterIds: inBothLanguages({ zh: 'office、接手的所', en: 'office, 接手的所' }),
    },
  )
  expect((await close()).closedOn).toBe('2026-03-01')
  await expectReplay(db, rectificationId)
})

test('a part of a measure that somebody handles passes with it, to another handler', async () => {
  const [leaver, successor] = [await aPerson('离开的人', 'handler'), await aPerson('接任的人', 'handler')]
  const unit = await stage.as('administrator').organizations.add({
    commandId: commandId(),
    name: '检修所',
    parentId: works,
  })
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId, version } = measure
  const changes = { handlerId: leaver }
  await coordinator.measures.assign({ commandId: commandId(), rectificationId, measureId, version, changes })
  const given = { rectificationId, measureId, handlerId: leaver, dueOn: null, unitId: unit.id }
  await stage.as('head').parts.add({ commandId: commandId(), ...given, text: '清点设备' })
  const asked = { personId: leaver, duty: 'part.handler' as const }
  await expect(
    coordinator.handOvers.trial({ ...asked, successorId: stage.actors.leader.personId }),
  ).rejects.toMatchObject({ code: 'SUCCESSOR_UNFIT' })
  expect(
    await coordinator.handOvers.trial({ ...asked, successorId: stage.actors.head.personId }),
  ).toMatchObject({ passing: 1, told: { losesRung: 1, cannotSign: 0, elsewhere: 1 } })
  const left = await coordinator.handOvers.run({
    commandId: commandId(),
    personId: leaver,
    reason: '调离',
    parts: [
      await partOf(leaver, 'measure.handler', successor),
      await partOf(leaver, 'part.handler', successor),
    ],
  })
  expect(left.duties.filter(({ count }) => count > 0)).toEqual([])
  const { measure: now, parts } = await coordinator.measures.get({ rectificationId, measureId })
  expect([now.handler?.id, parts[0]?.handler?.id]).toEqual([successor, successor])
  await expectReplay(db, rectificationId)
})

test('parts, deputies and liaisons, and tokens of whoever leaves are told of, the last without what they are called', async () => {
  const { handler, foreignHandler } = stage.actors
  const administrator = stage.as('administrator')
  const unit = await administrator.organizations.add({
    commandId: commandId(),
    name: '养护所',
    parentId: works,
  })
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId } = measure
  const given = { text: '清点设备', handlerId: foreignHandler.personId, dueOn: null, unitId: unit.id }
  await stage.as('handler').parts.add({ commandId: commandId(), rectificationId, measureId, ...given })
  await administrator.helpers.nameDeputy({
    commandId: commandId(),
    personId: handler.personId,
    deputyId: foreignHandler.personId,
    organizationId: works,
    role: 'handler',
    from: day('2026-03-02'),
    to: day('2099-01-31'),
  })
  const token = { name: '夜里的程序', scope: 'read' as const, expiresOn: day('2026-12-31') }
  await stage.as('foreignHandler').tokens.create({ commandId: commandId(), ...token })
  const open = await openOf(foreignHandler.personId)
  expect(open.get('part.handler')).toMatchObject({ count: 1, items: [{ name: '清点设备' }] })
  expect(open.get('person.deputies')).toMatchObject({ count: 1, items: [{ name: '' }] })
  expect(open.get('apiToken.valid')).toMatchObject({ count: 1, items: [{ name: '' }] })
  expect(open.get('person.liaisons')).toMatchObject({ count: 0 })
  expect((await openOf(handler.personId)).get('person.deputies')).toMatchObject({ count: 1 })
  const ofUnit = (await coordinator.handOvers.open({ organizationId: unit.id })).duties
  expect(ofUnit.find(({ duty }) => duty === 'part.unit')).toMatchObject({ count: 1 })
})

test('nothing passes to somebody without the role, without an account, or to whoever has it', async () => {
  const { handler, leader, head } = stage.actors
  await anAssignedMeasure(stage)
  const ended = await aPerson('停用的人', 'handler')
  await stage.as('administrator').persons.deactivate({ commandId: commandId(), personId: ended })
  const trial = async (
    duty: PassingDuty,
    successorId: string,
    personId = handler.personId,
  ): Promise<unknown> => coordinator.handOvers.trial({ personId, duty, successorId })
  await expect(trial('measure.handler', leader.personId)).rejects.toMatchObject({ code: 'SUCCESSOR_UNFIT' })
  await expect(trial('measure.leader', head.personId, leader.personId)).rejects.toMatchObject({
    code: 'SUCCESSOR_UNFIT',
  })
  await expect(trial('measure.handler', ended)).rejects.toMatchObject({ code: 'SUCCESSOR_UNFIT' })
  await expect(trial('measure.handler', handler.personId)).rejects.toMatchObject({ code: 'SUCCESSOR_SAME' })
  const before = await openOf(leader.personId)
  const parts = [
    await partOf(leader.personId, 'measure.leader', await aPerson('另一位领导', 'leader')),
    await partOf(leader.personId, 'finding.leader', head.personId),
  ]
  const form = { commandId: commandId(), personId: leader.personId, reason: '调动', parts }
  await expect(coordinator.handOvers.run(form)).rejects.toMatchObject({
    code: 'SUCCESSOR_UNFIT',
    data: { message: { zh: expect.stringContaining('head'), en: expect.stringContaining('head') } },
  })
  expect(await openOf(leader.personId)).toEqual(before)
  for (const person of ['administrator', 'head', 'inspector', 'principal'] as const) {
    const asked = stage.as(person).handOvers.open({ personId: handler.personId })
    await expect(asked).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
})

test('somebody who would lose a rung by it, or works elsewhere, is told of and not refused', async () => {
  const { handler, head } = stage.actors
  const other = await aPerson('别的部门的人', 'handler', office)
  const count = (await openOf(handler.personId)).get('measure.handler')?.count
  const asked = { personId: handler.personId, duty: 'measure.handler' as const }
  expect(await coordinator.handOvers.trial({ ...asked, successorId: head.personId })).toEqual({
    passing: count,
    staying: [],
    told: { losesRung: count, cannotSign: 0, elsewhere: 0 },
  })
  expect(await coordinator.handOvers.trial({ ...asked, successorId: other })).toMatchObject({
    passing: count,
    told: { losesRung: 0, elsewhere: count },
  })
})

test('what waits for a check passes too: whose turn it is follows, and a leader who has signed stays', async () => {
  const [leader, handler] = [await aPerson('新的领导', 'leader'), await aPerson('新的承办人', 'handler')]
  const early = await anAssignedMeasure(stage)
  const late = await anAssignedMeasure(stage)
  for (const { measure } of [early, late]) await submitted(stage, measure)
  for (const person of ['head', 'coordinator', 'leader'] as const)
    await signNext(stage, person, late.measure.id)
  const from = stage.actors
  const trial = await coordinator.handOvers.trial({
    personId: from.leader.personId,
    duty: 'measure.leader',
    successorId: leader,
  })
  expect(trial.staying).toMatchObject([{ count: 1, why: { zh: expect.stringContaining('已经审核') } }])
  await coordinator.handOvers.run({
    commandId: commandId(),
    personId: from.leader.personId,
    reason: '分工调整',
    parts: [await partOf(from.leader.personId, 'measure.leader', leader)],
  })
  const led = async (item: typeof early): Promise<string | undefined> => {
    const { measure } = await coordinator.measures.get({
      rectificationId: item.finding.rectificationId,
      measureId: item.measure.id,
    })
    return measure.leader?.id
  }
  expect([await led(early), await led(late)]).toEqual([leader, from.leader.personId])
  await coordinator.handOvers.run({
    commandId: commandId(),
    personId: from.handler.personId,
    reason: '分工调整',
    parts: [await partOf(from.handler.personId, 'measure.handler', handler)],
  })
  expect((await openOf(from.handler.personId)).get('closureRequest.claimant')).toMatchObject({ count: 2 })
  for (const { finding } of [early, late]) await expectReplay(db, finding.rectificationId)
})

test('of an organization some items are picked for one successor and the rest goes to another', async () => {
  const added = async (name: string): Promise<string> =>
    (await stage.as('administrator').organizations.add({ commandId: commandId(), name, parentId: null })).id
  const [one, two, three] = [await added('分前'), await added('分后甲'), await added('分后乙')]
  const organizationId = id<'organization'>(one)
  const { finding, measure } = await anAssignedMeasure(stage)
  const rest = await anotherMeasure(stage, finding)
  for (const { rectificationId, id: measureId, version } of [measure, rest]) {
    const changes = { ownerId: organizationId }
    await coordinator.measures.assign({
      commandId: commandId(),
      rectificationId,
      measureId,
      version,
      changes,
    })
  }
  const { duties: open } = await coordinator.handOvers.open({ organizationId })
  const owned = open.find(({ duty }) => duty === 'measure.owner')
  expect(owned?.items.map(({ id: item }) => item)).toEqual([measure.id, rest.id])
  const part = { duty: 'measure.owner' as const, seal: owned?.seal ?? '' }
  const form = { organizationId, reason: '机构改革，一分为二' }
  const picked = [two, three].map((successorId) => ({ ...part, successorId, only: [measure.id] }))
  await expect(
    coordinator.handOvers.run({ ...form, commandId: commandId(), parts: picked }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await coordinator.handOvers.run({
    ...form,
    commandId: commandId(),
    parts: [
      { ...part, successorId: two, only: [measure.id] },
      { ...part, successorId: three },
    ],
  })
  const { rows } = await sql<{ owner: string }>`
    select owner_id as owner from measures where finding_id = ${finding.id} order by id`.execute(db)
  expect(rows.map(({ owner }) => owner)).toEqual([two, three])
  await expectReplay(db, finding.rectificationId)
  await expectReplay(db, peopleChainId)
})

test('an extension that waits is open with whoever asked and whoever decides, and goes with what is led', async () => {
  const [asker, leaver] = [await aPerson('申请人', 'handler'), await aPerson('要走的领导', 'leader', office)]
  const successor = await aPerson('接手的领导', 'leader', office)
  const { measure } = await anAssignedMeasure(stage, day('2026-06-30'))
  const form = ({ rectificationId, id: measureId, version }: typeof measure) => {
    return { commandId: commandId(), rectificationId, measureId, version }
  }
  // The final day of the rectification lies behind the day that is asked for, so that the leader decides.
  await anotherMeasureUntil(measure)
  const changes = { handlerId: asker, leaderId: leaver }
  const assigned = await coordinator.measures.assign({ ...form(measure), changes })
  await sql`update sign_in_user set must_change_password = false`.execute(db)
  await (await stage.asPerson(asker)).measures.askExtension({
    ...form(assigned),
    until: day('2026-07-31'),
    reason: '审计报告未出',
    text: '已完成初稿',
    fileIds: [],
  })
  expect((await openOf(asker)).get('measure.extensionAsker')).toMatchObject({ count: 1 })
  expect((await openOf(leaver)).get('measure.extensionDecider')).toMatchObject({ count: 1 })
  expect((await openOf(leaver)).get('measure.extensionAsker')?.count ?? 0).toBe(0)
  await coordinator.handOvers.run({
    commandId: commandId(),
    personId: leaver,
    reason: '调离本单位',
    parts: [await partOf(leaver, 'measure.leader', successor)],
  })
  expect((await openOf(leaver)).get('measure.extensionDecider')?.count ?? 0).toBe(0)
  const { extensions } = await (await stage.asPerson(successor)).measures.mine()
  expect(extensions.map((one) => one.id)).toEqual([measure.id])
})

async function anotherMeasureUntil(measure: { rectificationId: string; findingId: string }): Promise<void> {
  const rectificationId = id<'rectification'>(measure.rectificationId)
  const { finding } = await coordinator.findings.get({
    rectificationId,
    findingId: id<'finding'>(measure.findingId),
  })
  await anotherMeasure(stage, finding, day('2026-12-31'))
}
