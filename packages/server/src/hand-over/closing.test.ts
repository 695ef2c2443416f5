import type { PassingDuty } from '@bihuan/core/hand-over/passing-duties.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { id, type OrganizationId, type PersonId } from '@bihuan/core/kernel/id.ts'
import type { TermedAppointment } from '@bihuan/core/people/role.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { lookedAt } from '../testing/looked-at.ts'

const database = await testDatabase()
const stage = await setStage(database)
const administrator = stage.as('administrator')
const coordinator = stage.as('coordinator')
const { office, works } = stage.organizations
const on = day('2026-03-01')

async function anOrganization(name: string, parentId: OrganizationId | null = null): Promise<OrganizationId> {
  return id<'organization'>(
    (await administrator.organizations.add({ commandId: commandId(), name, parentId })).id,
  )
}

async function aHead(organizationId: OrganizationId): Promise<PersonId> {
  const username = `p${commandId()}`.slice(0, 20)
  const appointments = [{ organizationId, role: 'head' as const }]
  const form = { commandId: commandId(), name: '负责人', username, appointments }
  return id<'person'>((await administrator.persons.add(form)).id)
}

function closing(organizationId: OrganizationId, more: object = {}) {
  const form = { commandId: commandId(), organizationId, on, how: 'closed' as const, reason: '机构改革' }
  return administrator.organizations.close({ ...form, successorIds: [], people: [], ...more })
}

test('a department is merged once its work is handed over: posts go along, and its name stays in what was written', async () => {
  const [old, heir] = [await anOrganization('城建科'), await anOrganization('住建局')]
  const head = await aHead(old)
  const { measure } = await anAssignedMeasure(stage)
  await coordinator.measures.assign({ ...formOf(measure), changes: { ownerId: old } })
  const merge = { how: 'merged', successorIds: [heir], people: [{ personId: head, successorId: heir }] }
  const left = () => administrator.organizations.left({ organizationId: old })
  expect(await left()).toEqual({ open: 1, below: 0, rectifications: 0 })
  await expect(closing(old, merge)).rejects.toMatchObject({
    code: 'ORGANIZATION_HAS_OPEN',
    data: { message: { zh: expect.stringContaining('还有 1 项') } },
  })
  const open = await coordinator.handOvers.open({ organizationId: old })
  const seal = open.duties.find(({ duty }) => duty === 'measure.owner')?.seal ?? ''
  await coordinator.handOvers.run({
    commandId: commandId(),
    organizationId: old,
    reason: '并入',
    parts: [{ duty: 'measure.owner', successorId: heir, seal }],
  })
  expect(await left()).toEqual({ open: 0, below: 0, rectifications: 0 })
  await expect(closing(old, { ...merge, people: [] })).rejects.toMatchObject({
    code: 'ORGANIZATION_PEOPLE_CHANGED',
  })
  expect(await closing(old, merge)).toMatchObject({ name: '城建科', closedOn: on })
  const persons = await administrator.persons.list()
  const posts = persons.find((person) => person.id === head)?.appointments
  expect(posts).toMatchObject([{ organizationId: heir, role: 'head' }])
  const { entries } = await administrator.persons.history({ limit: 50 })
  expect(entries.find(({ type }) => type === 'organization.closed')).toMatchObject({
    organization: { name: '城建科' },
    reason: '机构改革',
    successors: ['住建局'],
  })
  await expectReplay(database.kysely, measure.rectificationId)
  await expectReplay(database.kysely, peopleChainId)
})

test('parts of a unit that ends pass to a unit below the same owner, in the same step as what it supports', async () => {
  const [ending, successor, elsewhere] = [
    await anOrganization('撤并的站', works),
    await anOrganization('接手的站', works),
    await anOrganization('别处的站', office),
  ]
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId } = measure
  await coordinator.measures.assign({ ...formOf(measure), changes: { supporterIds: [ending] } })
  const given = { rectificationId, measureId, handlerId: null, dueOn: null, unitId: ending }
  for (const text of ['清点设备', '清点账目'])
    await stage.as('handler').parts.add({ commandId: commandId(), ...given, text })
  const asked = { organizationId: ending, duty: 'part.unit' as const }
  expect(await coordinator.handOvers.trial({ ...asked, successorId: elsewhere })).toMatchObject({
    passing: 0,
    staying: [{ count: 2, why: { zh: expect.stringContaining('只能分解到责任部门的下级单位') } }],
  })
  expect(await coordinator.handOvers.trial({ ...asked, successorId: successor })).toMatchObject({
    passing: 2,
    staying: [],
  })
  const { duties: open } = await coordinator.handOvers.open({ organizationId: ending })
  const run = (successorId: string, wanted: readonly PassingDuty[], theirs = commandId()) => {
    const parts = wanted.map((duty) => ({
      duty,
      successorId,
      seal: open.find((one) => one.duty === duty)?.seal ?? '',
    }))
    return coordinator.handOvers.run({ commandId: theirs, organizationId: ending, reason: '撤并', parts })
  }
  await expect(run(elsewhere, ['part.unit'])).rejects.toMatchObject({ code: 'NOTHING_PASSES' })
  const together = commandId()
  await run(successor, ['measure.supporter', 'part.unit'], together)
  const { rows } = await sql<{ type: string }>`
    select event ->> 'type' as type from journal where command_id = ${together} and chain_id = ${rectificationId}
    order by sequence`.execute(database.kysely)
  expect(rows.map(({ type }) => type)).toEqual([
    'measure.assigned',
    'measure.partMoved',
    'part.passed',
    'measure.partMoved',
    'part.passed',
  ])
  const { parts, timeline } = await coordinator.measures.get({ rectificationId, measureId })
  expect(parts.map(({ unit, status }) => [unit.name, status])).toEqual([
    ['接手的站', 'given'],
    ['接手的站', 'given'],
  ])
  expect(timeline.find(({ type }) => type === 'measure.partMoved')?.changes).toMatchObject({
    unitId: '接手的站',
    move: 'passed',
  })
  const sees = (organizationId: OrganizationId) =>
    stage
      .asActor({
        personId: stage.actors.foreignHead.personId,
        appointments: [{ organizationId, role: 'head', bodyId: works }],
      })
      .measures.get({ rectificationId, measureId })
  await expect(sees(ending)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await sees(successor)).parts.map(({ can }) => can)).toEqual([
    ['assign', 'report'],
    ['assign', 'report'],
  ])
  expect((await closing(ending, { how: 'merged', successorIds: [successor] })).closedOn).toBe(on)
  await expectReplay(database.kysely, rectificationId)
})

test('nothing new is given to what is closed, and its name may be had again', async () => {
  const old = await anOrganization('旧科室')
  await closing(old)
  const refused = { code: 'ORGANIZATION_CLOSED' }
  const { finding, measure } = await anAssignedMeasure(stage)
  const changes = { ownerId: old }
  await expect(coordinator.measures.assign({ ...formOf(measure), changes })).rejects.toMatchObject(refused)
  const { rectificationId, id: findingId, version } = finding
  const form = { commandId: commandId(), rectificationId, findingId, version }
  await expect(coordinator.findings.assign({ ...form, ownerId: old })).rejects.toMatchObject(refused)
  const many = { commandId: commandId(), rectificationId, measures: [measure], changes }
  await expect(coordinator.measures.assignMany(many)).rejects.toMatchObject(refused)
  await expect(anOrganization('下级', old)).rejects.toMatchObject(refused)
  await expect(closing(old)).rejects.toMatchObject(refused)
  const named = { commandId: commandId(), organizationId: old }
  await expect(administrator.organizations.rename({ ...named, name: '新名' })).rejects.toMatchObject(refused)
  await expect(administrator.organizations.move({ ...named, parentId: office })).rejects.toMatchObject(
    refused,
  )
  await expect(anOrganization('旧科室')).resolves.toBeDefined()
})

test('nor a post, a list, a supporting part, a part below its owner or another kind', async () => {
  const [old, unit] = [
    await anOrganization('老科室'),
    await anOrganization('老股室', stage.organizations.works),
  ]
  const held = { organizationId: old, role: 'handler' as const, from: null, to: null }
  const before = await administrator.persons.add({
    commandId: commandId(),
    name: '老同志',
    username: null,
    appointments: [held],
  })
  await closing(old, { people: [{ personId: before.id, successorId: null }] })
  await closing(unit)
  const refused = { code: 'ORGANIZATION_CLOSED' }
  const person = { commandId: commandId(), name: '新同志', username: null, appointments: [held] }
  await expect(administrator.persons.add(person)).rejects.toMatchObject(refused)
  const posts = async (appointments: TermedAppointment[]) => ({
    ...(await lookedAt(administrator, before.id)),
    appointments,
  })
  await expect(administrator.persons.appoint(await posts([held]))).rejects.toMatchObject(refused)
  // What was held until the end stays, and may be put right within it.
  const kept = { ...held, to: on }
  await administrator.persons.appoint(await posts([kept, { ...held, organizationId: office }]))
  await administrator.persons.appoint(await posts([{ ...kept, to: day('2026-02-27') }]))
  const listed = { commandId: commandId(), organizations: [], persons: [] }
  const below = { name: '下级', parent: { organizationId: old } }
  await expect(administrator.persons.addMany({ ...listed, organizations: [below] })).rejects.toMatchObject(
    refused,
  )
  const other = { name: '名单上的人', username: null, appointments: [held] }
  await expect(administrator.persons.addMany({ ...listed, persons: [other] })).rejects.toMatchObject(refused)
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId, version } = finding
  const supporterIds = [old]
  await expect(
    coordinator.measures.assign({ ...formOf(measure), changes: { supporterIds } }),
  ).rejects.toMatchObject(refused)
  const onFinding = { commandId: commandId(), rectificationId, findingId, version, supporterIds }
  await expect(coordinator.findings.assign(onFinding)).rejects.toMatchObject(refused)
  const part = { unitId: unit, text: '逐项清查', handlerId: null, dueOn: null }
  await expect(stage.as('head').parts.add({ ...formOf(measure), ...part })).rejects.toMatchObject(refused)
  const kind = { commandId: commandId(), organizationId: old, kind: 'team' as const }
  await expect(administrator.organizations.setKind(kind)).rejects.toMatchObject(refused)
})

test('a body is not closed while it has rectifications that nobody could go on with', async () => {
  const form = { commandId: commandId(), name: '某镇', parentId: null, kind: 'body' as const }
  const { id: town } = await administrator.organizations.add(form)
  const people = await administrator.persons.add({
    commandId: commandId(),
    name: '镇专班',
    username: 'town.office',
    appointments: [{ organizationId: town, role: 'coordinator' }],
  })
  await sql`update sign_in_user set must_change_password = false`.execute(database.kysely)
  const ofTown = await stage.asPerson(people.id)
  const empty = { name: '某镇整改', inspectingBody: null, feedbackOn: null } as const
  const { id: rectificationId, version } = await ofTown.rectifications.create({
    commandId: commandId(),
    ...empty,
  })
  const ends = { people: [{ personId: people.id, successorId: null }] }
  await expect(closing(town, ends)).rejects.toMatchObject({
    code: 'ORGANIZATION_HAS_RECTIFICATIONS',
    data: { message: { zh: expect.stringContaining('还有 1 个') } },
  })
  // As a department of another body it leaves them to that one.
  await administrator.organizations.move({ commandId: commandId(), organizationId: town, parentId: office })
  await administrator.organizations.setKind({
    commandId: commandId(),
    organizationId: town,
    kind: 'department',
  })
  await closing(town, ends)
  const heir = await stage.asNow('coordinator')
  expect(await heir.rectifications.get({ rectificationId })).toMatchObject({ name: '某镇整改', version })
  await expectReplay(database.kysely, peopleChainId)
})

test('whoever gives it work at the very moment has done so, and it goes on, or is told that it is closed', async () => {
  for (const name of ['一科', '二科', '三科', '四科', '五科', '六科']) {
    const old = await anOrganization(name)
    const { measure } = await anAssignedMeasure(stage)
    const [closed, given] = await Promise.allSettled([
      closing(old),
      coordinator.measures.assign({ ...formOf(measure), changes: { ownerId: old } }),
    ])
    expect([closed.status, given.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  }
})

test('whoever hands work over to it at the very moment is told that it is closed, or it goes on', async () => {
  for (const name of ['七科', '八科', '九科', '十科']) {
    const [from, heir] = [await anOrganization(`原${name}`), await anOrganization(name)]
    const { measure } = await anAssignedMeasure(stage)
    await coordinator.measures.assign({ ...formOf(measure), changes: { ownerId: from } })
    const open = await coordinator.handOvers.open({ organizationId: from })
    const seal = open.duties.find(({ duty }) => duty === 'measure.owner')?.seal ?? ''
    const parts = [{ duty: 'measure.owner' as const, successorId: heir, seal }]
    const form = { commandId: commandId(), organizationId: from, reason: '并入', parts }
    const [handed, closed] = await Promise.allSettled([coordinator.handOvers.run(form), closing(heir)])
    expect([handed.status, closed.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  }
})

test('not into itself, nor into what is closed, nor ahead of its day, nor with others below it', async () => {
  const [one, closed] = [await anOrganization('甲'), await anOrganization('乙')]
  await closing(closed)
  const into = (heir: OrganizationId): object => ({ how: 'merged', successorIds: [heir] })
  await expect(closing(one, into(one))).rejects.toMatchObject({ code: 'SUCCESSOR_SAME' })
  await expect(closing(one, into(closed))).rejects.toMatchObject({ code: 'ORGANIZATION_CLOSED' })
  await expect(closing(one, { on: day('2026-03-03') })).rejects.toMatchObject({ code: 'CLOSING_AHEAD' })
  const below = await anOrganization('甲一', one)
  await expect(closing(one)).rejects.toMatchObject({ code: 'ORGANIZATION_HAS_BELOW' })
  await closing(below)
  await expect(closing(one)).resolves.toMatchObject({ closedOn: on })
})

test('the last administrator is not relieved by it, and only an administrator closes', async () => {
  const { administrator: last } = stage.actors
  const rooms = await anOrganization('机关')
  const appointments = [{ organizationId: rooms, role: 'administrator' as const }]
  await administrator.persons.appoint({ ...(await lookedAt(administrator, last.personId)), appointments })
  const people = [{ personId: last.personId, successorId: null }]
  await expect(closing(rooms, { people })).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  const form = { commandId: commandId(), organizationId: office, on, how: 'closed' as const, reason: '…' }
  await expect(
    coordinator.organizations.close({ ...form, successorIds: [], people: [] }),
  ).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
})
