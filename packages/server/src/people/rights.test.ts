import { refuse } from '@bihuan/core/kernel/result.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { createRouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import { measuresHandlers } from '../measures/measures.handlers.ts'
import { createRouter } from '../router.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, anotherMeasure, formOf, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { readableFile } from '../told/files.queries.ts'

const database = await testDatabase()
const stage = await setStage(database)
const { finding, measure } = await anAssignedMeasure(stage)
const { rectificationId } = measure
const measurePath = { rectificationId, measureId: measure.id }

const readers: readonly TestPerson[] = ['principal', 'leader', 'coordinator', 'inspector', 'head', 'handler']
const strangers: readonly TestPerson[] = ['administrator', 'foreignHead', 'foreignHandler']

test.each(readers)('the %s reads the measure', async (person) => {
  const client = stage.as(person)
  expect((await client.measures.get(measurePath)).measure.id).toBe(measure.id)
  expect((await client.rectifications.ledger({ rectificationId })).total).toBe(1)
  expect((await client.rectifications.list({})).rectifications).toMatchObject([
    { id: rectificationId, counts: { measures: 1 } },
  ])
})

test.each(strangers)(
  'to the %s the measure, its finding and its rectification do not exist',
  async (person) => {
    const client = stage.as(person)
    const findingId = finding.id
    await expect(client.measures.get(measurePath)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(client.findings.get({ rectificationId, findingId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(client.rectifications.get({ rectificationId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(client.rectifications.journal({ rectificationId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(client.documents.file({ rectificationId, document: 'notice' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await client.rectifications.list({})).toEqual({ rectifications: [], hasMore: false })
    expect(await client.rectifications.ledger({ rectificationId })).toEqual({
      findings: [],
      measures: [],
      further: [],
      total: 0,
    })
    expect(await client.measures.mine()).toMatchObject({
      today: [],
      late: [],
      counts: { late: 0, today: 0, open: 0 },
      rectifications: [],
      waiting: 0,
    })
    expect(await client.measures.openOfMine({})).toEqual({ measures: [], total: 0 })
  },
)

test.each(strangers)(
  'a form of the %s is refused before it tells anything, whatever its version',
  async (person) => {
    const client = stage.as(person)
    for (const version of [1, measure.version]) {
      const form = { ...formOf(measure), version }
      const attempts = [
        client.measures.report({ ...form, text: '进展', fileIds: [] }),
        client.measures.start(form),
        client.measures.assign({ ...form, changes: { target: '目标' } }),
        client.measures.submit({ ...form, claim: '完成' }),
      ]
      const outcomes = await Promise.allSettled(attempts)
      for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: 'NOT_FOUND' } })
    }
  },
)

const refused: Record<string, readonly TestPerson[]> = {
  assign: ['principal', 'leader', 'inspector', 'handler'],
  start: ['principal', 'leader', 'coordinator', 'inspector'],
  submit: ['principal', 'leader', 'coordinator', 'inspector', 'head'],
  reopen: ['principal', 'leader', 'head', 'handler'],
}

test.each(Object.entries(refused))('%s is refused to whoever has no right to it', async (action, persons) => {
  for (const person of persons) {
    const { measures } = stage.as(person)
    const form = formOf(measure)
    const attempts: Record<string, () => Promise<unknown>> = {
      assign: () => measures.assign({ ...form, changes: { target: '目标' } }),
      start: () => measures.start(form),
      submit: () => measures.submit({ ...form, claim: '完成' }),
      reopen: () => measures.reopen({ ...form, reason: '反弹' }),
    }
    await expect(attempts[action]?.()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
})

test('the head of the owner names the handler, and nothing else', async () => {
  const head = stage.as('head')
  const other = { ...formOf(measure), changes: { dueOn: null } }
  await expect(head.measures.assign(other)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const named = { ...formOf(measure), changes: { handlerId: stage.actors.head.personId } }
  const assigned = await head.measures.assign(named)
  expect(assigned.handler?.name).toBe('head')
  const back = { ...formOf(assigned), changes: { handlerId: stage.actors.handler.personId } }
  await head.measures.assign(back)
})

test('the buttons follow from the rights', async () => {
  const can = async (person: TestPerson): Promise<string[]> =>
    (await stage.as(person).measures.get(measurePath)).measure.can
  expect(await can('coordinator')).toContain('assign')
  expect(await can('coordinator')).not.toContain('start')
  expect(await can('handler')).toEqual(['start', 'report', 'movePart', 'askExtension'])
  expect(await can('head')).toEqual(['assign', 'start', 'report', 'setFigures', 'movePart', 'askExtension'])
  expect(await can('principal')).toEqual([])
  const { finding: seen } = await stage
    .as('coordinator')
    .findings.get({ rectificationId, findingId: finding.id })
  expect(seen.can).toEqual(expect.arrayContaining(['assign', 'addMeasure']))
  expect(seen.can).not.toContain('submit')
  const { refused: why } = await stage.as('handler').findings.get({ rectificationId, findingId: finding.id })
  expect(why).toMatchObject([{ action: 'submit', code: 'MEASURES_OPEN' }])
})

test('a file is read by its uploader, and once it is evidence by whoever reads the measure', async () => {
  const own = await anAssignedMeasure(stage)
  const fileId = await stage.upload('handler')
  const mayRead = async (person: TestPerson): Promise<boolean> =>
    (await readableFile(database.kysely, fileId, stage.actors[person])) !== null
  expect(await mayRead('handler')).toBe(true)
  expect(await mayRead('coordinator')).toBe(false)
  const form = { ...formOf(own.measure), text: '进展' }
  const stolen = stage.as('head').measures.report({ ...form, fileIds: [fileId] })
  await expect(stolen).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await stage.as('handler').measures.report({ ...form, commandId: commandId(), fileIds: [fileId] })
  expect(await mayRead('coordinator')).toBe(true)
  for (const person of strangers) expect(await mayRead(person)).toBe(false)
  // Who may read it now follows from the measure, and no longer from having sent it in.
  const { personId } = stage.actors.handler
  const moved = { personId, appointments: stage.actors.foreignHandler.appointments }
  expect(await readableFile(database.kysely, fileId, moved)).not.toBeNull()
  const coordinator = stage.as('coordinator')
  const { measure: reported } = await coordinator.measures.get(formOf(own.measure))
  const handlerId = stage.actors.head.personId
  await coordinator.measures.assign({ ...formOf(reported), changes: { handlerId } })
  expect(await readableFile(database.kysely, fileId, moved)).toBeNull()
  expect(await mayRead('handler')).toBe(true)
})

test('an old form sent again shows nothing to whoever may not read the measure any more', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { personId } = stage.actors.handler
  const form = { ...formOf(measure), text: '进展', fileIds: [] }
  const moved = createRouterClient(measuresHandlers, {
    context: {
      ...stage.contextOf('handler'),
      actor: { personId, appointments: stage.actors.foreignHandler.appointments },
    },
  })
  const reported = await moved.report(form)
  expect((await moved.report(form)).version).toBe(reported.version)
  const changes = { handlerId: stage.actors.head.personId }
  await stage.as('coordinator').measures.assign({ ...formOf(reported), changes })
  await expect(moved.report(form)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a head assigns many measures of their own department, and of those only the handler', async () => {
  const own = await anAssignedMeasure(stage)
  const other = await anotherMeasure(stage, own.finding)
  const coordinator = stage.as('coordinator')
  const ofOffice = await coordinator.measures.assign({
    ...formOf(await anotherMeasure(stage, own.finding)),
    changes: { ownerId: stage.organizations.office },
  })
  const { rectificationId: chain } = own.measure
  const handlerId = stage.actors.head.personId
  const many = (measures: readonly MeasureView[]) => ({
    commandId: commandId(),
    rectificationId: chain,
    measures: measures.map(({ id, version }) => ({ id, version })),
  })
  const head = stage.as('head')
  const withDay = { ...many([own.measure, other]), changes: { handlerId, dueOn: null } }
  await expect(head.measures.assignMany(withDay)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const withForeign = { ...many([own.measure, ofOffice]), changes: { handlerId } }
  await expect(head.measures.assignMany(withForeign)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const { measures } = await head.measures.assignMany({
    ...many([own.measure, other]),
    changes: { handlerId },
  })
  expect(measures.map(({ handler }) => handler?.name)).toEqual(['head', 'head'])
  expect((await head.rectifications.get({ rectificationId: chain })).can).toEqual(['assign'])
})

test('nobody checks their own work, and each rung has its turn', async () => {
  const own = await anAssignedMeasure(stage)
  await submitted(stage, own.measure)
  const path = { rectificationId: own.measure.rectificationId, measureId: own.measure.id }
  const request = (await stage.as('head').measures.get(path)).closureRequest
  if (request === null) throw new Error('there is no claim')
  const { id: closureRequestId, version } = request
  const sign = (person: TestPerson): Promise<unknown> =>
    stage.as(person).closure.approve({
      commandId: commandId(),
      rectificationId: path.rectificationId,
      closureRequestId,
      version,
      comment: '',
      effect: null,
    })
  await expect(sign('handler')).rejects.toMatchObject({ code: 'OWN_CLAIM' })
  await expect(sign('inspector')).rejects.toMatchObject({ code: 'NOT_YOUR_RUNG' })
  for (const person of strangers) await expect(sign(person)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await sign('head')
  await expect(sign('head')).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
})

test('whoever is not signed in is asked to', async () => {
  const intake = await testIntake(database)
  const router = createRouter({ intake, loadSample: async () => refuse({ code: 'NOT_EMPTY' }) })
  const nobody = createRouterClient(router, { context: { ...stage.contextOf('head'), actor: null } })
  await expect(nobody.rectifications.list({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
})
