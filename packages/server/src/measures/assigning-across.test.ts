import { id, type OrganizationId, type PersonId } from '@bihuan/core/kernel/id.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { v7 as uuid } from 'uuid'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

// A house and a street beside it: its people are told of by nobody here, whoever knows their ids.

const stage = await setStage(await testDatabase())
const administrator = stage.as('administrator')
const { works } = stage.organizations
const { measure, finding } = await anAssignedMeasure(stage)
const street = await organization('云溪街道', null, 'body')
const unit = await organization('城建一中队', works, 'department')
const there = {
  coordinator: await person('街道专班', 'coordinator'),
  leader: await person('街道领导', 'leader'),
  handler: await person('街道承办人', 'handler'),
}
// Their first passwords are of no account here.
await sql`update sign_in_user set must_change_password = false`.execute(stage.database.kysely)
// Whose id is nobody’s.
const nobody = id<'person'>(uuid())

async function organization(name: string, parentId: OrganizationId | null, kind: 'body' | 'department') {
  const form = { commandId: commandId(), name, parentId, kind }
  return id<'organization'>((await administrator.organizations.add(form)).id)
}

async function person(name: string, role: Role): Promise<PersonId> {
  const username = `p${commandId().slice(-12)}`
  const appointments = [{ organizationId: street, role }]
  return (await administrator.persons.add({ commandId: commandId(), name, username, appointments })).id
}

/** What is answered to naming nobody, and to naming two people of the street: once where it is the same. */
async function toldOf(attempt: (personId: PersonId) => Promise<unknown>): Promise<readonly string[]> {
  const told: string[] = []
  for (const personId of [nobody, there.handler, there.leader]) {
    const [outcome] = await Promise.allSettled([attempt(personId)])
    told.push(outcome.status === 'fulfilled' ? 'done' : JSON.stringify(outcome.reason))
  }
  return [...new Set(told)]
}

const once = (code: string) => [expect.stringContaining(`"${code}"`)]

test('nobody is given an item by an id of somebody whom the assigner is not told of', async () => {
  const coordinator = await stage.asNow('coordinator')
  const head = await stage.asNow('head')
  const { rectificationId } = measure
  expect(
    await toldOf((handlerId) => coordinator.measures.assign({ ...formOf(measure), changes: { handlerId } })),
  ).toEqual(once('INVALID_INPUT'))
  expect(
    await toldOf((leaderId) => coordinator.measures.assign({ ...formOf(measure), changes: { leaderId } })),
  ).toEqual(once('INVALID_INPUT'))
  expect(
    await toldOf((handlerId) => {
      const many = { commandId: commandId(), rectificationId, measures: [measure] }
      return coordinator.measures.assignMany({ ...many, changes: { handlerId } })
    }),
  ).toEqual(once('INVALID_INPUT'))
  const { id: findingId, version } = finding
  expect(
    await toldOf((leaderId) =>
      coordinator.findings.assign({ commandId: commandId(), rectificationId, findingId, version, leaderId }),
    ),
  ).toEqual(once('INVALID_INPUT'))
  expect(
    await toldOf((handlerId) => {
      const part = { unitId: unit, text: '排查', dueOn: null, handlerId }
      return head.parts.add({ commandId: commandId(), rectificationId, measureId: measure.id, ...part })
    }),
  ).toEqual(once('INVALID_INPUT'))
  const { personId } = stage.actors.head
  expect(
    await toldOf((deputyId) => {
      const days = { from: day('2026-03-02'), to: day('2199-12-31') }
      const deputy = { personId, deputyId, organizationId: works, role: 'head' as const, ...days }
      return head.helpers.nameDeputy({ commandId: commandId(), ...deputy })
    }),
  ).toEqual(once('NOT_FOUND'))
  const leader = await stage.asNow('leader')
  expect(
    await toldOf((liaisonId) => {
      const named = { personId: stage.actors.leader.personId, liaisonId }
      return leader.helpers.nameLiaison({ commandId: commandId(), ...named })
    }),
  ).toEqual(once('NOT_FOUND'))
})

test('whoever owns an item elsewhere is named all the same, and its people are chosen by its own coordinator', async () => {
  const coordinator = await stage.asNow('coordinator')
  const changes = { ownerId: street, handlerId: null }
  const given = await coordinator.measures.assign({ ...formOf(measure), changes })
  const theirs = await stage.asPerson(there.coordinator)
  const named = await theirs.measures.assign({ ...formOf(given), changes: { handlerId: there.handler } })
  expect(named.handler?.name).toBe('街道承办人')
  // Who stands on the item is told of by it, and may be named again.
  const again = { handlerId: there.handler, dueOn: day('2026-07-31') }
  await expect(coordinator.measures.assign({ ...formOf(named), changes: again })).resolves.toBeDefined()
})
