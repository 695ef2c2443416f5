import { day } from '@bihuan/core/kernel/day.ts'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { id, type OrganizationId, type PersonId } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const administrator = stage.as('administrator')
const coordinator = stage.as('coordinator')
const { office } = stage.organizations
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
  const people = (await administrator.persons.list()).filter(({ appointments }) =>
    appointments.some(({ organizationId }) => organizationId === office),
  )
  const everybody = people.map(({ id: personId }) => ({ personId, successorId: null }))
  expect(everybody.map(({ personId }) => personId)).toContain(last.personId)
  await expect(closing(office, { people: everybody })).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  const form = { commandId: commandId(), organizationId: office, on, how: 'closed' as const, reason: '…' }
  await expect(
    coordinator.organizations.close({ ...form, successorIds: [], people: [] }),
  ).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
})
