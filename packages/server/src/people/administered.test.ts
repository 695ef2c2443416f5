import { day } from '@bihuan/core/kernel/day.ts'
import { id, type OrganizationId, type PersonId } from '@bihuan/core/kernel/id.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { TestClient } from '../testing/client-of.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { lookedAt } from '../testing/looked-at.ts'

// The house of the set-up, and a street beside it that has an administrator of its own.

const stage = await setStage(await testDatabase())
const ofSetUp = stage.as('administrator')
const { office, works } = stage.organizations
const { finding } = await anAssignedMeasure(stage)
const street = await add(ofSetUp, { name: '云溪街道', parentId: null, kind: 'body' })
const station = await add(ofSetUp, { name: '街道城建办', parentId: street, kind: 'department' })
const administrator = await person('街道管理员', { organizationId: station, role: 'administrator' })
const clerk = await person('街道承办人', { organizationId: station, role: 'handler' })
// Their first passwords are of no account here.
await sql`update sign_in_user set must_change_password = false`.execute(stage.database.kysely)
const ofStreet = await stage.asPerson(administrator)

type Adding = Omit<Parameters<TestClient['organizations']['add']>[0], 'commandId'>

async function add({ organizations }: TestClient, form: Adding): Promise<OrganizationId> {
  return id<'organization'>((await organizations.add({ commandId: commandId(), ...form })).id)
}

async function person(
  name: string,
  ...appointments: readonly { readonly organizationId: OrganizationId; readonly role: Role }[]
): Promise<PersonId> {
  const username = `p${commandId().slice(-12)}`
  return (
    await ofSetUp.persons.add({ commandId: commandId(), name, username, appointments: [...appointments] })
  ).id
}

const notAllowed = { code: 'NOT_ALLOWED' }
const notFound = { code: 'NOT_FOUND' }
const reset = (client: TestClient, personId: PersonId) =>
  client.persons.resetPassword({ commandId: commandId(), personId })

test('an administrator gives posts and passwords in their own body and below it', async () => {
  await expect(reset(ofStreet, clerk)).resolves.toMatchObject({ initialPassword: expect.any(String) })
  const unit = await add(ofStreet, { name: '一中队', parentId: station, kind: 'department' })
  const appointments = [{ organizationId: unit, role: 'head' as const }]
  const form = { ...(await lookedAt(ofStreet, clerk)), appointments }
  expect((await ofStreet.persons.appoint(form)).appointments).toEqual(appointments)
  await expect(reset(ofSetUp, clerk)).resolves.toBeDefined()
})

test('of people elsewhere they see no account, and change none', async () => {
  const { personId } = stage.actors.coordinator
  const listed = await ofStreet.persons.list()
  expect(listed.map((one) => one.id)).not.toContain(personId)
  await expect(reset(ofStreet, personId)).rejects.toMatchObject(notFound)
  const named = { commandId: commandId(), personId }
  await expect(ofStreet.persons.rename({ ...named, name: '他人' })).rejects.toMatchObject(notFound)
  await expect(ofStreet.persons.deactivate(named)).rejects.toMatchObject(notFound)
  await expect(ofStreet.persons.appoint({ ...named, version: 1, appointments: [] })).rejects.toMatchObject(
    notFound,
  )
  await expect(ofStreet.helpers.list({ personId })).rejects.toMatchObject(notFound)
})

test('whoever holds something elsewhere too, in whatever way, has an account beyond their reach', async () => {
  const both = await person(
    '两处任职',
    { organizationId: station, role: 'handler' },
    { organizationId: works, role: 'head' },
  )
  await expect(reset(ofStreet, both)).rejects.toMatchObject(notAllowed)
  const view = (await ofStreet.persons.list()).find((one) => one.id === both)
  expect(view).toMatchObject({ username: null, holding: null, can: [] })
  const deputy = await person('代理人', { organizationId: station, role: 'handler' })
  const { personId } = stage.actors.coordinator
  const days = { from: day('2026-01-01'), to: day('2199-12-31') }
  const lent = { personId, deputyId: deputy, organizationId: office, role: 'coordinator' as const, ...days }
  await ofSetUp.helpers.nameDeputy({ commandId: commandId(), ...lent })
  await expect(reset(ofStreet, deputy)).rejects.toMatchObject(notAllowed)
  const liaison = await person('联络员', { organizationId: station, role: 'handler' })
  const named = { personId: stage.actors.leader.personId, liaisonId: liaison }
  await ofSetUp.helpers.nameLiaison({ commandId: commandId(), ...named })
  await expect(reset(ofStreet, liaison)).rejects.toMatchObject(notAllowed)
  const reviewer = { commandId: commandId(), name: '查阅人', username: 'reviewer.street', appointments: [] }
  const { id: reviewerId } = await ofSetUp.persons.add(reviewer)
  const coordinator = await stage.asNow('coordinator')
  const today = new Date()
  const to = day(new Date(today.getTime() + 30 * 86_400_000).toISOString().slice(0, 10))
  const sight = {
    rectificationId: finding.rectificationId,
    username: reviewer.username,
    from: day('2026-01-01'),
    to,
  }
  await coordinator.reviewers.give({ commandId: commandId(), ...sight, extent: 'read' })
  await expect(reset(ofStreet, reviewerId)).rejects.toMatchObject(notFound)
})

test('they give no post elsewhere, and change neither the tree above them nor what their own body is', async () => {
  const elsewhere = [{ organizationId: works, role: 'handler' as const }]
  const newcomer = { commandId: commandId(), name: '新人', username: null, appointments: elsewhere }
  await expect(ofStreet.persons.add(newcomer)).rejects.toMatchObject(notAllowed)
  const list = { commandId: commandId(), organizations: [], persons: [newcomer] }
  await expect(ofStreet.persons.addMany(list)).rejects.toMatchObject(notAllowed)
  const form = { ...(await lookedAt(ofStreet, clerk)), appointments: elsewhere }
  await expect(ofStreet.persons.appoint(form)).rejects.toMatchObject(notAllowed)
  await expect(add(ofStreet, { name: '新单位', parentId: null })).rejects.toMatchObject(notAllowed)
  await expect(add(ofStreet, { name: '新科', parentId: works })).rejects.toMatchObject(notAllowed)
  const own = { commandId: commandId(), organizationId: street }
  await expect(ofStreet.organizations.setKind({ ...own, kind: 'department' })).rejects.toMatchObject(
    notAllowed,
  )
  await expect(ofStreet.organizations.move({ ...own, parentId: station })).rejects.toMatchObject(notAllowed)
  const away = { commandId: commandId(), organizationId: station, parentId: works }
  await expect(ofStreet.organizations.move(away)).rejects.toMatchObject(notAllowed)
  await expect(ofStreet.organizations.rename({ ...own, name: '云溪新街道' })).resolves.toBeDefined()
  const foreign = { commandId: commandId(), organizationId: works }
  await expect(ofStreet.organizations.rename({ ...foreign, name: '别名' })).rejects.toMatchObject(notAllowed)
  const ending = { ...foreign, on: day('2026-03-01'), how: 'closed' as const, reason: '撤销' }
  await expect(
    ofStreet.organizations.close({ ...ending, successorIds: [], people: [] }),
  ).rejects.toMatchObject(notAllowed)
})
