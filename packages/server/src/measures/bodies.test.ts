import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id, type OrganizationId, type PersonId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { readDraft } from '../testing/read-draft.ts'
import { testDatabase } from '../testing/test-database.ts'
import {
  anAssignedMeasure,
  anotherMeasure,
  formOf,
  signNext,
  submitted,
} from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

// The zone, which is the body of the stage, lies in a region with a street that is a body as well.

const database = await testDatabase()
const stage = await setStage(database)
const { office: zone, works } = stage.organizations
const administrator = stage.as('administrator')

const { finding, measure } = await anAssignedMeasure(stage)
const { rectificationId } = finding
const region = await organization('全区', null, 'region')
await administrator.organizations.move({ commandId: commandId(), organizationId: zone, parentId: region })
const street = await organization('云溪街道', region, 'body')
const cityOffice = await organization('街道城建办', street, 'department')

const people = {
  coordinator: await person('街道专班', street, 'coordinator'),
  principal: await person('街道书记', street, 'principal'),
  leader: await person('街道领导', street, 'leader'),
  inspector: await person('街道纪检', street, 'inspector'),
  head: await person('城建办主任', cityOffice, 'head'),
  handler: await person('城建办科员', cityOffice, 'handler'),
  regionInspector: await person('区纪检', region, 'inspector'),
  regionCoordinator: await person('区专班', region, 'coordinator'),
}
type Who = keyof typeof people
// Their first passwords are of no account here.
await sql`update sign_in_user set must_change_password = false`.execute(database.kysely)
const everybodyOfTheStreet = ['coordinator', 'principal', 'leader', 'inspector', 'head', 'handler'] as const

const as = (who: Who) => stage.asPerson(people[who])
const ofZone = (who: Parameters<typeof stage.asNow>[0]) => stage.asNow(who)

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

async function open(coordinator: Awaited<ReturnType<typeof as>>, name: string): Promise<RectificationId> {
  const empty = { inspectingBody: null, feedbackOn: null } as const
  return (await coordinator.rectifications.create({ commandId: commandId(), name, ...empty })).id
}

const streetRectification = await open(await as('coordinator'), '街道审计整改')

describe('a rectification belongs to the body of the coordinator who begins it', () => {
  test('and is listed for those of that body and those above, not for others', async () => {
    const namesFor = async (client: Awaited<ReturnType<typeof as>>): Promise<string[]> =>
      (await client.rectifications.list({})).rectifications.map(({ name }) => name)
    for (const who of ['coordinator', 'principal', 'leader', 'inspector'] as const)
      expect(await namesFor(await as(who))).toEqual(['街道审计整改'])
    expect(await namesFor(await ofZone('coordinator'))).toEqual(['巡察整改'])
    expect(await namesFor(await as('regionInspector'))).toEqual(['街道审计整改', '巡察整改'])
    expect(await namesFor(await as('head'))).toEqual([])
  })

  test('whoever coordinates several bodies is given them to choose from, and nobody else', async () => {
    const choiceOf = async (client: Awaited<ReturnType<typeof as>>) =>
      (await client.session.get()).bodiesToChoose
    expect(await choiceOf(await as('coordinator'))).toEqual([])
    expect(await choiceOf(await as('handler'))).toEqual([])
    const both = stage.asActor({
      personId: people.coordinator,
      appointments: [street, zone].map((one) => ({ organizationId: one, role: 'coordinator', bodyId: one })),
    })
    expect((await choiceOf(both)).map((one) => one.id)).toEqual([street, zone])
  })

  test('the journal of people and of the rectification replay', async () => {
    await expectReplay(database.kysely, peopleChainId)
    await expectReplay(database.kysely, streetRectification)
    const { rows } =
      await sql`select organization_id from organization_bodies where body_id = ${street}`.execute(
        database.kysely,
      )
    expect(new Set(rows)).toEqual(new Set([{ organization_id: street }, { organization_id: cityOffice }]))
  })
})

describe('to the people of another body nothing of it is there', () => {
  const path = { rectificationId, measureId: measure.id, findingId: finding.id }

  test.each(everybodyOfTheStreet)(
    'the %s is told of none of its records, lists, counts and papers',
    async (who) => {
      const client = await as(who)
      const nothing = { code: 'NOT_FOUND' }
      await expect(client.rectifications.get(path)).rejects.toMatchObject(nothing)
      await expect(client.rectifications.journal(path)).rejects.toMatchObject(nothing)
      await expect(client.rectifications.sources(path)).rejects.toMatchObject(nothing)
      await expect(client.documents.file({ ...path, document: 'notice' })).rejects.toMatchObject(nothing)
      await expect(client.takeOvers.get(path)).rejects.toMatchObject(nothing)
      await expect(client.measures.get(path)).rejects.toMatchObject(nothing)
      await expect(client.findings.get(path)).rejects.toMatchObject(nothing)
      const seen = { ...formOf(measure), reason: '问题反弹' }
      await expect(client.measures.reopen(seen)).rejects.toMatchObject(nothing)
      const added = { commandId: commandId(), ...path, category: null, number: '9', title: '越界' }
      await expect(client.findings.add(added)).rejects.toMatchObject(nothing)
      const below = { commandId: commandId(), ...path, text: '越界' }
      await expect(client.measures.add(below)).rejects.toMatchObject(nothing)
      expect((await client.measures.search({ q: '审批权限' })).total).toBe(0)
      expect(await client.measures.counts({})).toEqual([])
      expect((await client.measures.mine({})).counts).toEqual({ late: 0, today: 0, open: 0 })
      expect((await client.measures.openOfMine({})).total).toBe(0)
      expect(await client.closure.queue({})).toEqual([])
    },
  )

  test('nor the people of its departments, but all organizations, that one of them may own an item', async () => {
    const coordinator = await as('coordinator')
    const names = (await coordinator.persons.list({})).map(({ id: one }) => one)
    expect(names).toContain(people.handler)
    expect(names).not.toContain(stage.actors.handler.personId)
    const organizations = await coordinator.organizations.list({})
    expect(organizations.map(({ id: one }) => one)).toEqual(expect.arrayContaining([works, street]))
    const history = await (await as('inspector')).persons.history({})
    const told = history.entries.flatMap(({ person: one, organization: of }) => one?.id ?? of?.id ?? [])
    expect(told).toEqual(expect.arrayContaining([people.head, cityOffice]))
    expect(told.filter((one) => one === stage.actors.head.personId || one === works)).toEqual([])
  })

  test('nor what is being read in', async () => {
    const text = '关于“台账不清”问题的整改\n'
    const draft = await readDraft(await ofZone('coordinator'), { commandId: commandId(), name: '', text })
    const coordinator = await as('coordinator')
    expect(await coordinator.intake.list({})).toEqual([])
    await expect(coordinator.intake.get({ draftId: draft.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const twin = await readDraft(coordinator, { commandId: commandId(), name: '', text })
    expect(twin.twins).toEqual([])
    const beside = { draftId: twin.id, rectificationId }
    await expect(coordinator.intake.matches(beside)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

test('who hands over is told of nobody and of nothing in another body', async () => {
  const coordinator = await as('coordinator')
  const { handler, head } = stage.actors
  const nothing = { code: 'NOT_FOUND' }
  await expect(coordinator.handOvers.open({ personId: handler.personId })).rejects.toMatchObject(nothing)
  const trial = { duty: 'measure.handler', personId: handler.personId, successorId: people.handler } as const
  await expect(coordinator.handOvers.trial(trial)).rejects.toMatchObject(nothing)
  const to = { ...trial, personId: people.handler, successorId: head.personId }
  await expect(coordinator.handOvers.trial(to)).rejects.toMatchObject(nothing)
  const parts = [
    { duty: trial.duty, successorId: people.handler, seal: '0-d41d8cd98f00b204e9800998ecf8427e' },
  ]
  const run = { commandId: commandId(), personId: handler.personId, reason: '调离', parts }
  await expect(coordinator.handOvers.run(run)).rejects.toMatchObject(nothing)
  const { duties } = await coordinator.handOvers.open({ organizationId: works })
  expect(duties.flatMap(({ items }) => items)).toEqual([])
  const own = await coordinator.handOvers.open({ personId: people.handler })
  expect(own.from.name).toBe('城建办科员')
})

describe('from above all is read and nothing done', () => {
  test('but that the inspector reopens', async () => {
    const inspector = await as('regionInspector')
    const { measure: read } = await inspector.measures.get({ rectificationId, measureId: measure.id })
    expect(read.can).toEqual([])
    const { can } = await inspector.rectifications.get({ rectificationId })
    expect(can).toEqual(expect.arrayContaining(['journal', 'notice']))
    const coordinator = await as('regionCoordinator')
    const added = { commandId: commandId(), rectificationId, category: null, number: '9', title: '越级' }
    await expect(coordinator.findings.add(added)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const changes = { handlerId: null }
    await expect(coordinator.measures.assign({ ...formOf(read), changes })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })
})

describe('a signature on paper', () => {
  test('waits for the inspector of its own body, and not for the one above, who could not confirm it', async () => {
    const { measure: claimed } = await anAssignedMeasure(stage)
    await submitted(stage, claimed)
    const coordinator = await ofZone('coordinator')
    const { closureRequest } = await coordinator.measures.get(formOf(claimed))
    if (closureRequest === null) throw new Error('there is no claim')
    const of = {
      rectificationId: closureRequest.rectificationId,
      closureRequestId: closureRequest.id,
      version: closureRequest.version,
    }
    await coordinator.closure.enterPaper({
      commandId: commandId(),
      ...of,
      personId: stage.actors.head.personId,
      signedOn: day('2026-03-02'),
      comment: '同意',
      effect: null,
      fileId: await stage.upload('coordinator', '签批表.png'),
    })
    const waiting = async (of: Pick<typeof coordinator, 'closure' | 'measures'>) => [
      (await of.closure.papers()).waiting.length,
      (await of.measures.mine()).ahead.includes('decisions'),
    ]
    expect(await waiting(await ofZone('inspector'))).toEqual([1, true])
    expect(await waiting(await as('regionInspector'))).toEqual([0, false])
    const { closureRequest: seen } = await (await as('regionInspector')).measures.get(formOf(claimed))
    expect(seen?.can).toEqual([])
  })
})

describe('an item that an organization of another body owns', () => {
  test('is read and done by its head, handlers and coordinator, by those of other bodies no more', async () => {
    const given = await owned()
    expect(given.owner?.id).toBe(cityOffice)
    await expectDone(given)
  })

  test('is told with its finding’s words and nothing else of the rectification', async () => {
    const given = await owned()
    const head = await as('head')
    const detail = await head.measures.get({ rectificationId, measureId: given.id })
    expect(detail.finding.title).toBe('项目管理不严')
    const card = await head.rectifications.get({ rectificationId })
    expect(card).toMatchObject({ isPart: true, counts: { measures: 2 }, can: ['assign'], feedbackOn: null })
    const { findings, measures } = await head.rectifications.ledger({ rectificationId })
    expect(measures.every(({ owner: one }) => one?.id === cityOffice)).toBe(true)
    expect(measures.length).toBe(2)
    expect(findings).toMatchObject([{ title: '项目管理不严', measures: 2, owner: null, leader: null }])
    await expect(head.measures.get({ rectificationId, measureId: measure.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await head.rectifications.sources({ rectificationId })).toEqual([])
    const seen = await head.findings.get({ rectificationId, findingId: finding.id })
    expect(seen).toMatchObject({ timeline: [], closureRequest: null, source: null, handlers: [] })
  })

  test('its head signs the first rung and the body of the rectification the others', async () => {
    const given = await owned()
    const handler = await as('handler')
    const fileIds = [await upload(people.handler)]
    const reported = await handler.measures.report({ ...formOf(given), text: '已完成', fileIds })
    await handler.measures.submit({ ...formOf(reported), claim: '请审核' })
    expect((await (await as('coordinator')).closure.queue({})).length).toBe(0)
    const [waiting] = await (await as('head')).closure.queue({})
    if (waiting === undefined) throw new Error('nothing waits for the head')
    const { request } = waiting
    const signed = await (await as('head')).closure.approve({
      commandId: commandId(),
      rectificationId,
      closureRequestId: id<'closureRequest'>(request.id),
      version: request.version,
      comment: '同意',
      effect: null,
    })
    expect(signed.rung).toBe('coordinator')
    await signNext(stage, 'coordinator', given.id)
  })

  async function owned(): Promise<MeasureView> {
    const coordinator = await ofZone('coordinator')
    const added = await anotherMeasure(stage, finding)
    const changes = { ownerId: cityOffice, handlerId: null }
    const given = await coordinator.measures.assign({ ...formOf(added), changes })
    const named = { ...formOf(given), changes: { handlerId: people.handler } }
    return (await as('coordinator')).measures.assign(named)
  }

  async function expectDone(given: MeasureView): Promise<void> {
    const asked: readonly string[] = ['assign', 'start', 'report', 'submit', 'return', 'reopen', 'void']
    const can = async (who: Who): Promise<readonly string[]> => {
      const { measure: seen } = await (await as(who)).measures.get({ rectificationId, measureId: given.id })
      return seen.can.filter((action) => asked.includes(action))
    }
    expect(given.handler?.id).toBe(people.handler)
    expect(await can('head')).toEqual(['assign', 'start', 'report'])
    expect(await can('handler')).toEqual(['start', 'report'])
    expect(await can('coordinator')).toEqual(['assign', 'start', 'report'])
    for (const who of ['principal', 'leader', 'inspector'] as const)
      await expect(can(who)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const elsewhere = { ...formOf(given), changes: { ownerId: street } }
    await expect((await as('coordinator')).measures.assign(elsewhere)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
  }

  async function upload(personId: PersonId) {
    const fileId = await stage.upload('handler')
    await sql`update files set uploaded_by = ${personId} where id = ${fileId}`.execute(database.kysely)
    return fileId
  }
})
