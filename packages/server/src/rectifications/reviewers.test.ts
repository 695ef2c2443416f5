import { day } from '@bihuan/core/kernel/day.ts'
import { id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { actorOf } from '../people/actor.queries.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf, type TestItem } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { readableFile } from '../told/files.queries.ts'
import { lookedAt } from '../testing/looked-at.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
await stage.moveTo('2026-03-02')
const days = { from: day('2026-03-02'), to: day('2026-04-30') }

async function aPerson(username: string, role?: 'handler'): Promise<PersonId> {
  const appointments = role === undefined ? [] : [{ organizationId: stage.organizations.works, role }]
  const form = { commandId: commandId(), name: `查阅${username}`, username, appointments }
  const person = await stage.as('administrator').persons.add(form)
  // The first password is changed: what is asked here is what comes after it.
  await database.kysely.updateTable('sign_in_user').set({ must_change_password: false }).execute()
  return person.id
}

async function give(
  item: TestItem,
  username: string,
  {
    by = coordinator,
    ...other
  }: Partial<typeof days> & { by?: typeof coordinator; extent?: 'read' | 'export' } = {},
) {
  const { rectificationId } = item.finding
  const form = { commandId: commandId(), rectificationId, username, extent: 'read' as const }
  return by.reviewers.give({ ...form, ...days, ...other })
}

test('an outside reviewer reads what they are given, and nothing else, until its last day', async () => {
  const [given, other] = [await anAssignedMeasure(stage), await anAssignedMeasure(stage)]
  const personId = await aPerson('reads.one')
  const { rectificationId } = given.finding
  await expect((await stage.asPerson(personId)).rectifications.list({})).rejects.toMatchObject({
    code: 'APPOINTMENT_MISSING',
  })
  expect(await give(given, 'reads.one')).toEqual([
    { person: { id: personId, name: '查阅reads.one' }, ...days, extent: 'read' },
  ])

  const reviewer = await stage.asPerson(personId)
  expect(await reviewer.session.get()).toMatchObject({ roles: [], barrier: null, can: ['records.read'] })
  const { rectifications } = await reviewer.rectifications.list({})
  expect(rectifications).toMatchObject([
    { id: rectificationId, isPart: false, mayExport: false, can: [], counts: { findings: 1, measures: 1 } },
  ])
  const ledger = await reviewer.rectifications.ledger({ rectificationId })
  expect(ledger.measures.map(({ id: measureId, can }) => ({ measureId, can }))).toEqual([
    { measureId: given.measure.id, can: [] },
  ])
  const measure = await reviewer.measures.get({ rectificationId, measureId: given.measure.id })
  expect(measure.measure).toMatchObject({ id: given.measure.id, can: [] })
  const found = await reviewer.measures.search({ q: given.measure.text })
  expect(found).toMatchObject({ total: 1, measures: [{ id: given.measure.id }] })

  const elsewhere = other.finding.rectificationId
  await expect(reviewer.rectifications.get({ rectificationId: elsewhere })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(
    reviewer.measures.get({ rectificationId: elsewhere, measureId: other.measure.id }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })

  await stage.moveTo('2026-04-30')
  expect((await (await stage.asPerson(personId)).rectifications.list({})).rectifications).toHaveLength(1)
  await stage.moveTo('2026-05-01')
  await expect((await stage.asPerson(personId)).rectifications.list({})).rejects.toMatchObject({
    code: 'APPOINTMENT_MISSING',
  })
  await stage.moveTo('2026-03-02')
  const form = { commandId: commandId(), rectificationId, personId }
  expect(await coordinator.reviewers.end(form)).toEqual([])
  await expect((await stage.asPerson(personId)).rectifications.list({})).rejects.toMatchObject({
    code: 'APPOINTMENT_MISSING',
  })
  await expectReplay(database.kysely, rectificationId)
})

test('people, journals, exports and every command are refused to an outside reviewer', async () => {
  const item = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = item.finding
  const personId = await aPerson('reads.only')
  await give(item, 'reads.only')
  const reviewer = await stage.asPerson(personId)
  const refused = { code: 'NOT_ALLOWED' }
  const form = { commandId: commandId(), rectificationId }
  const file = {
    rectificationId,
    columns: ['number' as const],
    format: 'csv' as const,
    language: 'zh' as const,
  }
  for (const asked of [
    () => reviewer.persons.list(),
    () => reviewer.organizations.list(),
    () => reviewer.persons.history({ personId }),
    () => reviewer.helpers.list({ personId }),
    () => reviewer.tokens.list({}),
    () => reviewer.rectifications.journal({ rectificationId }),
    () => reviewer.rectifications.ledgerFile(file),
    () => reviewer.documents.file({ rectificationId, document: 'notice' }),
    () => reviewer.reviewers.list({ rectificationId }),
    () => reviewer.seals.list({ rectificationId }),
    () => reviewer.closure.queue({}),
    () => reviewer.findings.reword({ ...form, findingId, version: 1, title: '另一', reason: '改' }),
    () => reviewer.measures.start({ ...formOf(item.measure) }),
  ])
    await expect(asked()).rejects.toMatchObject(refused)
})

test('ledger and notice are taken away only where the sight was given so', async () => {
  const [taken, looked] = [await anAssignedMeasure(stage), await anAssignedMeasure(stage)]
  const personId = await aPerson('takes.away')
  await give(taken, 'takes.away', { extent: 'export' })
  await give(looked, 'takes.away')
  const reviewer = await stage.asPerson(personId)
  const file = { columns: ['number' as const], format: 'csv' as const, language: 'zh' as const }
  const path = { rectificationId: taken.finding.rectificationId }
  expect(await reviewer.rectifications.get(path)).toMatchObject({ mayExport: true, can: ['notice'] })
  expect((await reviewer.rectifications.ledgerFile({ ...path, ...file })).name).toBe('台账-2026-03-02.csv')
  expect((await reviewer.documents.file({ ...path, document: 'notice' })).size).toBeGreaterThan(0)
  const other = { rectificationId: looked.finding.rectificationId }
  await expect(reviewer.rectifications.ledgerFile({ ...other, ...file })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  await expect(reviewer.documents.file({ ...other, document: 'notice' })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
})

test('files are read within what is given, and a sealed one is veiled', async () => {
  const item = await anAssignedMeasure(stage)
  const personId = await aPerson('reads.files')
  const fileId = await stage.upload('handler', '举报信.png')
  await stage
    .as('handler')
    .measures.report({ ...formOf(item.measure), text: '见举报信.png', fileIds: [fileId] })
  const isReadable = async () => {
    const actor = await actorOf(database, personId)
    return actor !== null && (await readableFile(database.kysely, fileId, actor)) !== null
  }
  expect(await isReadable()).toBe(false)
  await give(item, 'reads.files')
  expect(await isReadable()).toBe(true)
  const { rectificationId } = item.finding
  await coordinator.seals.ask({ commandId: commandId(), rectificationId, fileId, reason: '写有姓名' })
  expect(await isReadable()).toBe(false)
  const told = await (await stage.asPerson(personId)).measures.get({
    rectificationId,
    measureId: item.measure.id,
  })
  expect(JSON.stringify(told)).not.toContain('举报信')
})

test('whoever gets a post reads by it alone, and what still names a reviewer gives them nothing', async () => {
  const [given, other] = [await anAssignedMeasure(stage), await anAssignedMeasure(stage)]
  const personId = await aPerson('was.handler', 'handler')
  const { measure } = other
  await coordinator.measures.assign({ ...formOf(measure), changes: { handlerId: personId } })
  const appoint = async (
    appointments: { organizationId: typeof stage.organizations.works; role: 'handler' }[],
  ) => {
    const administrator = stage.as('administrator')
    return administrator.persons.appoint({ ...(await lookedAt(administrator, personId)), appointments })
  }
  await expect(give(given, 'was.handler')).rejects.toMatchObject({ code: 'SIGHT_WITH_POST' })
  await appoint([])
  await give(given, 'was.handler')
  const listed = async () =>
    (await (await stage.asPerson(personId)).rectifications.list({})).rectifications.map((one) => one.id)
  expect(await listed()).toEqual([given.finding.rectificationId])
  await appoint([{ organizationId: stage.organizations.office, role: 'handler' }])
  expect(await listed()).toEqual([other.finding.rectificationId])
})

test('the coordinator alone gives it, and the journal says to whom and for how long', async () => {
  const item = await anAssignedMeasure(stage)
  const personId = await aPerson('is.told')
  const { rectificationId } = item.finding
  for (const person of ['principal', 'leader', 'inspector', 'head', 'handler', 'administrator'] as const) {
    const code = person === 'administrator' ? 'NOT_FOUND' : 'NOT_ALLOWED'
    await expect(give(item, 'is.told', { by: stage.as(person) })).rejects.toMatchObject({ code })
    await expect(stage.as(person).reviewers.list({ rectificationId })).rejects.toMatchObject({ code })
  }
  await expect(give(item, 'nobody.here')).rejects.toMatchObject({ code: 'SIGHT_WITHOUT_ACCOUNT' })
  await expect(
    give(item, 'is.told', { from: day('2026-01-01'), to: day('2026-03-01') }),
  ).rejects.toMatchObject({
    code: 'SIGHT_DAY_UNFIT',
    data: { message: { zh: expect.stringContaining('2027-03-02') } },
  })
  await give(item, 'is.told')
  const { entries } = await coordinator.rectifications.journal({ rectificationId })
  expect(entries[0]).toMatchObject({ event: { type: 'rectification.sightGiven', personId } })
  expect(JSON.stringify(entries[0])).toContain('查阅is.told')
  await expect(
    coordinator.reviewers.list({ rectificationId: id<'rectification'>(commandId()) }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
