import { day } from '@bihuan/core/kernel/day.ts'
import { type FileId, type PersonId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { sealedName } from '@bihuan/core/told/evidence.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { actorOf } from '../people/actor.queries.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { readableFile } from '../told/files.queries.ts'

const database = await testDatabase()
const stage = await setStage(database)

async function isReadable(person: TestPerson, fileId: FileId): Promise<boolean> {
  const actor = await actorOf(database, stage.actors[person].personId)
  if (actor === null) throw new Error(`nobody is the ${person}`)
  return (await readableFile(database.kysely, fileId, actor)) !== null
}

/** A rectification with the minutes of a meeting, the bytes of which lie in each that is made with the same hash. */
async function minutesOf(sha256: string, by = stage.actors.coordinator.personId) {
  const client = await stage.asPerson(by)
  const { id: rectificationId } = await client.rectifications.create({
    commandId: commandId(),
    name: '巡察整改',
    inspectingBody: null,
    feedbackOn: null,
  })
  const fileId = await stage.uploadOf(by, '会议纪要.pdf')
  await sql`update files set sha256 = ${sha256} where id = ${fileId}`.execute(database.kysely)
  await client.meetings.record(aMeeting(rectificationId, fileId))
  return { rectificationId, fileId }
}

function aMeeting(rectificationId: RectificationId, fileId: FileId) {
  return {
    commandId: commandId(),
    rectificationId,
    kind: 'special' as const,
    number: '',
    heldOn: day('2026-03-01'),
    presentIds: [],
    presentNames: [],
    fileId,
    findingIds: [],
    resolutions: [],
  }
}

test('minutes that are sealed in one rectification are sealed in the others of its body too, be it the same file or one of the same bytes', async () => {
  const sha256 = 'c'.repeat(64)
  const [one, other] = [await minutesOf(sha256), await minutesOf(sha256)]
  const { finding } = await anAssignedMeasure(stage)
  const coordinator = await stage.asNow('coordinator')
  const shared = { rectificationId: finding.rectificationId, fileId: one.fileId }
  await coordinator.meetings.record(aMeeting(shared.rectificationId, shared.fileId))
  const form = { commandId: commandId(), rectificationId: one.rectificationId, fileId: one.fileId }
  const seal = await coordinator.seals.ask({ ...form, reason: '写有举报人' })
  for (const { fileId, rectificationId } of [one, other, shared]) {
    expect(await isReadable('principal', fileId)).toBe(false)
    expect(await isReadable('inspector', fileId)).toBe(true)
    const { meetings } = await (await stage.asNow('principal')).meetings.list({ rectificationId })
    expect(meetings.map(({ minutes }) => minutes?.name)).toEqual([sealedName])
  }
  const { id: sealId, version } = seal
  const decision = { commandId: commandId(), sealId, version, decision: 'withdraw', reason: '' } as const
  await coordinator.seals.decide({ ...decision, rectificationId: one.rectificationId })
  expect(await isReadable('principal', other.fileId)).toBe(true)
})

// Last, as the house is one of two bodies from here on.
test('what another body has recorded of the same bytes is read there as before, and is for those of that body to seal', async () => {
  const { organizations, persons } = stage.as('administrator')
  const { id: street } = await organizations.add({
    commandId: commandId(),
    name: '云溪街道',
    parentId: null,
    kind: 'body',
  })
  const ofStreet = async (role: 'coordinator' | 'principal'): Promise<PersonId> => {
    const appointments = [{ organizationId: street, role }]
    const form = { commandId: commandId(), name: `街道${role}`, username: null, appointments }
    return (await persons.add(form)).id
  }
  const [theirCoordinator, theirPrincipal] = [await ofStreet('coordinator'), await ofStreet('principal')]
  const sha256 = 'd'.repeat(64)
  const [one, other] = [await minutesOf(sha256), await minutesOf(sha256, theirCoordinator)]
  const form = { commandId: commandId(), rectificationId: one.rectificationId, fileId: one.fileId }
  await (await stage.asNow('coordinator')).seals.ask({ ...form, reason: '写有举报人' })
  const principal = await actorOf(database, theirPrincipal)
  if (principal === null) throw new Error('nobody is the principal of the street')
  expect(await readableFile(database.kysely, other.fileId, principal)).not.toBeNull()
  expect(await readableFile(database.kysely, one.fileId, principal)).toBeNull()
  expect(await isReadable('principal', one.fileId)).toBe(false)
  const client = await stage.asPerson(theirPrincipal)
  const { meetings } = await client.meetings.list({ rectificationId: other.rectificationId })
  expect(meetings.map(({ minutes }) => minutes?.name)).toEqual(['会议纪要.pdf'])
})
