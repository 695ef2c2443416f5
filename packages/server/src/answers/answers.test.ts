import { type AnswerDuty, type AnswerState, answerStates, dutiesOf } from '@bihuan/core/answers/answers.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { readSheetsInProcess } from '@bihuan/readers/read-in-process.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { TestClient } from '../testing/client-of.ts'
import { testDatabase } from '../testing/test-database.ts'
import {
  anAssignedMeasure,
  anotherMeasure,
  formOf,
  signAll,
  submitted,
} from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

// The zone has six measures: late, soon, far off, being checked, closed and voided. A street in the same region has nothing.

const database = await testDatabase()
const stage = await setStage(database)
const { office: zone, works } = stage.organizations
const { handler, leader, foreignHead } = stage.actors
const administrator = stage.as('administrator')
const coordinator = stage.as('coordinator')

const { finding, measure: late } = await anAssignedMeasure(stage)
const [soon, far, checked, closed, voided] = [
  await anotherMeasure(stage, finding),
  await anotherMeasure(stage, finding),
  await anotherMeasure(stage, finding),
  await anotherMeasure(stage, finding),
  await anotherMeasure(stage, finding),
]
const dueOn = (measure: MeasureView, on: string) =>
  coordinator.measures.assign({ ...formOf(measure), changes: { dueOn: day(on) } })
const supported = await coordinator.measures.assign({
  ...formOf(await dueOn(late, '2026-03-01')),
  changes: { supporterIds: [zone] },
})
await dueOn(soon, '2026-03-12')
await submitted(stage, checked)
await submitted(stage, closed)
await signAll(stage, closed.id)
await coordinator.measures.void({ ...formOf(voided), reason: '重复' })
await coordinator.findings.assign({
  commandId: commandId(),
  rectificationId: finding.rectificationId,
  findingId: finding.id,
  version: finding.version,
  leaderId: leader.personId,
  ownerId: works,
})

const region = await organization('全区', null, 'region')
await administrator.organizations.move({ commandId: commandId(), organizationId: zone, parentId: region })
const street = await organization('云溪街道', region, 'body')
const unit = await organization('养护所', works, 'department')
const people = {
  streetCoordinator: await person('街道专班', street, 'coordinator'),
  streetHead: await person('街道主任', street, 'head'),
  regionInspector: await person('区纪检', region, 'inspector'),
  // In pinyin jnx.
  unitHandler: await person('纪南星', unit, 'handler'),
}
// Their first passwords are of no account here.
await sql`update sign_in_user set must_change_password = false`.execute(database.kysely)
const part = await stage.as('head').parts.add({
  commandId: commandId(),
  rectificationId: finding.rectificationId,
  measureId: supported.id,
  unitId: unit,
  text: '清点设备',
  handlerId: people.unitHandler,
  dueOn: day('2026-03-05'),
})
const streetsOwn = await (await stage.asPerson(people.streetCoordinator)).rectifications.create({
  commandId: commandId(),
  name: '街道审计整改',
  inspectingBody: null,
  feedbackOn: null,
})

async function organization(
  name: string,
  parentId: OrganizationId | null,
  kind: 'region' | 'body' | 'department',
): Promise<OrganizationId> {
  return (await administrator.organizations.add({ commandId: commandId(), name, parentId, kind })).id
}

async function person(name: string, organizationId: OrganizationId, role: Role): Promise<PersonId> {
  const username = `p${commandId().slice(-12)}`
  const appointments = [{ organizationId, role }]
  return (await administrator.persons.add({ commandId: commandId(), name, username, appointments })).id
}

type Of = 'person' | 'organization'

async function rowOf(client: TestClient, of: Of, whose: string) {
  const { answerers } = await client.answers.list({ of })
  return answerers.find((one) => one.id === whose)
}

type Number = { readonly of: Of; readonly id: string; readonly duty: AnswerDuty; readonly state: AnswerState }

async function itemsOf(client: TestClient, number: Number) {
  const { measures, findings, parts, total } = await client.answers.items(number)
  return { total, ids: [...measures, ...findings, ...parts].map((one) => one.id) }
}

const counted = { open: 4, late: 1, soon: 1, waiting: 1, closed: 1 }
const none = { open: 0, late: 0, soon: 0, waiting: 0, closed: 0 }

test('a person is shown with what they lead, handle and do a part of, and the light of the most urgent', async () => {
  const inZone = await stage.asNow('coordinator')
  expect(await rowOf(inZone, 'person', handler.personId)).toMatchObject({
    light: 'red',
    posts: [{ role: 'handler' }],
    answers: { findingsLed: none, led: none, handled: counted, supported: none, parts: none },
  })
  expect((await rowOf(inZone, 'person', leader.personId))?.answers).toMatchObject({
    findingsLed: { ...none, open: 1 },
    led: counted,
    handled: none,
  })
  // Whoever heads a supporting department answers for what it supports.
  expect((await rowOf(inZone, 'person', foreignHead.personId))?.answers.supported).toEqual({
    ...none,
    open: 1,
    late: 1,
  })
  expect(await rowOf(inZone, 'person', people.unitHandler)).toMatchObject({
    light: 'yellow',
    answers: { handled: none, parts: { ...none, open: 1, soon: 1 } },
  })
})

test('an organization is shown with what it owns; what it supports and does a part of is counted apart', async () => {
  const inZone = await stage.asNow('coordinator')
  expect((await rowOf(inZone, 'organization', works))?.answers).toEqual({
    findingsOwned: { ...none, open: 1 },
    owned: counted,
    supported: none,
    parts: none,
  })
  expect((await rowOf(inZone, 'organization', zone))?.answers).toMatchObject({
    owned: none,
    supported: { ...none, open: 1, late: 1 },
  })
  expect((await rowOf(inZone, 'organization', unit))?.answers).toMatchObject({
    owned: none,
    parts: { ...none, open: 1, soon: 1 },
  })
})

test('each number opens exactly the records that it counts, whoever asks', async () => {
  for (const client of [await stage.asNow('coordinator'), await stage.asPerson(people.regionInspector)])
    for (const of of ['person', 'organization'] as const)
      for (const { id: whose, answers } of (await client.answers.list({ of })).answerers)
        for (const duty of dutiesOf(of))
          for (const state of namesOf(answerStates)) {
            const number = answers[duty]?.[state] ?? -1
            if (number === 0) continue
            const { total, ids } = await itemsOf(client, { of, id: whose, duty, state })
            expect([whose, duty, state, total, ids.length]).toEqual([whose, duty, state, number, number])
          }
  const inZone = await stage.asNow('coordinator')
  const handled = async (state: AnswerState) =>
    itemsOf(inZone, { of: 'person', id: handler.personId, duty: 'handled', state })
  expect(await handled('late')).toEqual({ total: 1, ids: [late.id] })
  expect(await handled('soon')).toEqual({ total: 1, ids: [soon.id] })
  expect(await handled('waiting')).toEqual({ total: 1, ids: [checked.id] })
  expect(await handled('closed')).toEqual({ total: 1, ids: [closed.id] })
  expect((await handled('open')).ids).toEqual([late.id, soon.id, ...[far.id, checked.id].toSorted()])
  const soonParts = { of: 'organization', id: unit, duty: 'parts', state: 'soon' } as const
  expect(await itemsOf(inZone, soonParts)).toEqual({ total: 1, ids: [part.id] })
  const support = await inZone.answers.items({
    of: 'organization',
    id: zone,
    duty: 'supported',
    state: 'late',
  })
  expect(support.measures).toMatchObject([{ id: late.id, supporter: { id: zone } }])
})

test('the coordinator of another body is told of nobody and nothing here', async () => {
  const ofStreet = await stage.asPerson(people.streetCoordinator)
  const { answerers } = await ofStreet.answers.list({})
  expect(answerers.map((one) => one.id).toSorted()).toEqual(
    [people.streetCoordinator, people.streetHead].toSorted(),
  )
  const organizations = (await ofStreet.answers.list({ of: 'organization' })).answerers
  expect(organizations.map((one) => one.id)).toEqual([street])
  const sought = { id: handler.personId, duty: 'handled', state: 'open' } as const
  await expect(ofStreet.answers.items(sought)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const owned = await ofStreet.answers.items({ of: 'organization', id: works, duty: 'owned', state: 'open' })
  expect({ total: owned.total, measures: owned.measures }).toEqual({ total: 0, measures: [] })
  expect(streetsOwn.name).toBe('街道审计整改')
})

test('a head is told of their department, its people and the units that do parts for it; a handler of nobody', async () => {
  const head = await stage.asNow('head')
  const names = async (of: Of): Promise<string[]> =>
    (await head.answers.list({ of })).answerers.map((one) => one.id).toSorted()
  expect(await names('organization')).toEqual([works, unit].toSorted())
  expect(await names('person')).toEqual([stage.actors.head.personId, handler.personId].toSorted())
  expect((await rowOf(head, 'organization', works))?.answers.owned).toEqual(counted)
  await expect((await stage.asNow('handler')).answers.list({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(administrator.answers.list({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const file = (await stage.asNow('handler')).answers.file({})
  await expect(file).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})

test('somebody is found by a part of the name or the first letters of its pinyin', async () => {
  const inZone = await stage.asNow('coordinator')
  for (const q of ['南星', 'jnx'])
    expect((await inZone.answers.list({ q })).answerers.map(({ name }) => name)).toEqual(['纪南星'])
  expect(await inZone.answers.list({ q: '查无此人' })).toEqual({ answerers: [], total: 0 })
})

test('the list leaves as a file with a row for each and a column for each number', async () => {
  const inZone = await stage.asNow('coordinator')
  const file = await inZone.answers.file({ of: 'organization', q: '养护' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const read = await readSheetsInProcess(
    { bytes, name: file.name },
    { limits: { fileBytes: 1_000_000, rows: 100, seconds: 30, memoryMegabytes: 400 } },
  )
  if (!read.ok) throw new Error('the file is not read')
  const [headings = [], row = []] = (read.value[0]?.rows ?? []).map(({ cells }) => cells)
  expect(headings.slice(0, 3)).toEqual(['单位', '状态', '负责的问题 · 未销号'])
  expect(row.slice(0, 2)).toEqual(['养护所', '临期或退回'])
  expect(row[headings.indexOf('分解任务（另计） · 临期、退回')]).toBe('1')
})

test('whoever does a part of what another body owns stands in the list with it, as the measure names them', async () => {
  const inZone = await stage.asNow('coordinator')
  const owned = await inZone.measures.assign({
    ...formOf(await anotherMeasure(stage, finding)),
    changes: { ownerId: street },
  })
  const community = await organization('云溪社区', street, 'department')
  const doer = await person('梁社', community, 'handler')
  await sql`update sign_in_user set must_change_password = false`.execute(database.kysely)
  const given = await (await stage.asPerson(people.streetHead)).parts.add({
    commandId: commandId(),
    rectificationId: finding.rectificationId,
    measureId: owned.id,
    unitId: community,
    text: '入户核对',
    handlerId: doer,
    dueOn: day('2026-03-01'),
  })
  const parts = { ...none, open: 1, late: 1 }
  expect((await rowOf(inZone, 'organization', community))?.answers.parts).toEqual(parts)
  expect((await rowOf(inZone, 'person', doer))?.answers.parts).toEqual(parts)
  const late = { of: 'person', id: doer, duty: 'parts', state: 'late' } as const
  expect(await itemsOf(inZone, late)).toEqual({ total: 1, ids: [given.id] })
  const { id: whose } = await administrator.persons.deactivate({ personId: doer, commandId: commandId() })
  expect((await rowOf(inZone, 'person', whose))?.answers.parts).toEqual(parts)
})

test('of an organization is told how often more time was asked for and granted, and how many days that came to', async () => {
  const measure = await anotherMeasure(stage, finding, day('2026-06-30'))
  const asking = { reason: '审计报告未出', text: '已完成初稿', fileIds: [] }
  const ask = async (one: MeasureView, until: string) =>
    stage.as('handler').measures.askExtension({ ...formOf(one), ...asking, until: day(until) })
  const decide = async (one: MeasureView, until?: string) =>
    stage.as('principal').measures.decideExtension({
      ...formOf(one),
      words: '另有说明',
      ...(until !== undefined && { until: day(until) }),
    })
  const once = await decide(await ask(measure, '2026-07-31'), '2026-07-10')
  const refused = await decide(await ask(once, '2026-07-31'))
  expect(await ask(refused, '2026-08-31')).toMatchObject({ extensions: 1 })
  const inZone = await stage.asNow('coordinator')
  const extensions = { asked: 3, granted: 1, days: 10 }
  expect(await rowOf(inZone, 'organization', works)).toMatchObject({ extensions })
  expect(await rowOf(await stage.asNow('head'), 'organization', works)).toMatchObject({ extensions })
  expect(await rowOf(inZone, 'organization', zone)).toMatchObject({
    extensions: { asked: 0, granted: 0, days: 0 },
  })
  expect(await rowOf(inZone, 'person', handler.personId)).toMatchObject({ extensions: null })
  // Whoever may not read the measure is not told of it in a number.
  expect(await rowOf(await stage.asPerson(people.streetCoordinator), 'organization', works)).toBeUndefined()
  const file = await inZone.answers.file({ of: 'organization' })
  const read = await readSheetsInProcess(
    { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name },
    { limits: { fileBytes: 1_000_000, rows: 100, seconds: 30, memoryMegabytes: 400 } },
  )
  if (!read.ok) throw new Error('the file is not read')
  const rows = (read.value[0]?.rows ?? []).map(({ cells }) => cells)
  expect(rows[0]?.slice(-3)).toEqual(['延期 · 申请次数', '延期 · 同意次数', '延期 · 累计天数'])
  expect(rows.find(([name]) => name === 'works')?.slice(-3)).toEqual(['3', '1', '10'])
})
