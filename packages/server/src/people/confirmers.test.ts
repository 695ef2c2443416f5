import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { expect, test } from 'vitest'
import { sql } from '../kernel/sql.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { actorOf } from './actor.queries.ts'

const database = await testDatabase()
const stage = await setStage(database)
const administrator = stage.as('administrator')
const { office } = stage.organizations

async function organization(
  name: string,
  kind: 'region' | 'body',
  parentId: OrganizationId | null,
): Promise<OrganizationId> {
  return (await administrator.organizations.add({ commandId: commandId(), name, kind, parentId })).id
}

const region = await organization('全区', 'region', null)
await administrator.organizations.move({ commandId: commandId(), organizationId: office, parentId: region })
await administrator.organizations.setKind({ commandId: commandId(), organizationId: office, kind: 'body' })
const street = await organization('云溪街道', 'body', region)
await anAssignedMeasure(stage)

async function person(name: string, ...held: [OrganizationId, Role][]): Promise<PersonId> {
  const appointments = held.map(([organizationId, role]) => ({ organizationId, role }))
  // Nothing of a name that is typed in Chinese is left in a user name.
  const username = `confirms.${held.length}.${Buffer.from(name).toString('hex').slice(-12)}`
  const { id } = await administrator.persons.add({ commandId: commandId(), name, username, appointments })
  await sql`update sign_in_user set must_change_password = false where id = ${id}`.execute(database.kysely)
  return id
}

/** Somebody whose password was given anew, with what is shown to whoever is to confirm them. */
async function renewed(name: string, ...held: [OrganizationId, Role][]): Promise<PersonId> {
  const personId = await person(name, ...held)
  await administrator.persons.resetPassword({ commandId: commandId(), personId })
  return personId
}

const namesFor = async (personId: PersonId) => (await actorOf(database, personId))?.confirmation?.names

async function confirmedBy(by: PersonId, personId: PersonId): Promise<void> {
  const client = await stage.asPerson(by)
  const shown = (await client.persons.list()).find((one) => one.id === personId)
  expect(shown).toMatchObject({ awaitsConfirmation: true, can: ['confirm'] })
  const form = { commandId: commandId(), personId, version: shown?.version ?? 0 }
  expect(await client.persons.confirm(form)).toMatchObject({ awaitsConfirmation: false, can: [] })
}

const { coordinator } = stage.actors

test('whoever is named to somebody of another body is told of them, and confirms them', async () => {
  const clerk = await renewed('街道干事', [street, 'handler'])
  const names = await namesFor(clerk)
  expect(names).toHaveLength(1)
  await confirmedBy(coordinator.personId, clerk)
  expect(await namesFor(clerk)).toBeUndefined()
  // Told of for this alone.
  const client = await stage.asNow('coordinator')
  expect((await client.persons.list()).some(({ id }) => id === clerk)).toBe(false)
})

test('of whoever has no post the coordinators of others are told while they are to confirm them', async () => {
  const nobody = await renewed('无职人员')
  expect(await namesFor(nobody)).toHaveLength(1)
  await confirmedBy(coordinator.personId, nobody)
})

test('nobody else is told of them, nor learns by trying to confirm that they are there', async () => {
  const clerk = await renewed('街道文书', [street, 'handler'])
  const client = await stage.asNow('inspector')
  expect((await client.persons.list()).some(({ id }) => id === clerk)).toBe(false)
  const form = { commandId: commandId(), personId: clerk }
  const { version } = (await administrator.persons.list()).find(({ id }) => id === clerk) ?? { version: 0 }
  await expect(client.persons.confirm({ ...form, version })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  // Whoever awaits nothing is not shown to somebody who says to confirm them.
  const quiet = await person('街道会计', [street, 'handler'])
  await expect(
    (await stage.asNow('coordinator')).persons.confirm({
      commandId: commandId(),
      personId: quiet,
      version: 1,
    }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('those of the region are asked before those of other bodies, and are offered it', async () => {
  const above = await person('区里的督查', [region, 'inspector'])
  const clerk = await renewed('街道出纳', [street, 'handler'])
  expect(await namesFor(clerk)).toEqual(['区里的督查'])
  const client = await stage.asNow('coordinator')
  expect((await client.persons.list()).some(({ id }) => id === clerk)).toBe(false)
  await confirmedBy(above, clerk)
})

test('somebody of another body who is told of a person anyway is offered nothing that falls to those of the person’s own', async () => {
  await person('街道专班', [street, 'coordinator'])
  const both = await renewed('两处任职', [street, 'handler'], [office, 'handler'])
  const names = await namesFor(both)
  expect(names).toContain('街道专班')
  const clerk = await renewed('街道干部', [street, 'head'])
  expect(await namesFor(clerk)).toEqual(['街道专班'])
  const seen = await (await stage.asNow('coordinator')).persons.list()
  expect(seen.find(({ id }) => id === both)?.can).toEqual(['confirm'])
  expect(seen.some(({ id }) => id === clerk)).toBe(false)
})
