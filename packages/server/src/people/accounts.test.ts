import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { createRouterClient } from '@orpc/server'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { keepPasswords } from '../kernel/auth/accounts.store.ts'
import { ask } from '../kernel/together.ts'
import { createRouter, stores } from '../router.ts'
import type { TestClient } from '../testing/client-of.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { hearMessages } from '../testing/heard.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, anotherMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { renewPassword } from './accounts.commands.ts'
import { actorOf, actorOfSession } from './actor.queries.ts'
import { isOtherAdministratorLeft } from './people.queries.ts'
import { personStore } from './people.store.ts'

const database = await testDatabase()
const { kysely } = database
const intake = await testIntake(database)
// Whoever has an account here was given one by the test.
const stage = await setStage(database, { intake, areNamesOnly: true })
const administrator = stage.as('administrator')
const { office } = stage.organizations
const tools = { db: kysely, stores, now: () => stage.clock.now }
const router = createRouter({ intake, loadSample: async () => refuse({ code: 'NOT_EMPTY' }) })

let people = 0

/** Somebody with an account and a password of their own. */
async function somebody(...roles: Role[]): Promise<PersonId> {
  people += 1
  const username = `somebody.${people}`
  const appointments = roles.map((role) => ({ organizationId: office, role }))
  const added = await administrator.persons.add({
    commandId: commandId(),
    name: `某${people}`,
    username,
    appointments,
  })
  await keepPasswords(kysely, [username])
  return added.id
}

/** The operations as somebody who is signed in may use them just now. */
async function as(personId: PersonId): Promise<TestClient> {
  const actor = await actorOf(database, personId)
  const context = {
    database,
    stores,
    now: () => stage.clock.now,
    zone: defaultZone,
    newId: () => uuid(),
    actor,
  }
  return createRouterClient(router, { context })
}

async function typesOf(personId: PersonId): Promise<string[]> {
  const { entries } = await administrator.persons.history({ personId })
  return entries.map(({ type }) => type)
}

const form = (personId: PersonId): { commandId: ReturnType<typeof commandId>; personId: PersonId } => ({
  commandId: commandId(),
  personId,
})

/** What confirming takes: the person as the page shows them now. */
async function asSeen(personId: PersonId): Promise<ReturnType<typeof form> & { version: number }> {
  const person = (await administrator.persons.list()).find(({ id: known }) => known === personId)
  return { ...form(personId), version: person?.version ?? 0 }
}

async function aSession(personId: PersonId, lasts: string): Promise<string> {
  const token = uuid()
  await sql`insert into sign_in_session (id, token, user_id, expires_at)
    values (${uuid()}, ${token}, ${personId}, now() + ${lasts}::interval)`.execute(kysely)
  return token
}

test('who sends a request, and with which rights, is asked in one message, and as it is at that moment', async () => {
  const personId = await somebody('handler')
  const token = await aSession(personId, '1 minute')
  const messages = hearMessages()
  const before = messages.heard()
  const seen = (await actorOfSession(database, token))?.actor
  expect(messages.heard() - before).toBe(1)
  expect(seen).toMatchObject({ personId, appointments: [{ role: 'handler' }] })
  await administrator.persons.appoint({ ...(await asSeen(personId)), appointments: [] })
  expect((await actorOfSession(database, token))?.actor).toMatchObject({ personId, appointments: [] })
  await sql`update sign_in_session set expires_at = now() where token = ${token}`.execute(kysely)
  expect(await actorOfSession(database, token)).toBeNull()
  await administrator.persons.deactivate(form(personId))
  expect(await actorOfSession(database, await aSession(personId, '1 minute'))).toBeNull()
})

test('a person who is deactivated loses every session at once and is nobody to the operations until reactivated', async () => {
  const personId = await somebody('handler')
  await aSession(personId, '1 day')
  const ended = await administrator.persons.deactivate(form(personId))
  expect(ended).toMatchObject({ isDeactivated: true, can: ['rename', 'appoint', 'reactivate'] })
  const { rows } = await sql`select from sign_in_session where user_id = ${personId}`.execute(kysely)
  expect(rows).toEqual([])
  expect(await actorOf(database, personId)).toBeNull()
  await expect(administrator.persons.resetPassword(form(personId))).rejects.toMatchObject({
    code: 'PERSON_DEACTIVATED',
  })
  expect((await administrator.persons.list()).some(({ id: known }) => known === personId)).toBe(true)
  // One that was just being opened as the account ended.
  await aSession(personId, '1 day')
  await administrator.persons.reactivate(form(personId))
  const left = await sql`select from sign_in_session where user_id = ${personId}`.execute(kysely)
  expect(left.rows).toEqual([])
  await expect((await as(personId)).session.get()).resolves.toMatchObject({ barrier: null })
  expect(await typesOf(personId)).toEqual(['person.reactivated', 'person.deactivated', 'person.added'])
})

test('with no appointment nothing works but to see where one stands', async () => {
  const client = await as(await somebody())
  expect(await client.session.get()).toMatchObject({ barrier: 'APPOINTMENT_MISSING', can: [], roles: [] })
  for (const attempt of [
    () => client.persons.list(),
    () => client.organizations.list(),
    () => client.rectifications.list({}),
    () => client.closure.queue({}),
    () => client.persons.history({}),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'APPOINTMENT_MISSING' })
  }
})

test('with a password that somebody else has seen nothing works either', async () => {
  const personId = await somebody('coordinator')
  await administrator.persons.resetPassword(form(personId))
  const client = await as(personId)
  expect(await client.session.get()).toMatchObject({ barrier: 'PASSWORD_CHANGE_NEEDED', can: [] })
  await expect(client.rectifications.list({})).rejects.toMatchObject({ code: 'PASSWORD_CHANGE_NEEDED' })
})

test('the last administrator with an account cannot be removed, also not by two requests at once', async () => {
  const [first, second] = [await somebody('administrator'), await somebody('administrator', 'handler')]
  expect(await isOtherAdministratorLeft(kysely, first)).toBe(true)
  const [one, two] = [await as(first), await as(second)]
  const toHandler = [{ organizationId: office, role: 'handler' as const }]
  const seen = await asSeen(first)
  const outcomes = await Promise.allSettled([
    one.persons.deactivate(form(second)),
    two.persons.appoint({ ...seen, appointments: toHandler }),
  ])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const rejected = outcomes.find((outcome) => outcome.status === 'rejected')
  expect(rejected?.reason).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  const left = (await isOtherAdministratorLeft(kysely, first)) ? second : first
  const client = await as(left)
  await expect(client.persons.deactivate(form(left))).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  await expect(client.persons.appoint({ ...(await asSeen(left)), appointments: [] })).rejects.toMatchObject({
    code: 'LAST_ADMINISTRATOR',
  })
  const persons = await client.persons.list()
  expect(persons.find((person) => person.id === left)?.can).toEqual(['rename', 'appoint', 'resetPassword'])
})

test('after a reset a signer waits until a coordinator has confirmed, who is neither themselves nor who reset it', async () => {
  const head = await somebody('head')
  const resetter = await somebody('administrator', 'coordinator')
  const coordinator = await somebody('coordinator')
  await (await as(resetter)).persons.resetPassword(form(head))
  await sql`update sign_in_user set must_change_password = false where id = ${head}`.execute(kysely)
  const name = (await administrator.persons.list()).find((person) => person.id === coordinator)?.name
  expect((await actorOf(database, head))?.confirmation).toEqual({ role: 'coordinator', names: [name] })
  for (const other of [head, resetter, await somebody('inspector')]) {
    const refusal = (await as(other)).persons.confirm(await asSeen(head))
    await expect(refusal).rejects.toMatchObject({
      code: other === head ? 'NOT_ALLOWED' : 'NOT_YOUR_CONFIRMATION',
    })
  }
  const client = await as(coordinator)
  const seen = (await client.persons.list()).find((person) => person.id === head)
  expect(seen).toMatchObject({ awaitsConfirmation: true, can: ['confirm'], username: null })
  expect(await client.persons.confirm(await asSeen(head))).toMatchObject({
    awaitsConfirmation: false,
    can: [],
  })
  expect((await actorOf(database, head))?.confirmation).toBeUndefined()
  expect((await typesOf(head)).slice(0, 2)).toEqual(['person.confirmed', 'person.passwordRenewed'])
  await administrator.persons.deactivate(form(coordinator))
  await administrator.persons.appoint({ ...(await asSeen(resetter)), appointments: [] })
})

test('a confirmation is of the reset that was looked at, and of nobody whose account has ended', async () => {
  const [head, coordinator] = [await somebody('head'), await somebody('coordinator')]
  const client = await as(coordinator)
  await administrator.persons.resetPassword(form(head))
  const looked = await asSeen(head)
  await administrator.persons.resetPassword(form(head))
  await expect(client.persons.confirm(looked)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  await administrator.persons.deactivate(form(head))
  await expect(client.persons.confirm(await asSeen(head))).rejects.toMatchObject({
    code: 'PERSON_DEACTIVATED',
  })
  await administrator.persons.reactivate(form(head))
  expect(await client.persons.confirm(await asSeen(head))).toMatchObject({ awaitsConfirmation: false })
  await administrator.persons.deactivate(form(coordinator))
})

test('a coordinator is confirmed by the principal, and by another coordinator where there is none', async () => {
  const [coordinator, other] = [await somebody('coordinator'), await somebody('coordinator')]
  await administrator.persons.resetPassword(form(coordinator))
  expect((await actorOf(database, coordinator))?.confirmation).toMatchObject({ role: 'coordinator' })
  const principal = await somebody('principal')
  expect((await actorOf(database, coordinator))?.confirmation).toMatchObject({ role: 'principal' })
  await expect((await as(other)).persons.confirm(await asSeen(coordinator))).rejects.toMatchObject({
    code: 'NOT_YOUR_CONFIRMATION',
  })
  await (await as(principal)).persons.confirm(await asSeen(coordinator))
  for (const personId of [coordinator, other, principal]) {
    await administrator.persons.deactivate(form(personId))
  }
})

test('a password renewed on the server is confirmed by nobody who administers', async () => {
  const head = await somebody('head')
  const both = await somebody('administrator', 'coordinator')
  const password = 'from the console of the server'
  const renewed = await renewPassword(tools, { ...form(head), actor: null, password })
  expect(renewed.ok).toBe(true)
  const inspectors = (await actorOf(database, head))?.confirmation
  expect(inspectors).toMatchObject({ role: 'inspector' })
  await expect((await as(both)).persons.confirm(await asSeen(head))).rejects.toMatchObject({
    code: 'NOT_YOUR_CONFIRMATION',
  })
  const { entries } = await administrator.persons.history({ personId: head, limit: 1 })
  expect(entries).toMatchObject([{ type: 'person.passwordRenewed', by: '' }])
})

test('a reset as it was written before needs no confirmation', async () => {
  const head = await somebody('head')
  const { rows } = await sql<{ version: number }>`select version from persons where id = ${head}`.execute(
    kysely,
  )
  const event = { type: 'person.passwordReset' } as const
  const before = await kysely
    .transaction()
    .execute((transaction) => ask(transaction, personStore.load(peopleChainId, [head])))
  const [person] = before
  if (person === undefined) throw new Error('nobody was loaded')
  const after = personKind.evolve(person, { event, at: '2026-03-02T01:00:00.000Z', by: null })
  expect(after).toEqual({ ...person, version: (rows[0]?.version ?? 0) + 1 })
})

test('what is done to people is read by those who check, and one’s own by everybody', async () => {
  const handler = await somebody('handler')
  const [inspector, head] = [await somebody('inspector'), await somebody('head')]
  const { entries, hasMore } = await (await as(inspector)).persons.history({ limit: 2 })
  expect(hasMore).toBe(true)
  expect(entries.map(({ person }) => person?.id)).toEqual([head, inspector])
  expect(entries[0]).toMatchObject({
    type: 'person.added',
    by: 'administrator',
    appointments: [{ organizationName: 'office', role: 'head' }],
  })
  const before = entries.at(-1)?.sequence ?? 0
  const next = await (await as(inspector)).persons.history({ before, limit: 1 })
  expect(next.entries.map(({ person }) => person?.id)).toEqual([handler])
  const client = await as(handler)
  expect((await client.persons.history({ personId: handler })).entries).toHaveLength(1)
  for (const foreign of [{}, { personId: head }]) {
    await expect(client.persons.history(foreign)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
  const words = JSON.stringify(await administrator.persons.history({ limit: 200 }))
  expect(words).not.toMatch(/somebody\.\d|password"|username/)
})

test('the history of people tells what somebody held before they were appointed anew', async () => {
  const handler = await somebody('handler')
  const appoint = async (...roles: Role[]): Promise<unknown> =>
    administrator.persons.appoint({
      ...(await asSeen(handler)),
      appointments: roles.map((role) => ({ organizationId: office, role })),
    })
  await appoint('head', 'coordinator')
  await administrator.persons.deactivate(form(handler))
  await administrator.persons.reactivate(form(handler))
  await appoint()
  const held = (...roles: Role[]): unknown =>
    roles.map((role) => ({ organizationName: 'office', role, from: null, to: null }))
  const { entries } = await administrator.persons.history({ personId: handler })
  expect(entries.map(({ before, appointments }) => ({ before, appointments }))).toEqual([
    { before: held('head', 'coordinator'), appointments: [] },
    { before: null, appointments: null },
    { before: null, appointments: null },
    { before: held('handler'), appointments: held('head', 'coordinator') },
    { before: null, appointments: held('handler') },
  ])
})

test('replaying the journal gives every person as the row has them', async () => {
  await expectReplay(kysely, peopleChainId)
})

test('whoever ends an account sees how much still names that person, and nobody else does', async () => {
  const { handler, leader } = stage.actors
  const heldBy = async (client: TestClient, who: PersonId): Promise<number | null | undefined> =>
    (await client.persons.list()).find((person) => person.id === who)?.holding
  expect(await heldBy(administrator, handler.personId)).toBe(0)
  await anAssignedMeasure(stage)
  expect(await heldBy(administrator, handler.personId)).toBe(1)
  expect(await heldBy(administrator, leader.personId)).toBe(1)
  expect(await heldBy(stage.as('coordinator'), handler.personId)).toBeNull()
})

test('a measure that somebody leads and handles is counted once of what they hold, and of more than twenty no more is told', async () => {
  const { leader, head } = stage.actors
  const heldBy = async (who: PersonId): Promise<number | null | undefined> =>
    (await administrator.persons.list()).find((person) => person.id === who)?.holding
  const { finding } = await anAssignedMeasure(stage)
  const give = async (leaderId: PersonId, handlerId: PersonId | null): Promise<void> => {
    const form = formOf(await anotherMeasure(stage, finding))
    await stage.as('coordinator').measures.assign({ ...form, changes: { leaderId, handlerId } })
  }
  const before = await heldBy(leader.personId)
  await give(head.personId, head.personId)
  await give(head.personId, null)
  expect(await heldBy(head.personId)).toBe(2)
  expect(await heldBy(leader.personId)).toBe(before)
  for (let at = 0; at < 20; at += 1) await give(head.personId, null)
  expect(await heldBy(head.personId)).toBe(21)
})
