import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { id, type OrganizationId } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { actorOf } from './actor.queries.ts'

const database = await testDatabase()
const stage = await setStage(database)
const administrator = stage.as('administrator')
const coordinator = stage.as('coordinator')
const { office, works } = stage.organizations
const { measure } = await anAssignedMeasure(stage)

async function organization(name: string, parentId: OrganizationId | null): Promise<OrganizationId> {
  return (await administrator.organizations.add({ commandId: commandId(), name, parentId })).id
}

const minute = 60_000

test('what was done before a renaming is told by the names of its day, what is done after by the new ones', async () => {
  const { personId } = stage.actors.handler
  const [handler] = (await administrator.persons.list()).filter(({ id: known }) => known === personId)
  const [department] = (await administrator.organizations.list()).filter(({ id: known }) => known === works)
  const report = async (text: string): Promise<void> => {
    const { measure: now } = await stage.as('handler').measures.get(formOf(measure))
    await stage.as('handler').measures.report({ ...formOf(now), text, fileIds: [] })
  }
  await report('改名前填报')
  stage.clock.now = new Date(stage.clock.now.getTime() + minute)
  await administrator.persons.rename({ commandId: commandId(), personId, name: '改后的人' })
  await administrator.organizations.rename({
    commandId: commandId(),
    organizationId: works,
    name: '改后的部门',
  })
  stage.clock.now = new Date(stage.clock.now.getTime() + minute)
  await report('改名后填报')
  const details = await coordinator.measures.get(formOf(measure))
  expect(details.measure).toMatchObject({
    handler: { name: '改后的人' },
    owner: { name: '改后的部门' },
  })
  const reports = details.timeline.filter(({ type }) => type === 'measure.reported')
  expect(reports.map(({ by }) => by?.name)).toEqual(['改后的人', handler?.name])
  const { entries } = await coordinator.rectifications.journal({
    rectificationId: measure.rectificationId,
    limit: 50,
  })
  const assigned = entries.find(
    ({ event }) => event.type === 'measure.added' || event.type === 'measure.assigned',
  )
  expect(JSON.stringify(assigned?.changes)).toContain(department?.name)
  const { entries: ofPerson } = await administrator.persons.history({ personId })
  expect(ofPerson.map(({ type, person, formerName }) => [type, person?.name, formerName])).toEqual([
    ['person.renamed', '改后的人', handler?.name],
    ['person.added', handler?.name, null],
  ])
  expect(ofPerson.at(-1)?.appointments).toMatchObject([{ organizationName: department?.name }])
  await expectReplay(database.kysely, peopleChainId)
})

test('the same name again is no renaming', async () => {
  const { personId } = stage.actors.head
  const before = (await administrator.persons.list()).find(({ id: known }) => known === personId)
  const same = { commandId: commandId(), personId, name: before?.name ?? '' }
  expect(await administrator.persons.rename(same)).toMatchObject({ version: before?.version })
})

test('whoever was only a name gets an account later, and signs nothing before somebody says who uses it', async () => {
  const { id: personId } = await administrator.persons.add({
    commandId: commandId(),
    name: '名单上的领导',
    username: null,
    appointments: [{ organizationId: office, role: 'leader' }],
  })
  const form = { commandId: commandId(), personId, username: 'later.leader' }
  const opened = await administrator.persons.openAccount(form)
  expect(opened).toMatchObject({ username: 'later.leader', awaitsConfirmation: true, hasAccount: true })
  expect(opened.initialPassword).toMatch(/^[a-zA-Z2-9]{14}$/)
  expect(await administrator.persons.openAccount(form)).toMatchObject({ initialPassword: null })
  expect(await actorOf(database, personId)).toMatchObject({
    mustChangePassword: true,
    confirmation: { role: 'coordinator' },
  })
  await expect(
    administrator.persons.openAccount({ ...form, commandId: commandId(), username: 'another.name' }),
  ).rejects.toMatchObject({ code: 'ACCOUNT_OPEN' })
  await expectReplay(database.kysely, peopleChainId)
})

test('no account is opened under a user name that is taken, nor for somebody who has gone', async () => {
  const add = async (name: string): Promise<ReturnType<typeof id<'person'>>> =>
    (await administrator.persons.add({ commandId: commandId(), name, username: null, appointments: [] })).id
  const personId = await add('再来的人')
  await expect(
    administrator.persons.openAccount({ commandId: commandId(), personId, username: 'later.leader' }),
  ).rejects.toMatchObject({ code: 'USERNAME_TAKEN' })
  await administrator.persons.deactivate({ commandId: commandId(), personId })
  await expect(
    administrator.persons.openAccount({ commandId: commandId(), personId, username: 'nobody.else' }),
  ).rejects.toMatchObject({ code: 'PERSON_DEACTIVATED' })
})

test('an organization moves with what is below it, but not below itself, and no name stands twice below one parent', async () => {
  const bureau = await organization('住建局', office)
  const section = await organization('质监科', bureau)
  const move = (organizationId: OrganizationId, parentId: OrganizationId | null) =>
    administrator.organizations.move({ commandId: commandId(), organizationId, parentId })
  await expect(move(bureau, section)).rejects.toMatchObject({ code: 'ORGANIZATION_BELOW_ITSELF' })
  await expect(organization('质监科', bureau)).rejects.toMatchObject({
    code: 'ORGANIZATION_NAME_TAKEN',
    data: { message: { zh: expect.stringContaining('“住建局”下已有同名单位') } },
  })
  await organization('质监科', office)
  await expect(move(section, office)).rejects.toMatchObject({ code: 'ORGANIZATION_NAME_TAKEN' })
  await expect(
    administrator.organizations.rename({
      commandId: commandId(),
      organizationId: await organization('质监站', bureau),
      name: '质监科',
    }),
  ).rejects.toMatchObject({ code: 'ORGANIZATION_NAME_TAKEN' })
  expect(await move(bureau, null)).toMatchObject({ id: bureau, parentId: null })
  stage.clock.now = new Date(stage.clock.now.getTime() + minute)
  await administrator.organizations.rename({
    commandId: commandId(),
    organizationId: bureau,
    name: '住建委',
  })
  const { entries } = await stage.as('inspector').persons.history({ limit: 4 })
  expect(
    entries.map(({ type, organization: of, formerName, parents }) => [type, of?.name, formerName, parents]),
  ).toEqual([
    ['organization.renamed', '住建委', '住建局', null],
    ['organization.moved', '住建局', null, { before: expect.any(String), after: null }],
    ['organization.established', '质监站', null, null],
    ['organization.established', '质监科', null, null],
  ])
  expect(entries[1]?.parents?.before).toBe(
    (await administrator.organizations.list()).find(({ id: one }) => one === office)?.name,
  )
  await expectReplay(database.kysely, peopleChainId)
})

test('two who add the same organization at one moment add one', async () => {
  const outcomes = await Promise.allSettled([
    organization('同时新增', office),
    organization('同时新增', office),
  ])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})
