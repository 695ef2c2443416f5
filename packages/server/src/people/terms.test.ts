import { day } from '@bihuan/core/kernel/day.ts'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { dayOf, zone } from '@bihuan/core/kernel/zone.ts'
import type { WantedAppointment } from '@bihuan/core/people/terms.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '../kernel/db.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { lookedAt } from '../testing/looked-at.ts'

const database = await testDatabase()
const stage = await setStage(database)
const administrator = stage.as('administrator')
const { office, works } = stage.organizations

async function appoint(person: TestPerson, ...appointments: WantedAppointment[]) {
  const { personId } = stage.actors[person]
  return administrator.persons.appoint({ ...(await lookedAt(administrator, personId)), appointments })
}

async function rolesOf(person: TestPerson): Promise<readonly string[]> {
  return (await (await stage.asNow(person)).session.get()).roles
}

test('who sets posts that another administrator has set meanwhile is told so', async () => {
  const { personId } = stage.actors.foreignHandler
  const seen = await lookedAt(administrator, personId)
  const asHandler = [{ organizationId: works, role: 'handler' as const }]
  const asHead = [{ organizationId: works, role: 'head' as const }]
  const form = () => ({ ...seen, commandId: commandId() })
  await administrator.persons.appoint({ ...form(), appointments: asHead })
  await expect(administrator.persons.appoint({ ...form(), appointments: asHandler })).rejects.toMatchObject({
    code: 'VERSION_CONFLICT',
    data: { changes: [expect.objectContaining({ by: expect.any(String) })] },
  })
})

test('of two who set posts of one person at the same moment one is told of the other', async () => {
  const { personId } = stage.actors.foreignHead
  const seen = await lookedAt(administrator, personId)
  const [asHandler, asHead] = (['handler', 'head'] as const).map((role) => [{ organizationId: works, role }])
  const outcomes = await Promise.allSettled(
    [asHandler, asHead].map((appointments = []) =>
      administrator.persons.appoint({ ...seen, commandId: commandId(), appointments }),
    ),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const rejected = outcomes.find((outcome) => outcome.status === 'rejected')
  expect(rejected?.reason).toMatchObject({ code: 'VERSION_CONFLICT' })
  expect((await lookedAt(administrator, personId)).version).toBe(seen.version + 1)
})

test('posts that are sent without having looked are refused, and nothing is set', async () => {
  const { personId } = stage.actors.foreignHead
  const seen = await lookedAt(administrator, personId)
  const { version: _, ...unseen } = { ...seen, commandId: commandId(), appointments: [] }
  await expect(administrator.persons.appoint(Object.assign(unseen))).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
  expect((await lookedAt(administrator, personId)).version).toBe(seen.version)
})

test('today is the day where the installation is', async () => {
  for (const there of [zone('Pacific/Kiritimati'), zone('Pacific/Pago_Pago')]) {
    const elsewhere = openDatabase(database.address, { connections: 1, zone: there })
    const before = dayOf(new Date(), there)
    const { rows } = await sql<{ today: string }>`select today_here() as today`.execute(elsewhere.kysely)
    await elsewhere.close()
    expect([before, dayOf(new Date(), there)]).toContain(rows[0]?.today)
  }
})

test('rights begin on the first day of a term and end by themselves after its last', async () => {
  const asHandler = { organizationId: office, role: 'handler', from: null, to: day('2026-05-31') } as const
  const asCoordinator = {
    organizationId: office,
    role: 'coordinator',
    from: day('2026-06-01'),
    to: day('2026-06-10'),
  } as const
  await stage.moveTo('2026-05-31')
  const appointed = await appoint('foreignHandler', asHandler, asCoordinator)
  expect(appointed.appointments).toEqual([{ organizationId: office, role: 'handler' }])
  expect(appointed.terms).toEqual([asHandler, asCoordinator])
  expect(await rolesOf('foreignHandler')).toEqual(['handler'])
  for (const today of ['2026-06-01', '2026-06-10']) {
    await stage.moveTo(today)
    expect(await rolesOf('foreignHandler')).toEqual(['coordinator'])
  }
  await stage.moveTo('2026-06-11')
  expect(await (await stage.asNow('foreignHandler')).session.get()).toMatchObject({
    roles: [],
    barrier: 'APPOINTMENT_MISSING',
    can: [],
  })
  const { personId } = stage.actors.foreignHandler
  const { entries } = await administrator.persons.history({ personId })
  expect(entries[0]).toMatchObject({
    type: 'person.appointedForTerms',
    appointments: [
      { organizationName: 'office', role: 'handler', to: '2026-05-31' },
      { organizationName: 'office', role: 'coordinator', from: '2026-06-01', to: '2026-06-10' },
    ],
  })
  await expectReplay(database.kysely, peopleChainId)
})

test('a rung is nobody’s from the day after the last of its holder’s term; who did the work before stays barred', async () => {
  await stage.moveTo('2026-07-01')
  const { measure } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  await appoint('head', { organizationId: works, role: 'head', to: day('2026-07-02') })
  // Promoted: from now on head of the department whose work they did.
  await appoint(
    'handler',
    { organizationId: works, role: 'handler', to: day('2026-07-02') },
    { organizationId: works, role: 'head', from: day('2026-07-03') },
  )
  const waits = async (person: TestPerson) => (await (await stage.asNow(person)).closure.queue({})).length
  const { rectificationId, id: measureId } = measure
  const path = { rectificationId, measureId }
  expect([await waits('head'), await waits('coordinator')]).toEqual([1, 0])
  await stage.moveTo('2026-07-03')
  expect([await waits('coordinator'), await waits('handler')]).toEqual([1, 0])
  await expect(waits('head')).rejects.toMatchObject({ code: 'APPOINTMENT_MISSING' })
  const { closureRequest: request } = await stage.as('coordinator').measures.get(path)
  if (request === null) throw new Error('the measure was not claimed')
  expect(request.unfilledRungs).toEqual(['head'])
  const decision = {
    commandId: commandId(),
    rectificationId,
    closureRequestId: request.id,
    version: request.version,
  }
  await expect(
    (await stage.asNow('handler')).closure.approve({ ...decision, comment: '同意', effect: null }),
  ).rejects.toMatchObject({ code: 'OWN_CLAIM' })
})

test('the last administrator without a last day gets none, and is told to appoint another first', async () => {
  const untilMay = { organizationId: office, role: 'administrator', to: day('2027-05-31') } as const
  const nextYear = { ...untilMay, from: day('2027-06-01'), to: null } as const
  await expect(appoint('administrator', untilMay)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  await expect(appoint('administrator', nextYear)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  await appoint('foreignHead', nextYear)
  await expect(appoint('administrator', untilMay)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  await appoint('foreignHead', { organizationId: office, role: 'administrator' })
  expect((await appoint('administrator', untilMay)).terms).toMatchObject([untilMay])
})

test('a term that ends before it begins is refused, whoever is added with it', async () => {
  const reversed = {
    organizationId: works,
    role: 'head',
    from: day('2026-07-02'),
    to: day('2026-07-01'),
  } as const
  const person = { name: '谁', username: null, appointments: [reversed] }
  const attempts = [
    appoint('foreignHandler', reversed),
    administrator.persons.add({ commandId: commandId(), ...person }),
    administrator.persons.addMany({ commandId: commandId(), persons: [person] }),
  ]
  for (const outcome of await Promise.allSettled(attempts))
    expect(outcome).toMatchObject({ reason: { code: 'TERM_REVERSED' } })
  const begun = { ...reversed, to: null }
  const added = await administrator.persons.add({ commandId: commandId(), ...person, appointments: [begun] })
  expect(added.terms).toEqual([begun])
})
