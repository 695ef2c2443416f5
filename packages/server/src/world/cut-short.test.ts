import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { openLongWork } from '../long-works.ts'
import { openMaking } from '../outputs/making.ts'
import { createOutputRunner } from '../outputs/output-runner.ts'
import { stores } from '../router.ts'
import { actorOf } from '../people/actor.queries.ts'
import { readPersons } from '../people/people.queries.ts'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { memoryLog } from '../testing/memory-log.ts'
import { type DemoParts, prepareDemo } from './demo.ts'
import { orderDemoFile } from './demo-file.ts'
import { auditId } from './district-audit.ts'
import { routerWithSample } from './sample.ts'
import { districtPersons } from './district-cast.ts'
import { takeForToday } from '../testing/test-stage.ts'
import { worldAccounts } from './persons.ts'

const database = await testDatabase()
const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-cut-short-'))
const intake = await testIntake(database)
const { files } = intake
const { clientOf } = routerWithSample(intake)
const context = {
  database,
  stores,
  now: () => new Date('2026-06-01T02:00:00Z'),
  zone: defaultZone,
  newId: uuid,
}
const parts: DemoParts = {
  dataFolder,
  context,
  files,
  clientOf,
  beforeLoaded: () => orderDemoFile(context),
}

afterAll(() => rm(dataFolder, { recursive: true, force: true }))

/** The same, until the lights go out after so many uses. */
function until(uses: number): DemoParts {
  let left = uses
  const cut: DemoParts['clientOf'] = (given) => {
    left -= 1
    if (left < 0) throw new Error('the lights went out')
    return clientOf(given)
  }
  return { ...parts, clientOf: cut }
}

/** Goes on as often as it takes: so much is done each time, beyond what is sent anew. */
async function loadInPieces(): Promise<Awaited<ReturnType<typeof prepareDemo>>> {
  const went = await prepareDemo(until(200)).catch((error: unknown) => {
    if (error instanceof Error && error.message === 'the lights went out') return 'cut' as const
    throw error
  })
  return went === 'cut' ? loadInPieces() : went
}

test('a load that is cut short again and again goes on and ends as one that was not', async () => {
  await takeForToday(database, '2026-06-01')
  for (const uses of [0, 1, 2, 4, 15]) {
    await expect(prepareDemo(until(uses))).rejects.toThrow('the lights went out')
  }
  const accounts = await loadInPieces()
  const shown = [...worldAccounts, ...districtPersons].flatMap(({ username }) => username ?? [])
  expect(accounts?.map(({ username }) => username).toSorted()).toEqual(shown.toSorted())
  const administrator = (await readPersons(database.kysely)).find(({ username }) => username === 'guanli')
  const actor = await actorOf(database, administrator?.id ?? '')
  const jijian = (await readPersons(database.kysely)).find(({ username }) => username === 'jijian')
  const client = clientOf({ ...context, actor: await actorOf(database, jijian?.id ?? '') })
  const { counts } = await client.rectifications.get({ rectificationId: sampleRectificationId })
  expect(counts).toMatchObject({
    findings: 13,
    findingsClosed: 2,
    measures: 52,
    measuresUnassigned: 0,
  })
  await expect(clientOf({ ...context, actor }).setup.loadSample()).rejects.toMatchObject({
    code: 'NOT_EMPTY',
  })
})

async function as(username: string) {
  const person = (await readPersons(database.kysely)).find((one) => one.username === username)
  return clientOf({ ...context, actor: await actorOf(database, person?.id ?? '') })
}

test('the first user of the demo finds something late, a figure, objects to work on and a check-in', async () => {
  const client = await as('banshi')
  const { late, today } = await client.measures.mine()
  expect(today.map(({ timeClass }) => timeClass)).toContain('continuous')
  const [halted] = late
  if (halted === undefined) throw new Error('nothing is late')
  const { measure } = await client.measures.get({
    rectificationId: sampleRectificationId,
    measureId: halted.id,
  })
  expect(measure.figures).toMatchObject([
    { name: '已约谈停滞项目', value: 4, target: 5 },
    { name: '已处置停滞项目', value: 2, target: 5 },
  ])
  const of = { rectificationId: sampleRectificationId, measureId: halted.id }
  const { list, items } = await client.objects.list({ ...of, after: 0, limit: 10 })
  expect(list?.counts).toEqual({ open: 1, returned: 1, said: 1, done: 2, voided: 0 })
  expect(items.filter(({ can }) => can.includes('sayDone'))).toHaveLength(2)
  // What is said to be done waits for the head of the department.
  const crossing = await as('chuzhang')
  expect((await crossing.measures.mine()).objects).toMatchObject([{ name: list?.name, count: 1 }])
})

test('a ledger on paper waits to be fetched: ordered once by the load, and made as whatever somebody ordered', async () => {
  const client = await as('zhuanban')
  const told = async () =>
    (await client.outputs.list()).map(({ state, file: made }) => [state, made?.name ?? null])
  expect(await told()).toEqual([['waiting', null]])
  const longWork = openLongWork()
  const runner = createOutputRunner({
    db: database.kysely,
    files: intake.outputs.files,
    log: memoryLog(),
    now: context.now,
    open: async () => openMaking({ context, files, longWork }),
  })
  onTestFinished(async () => {
    await runner.stop()
    await longWork.stop()
  })
  runner.wake()
  await expect.poll(told).toEqual([['done', '台账-2026-06-01.pdf']])
  // Nobody else finds it.
  expect(await (await as('zhuren')).outputs.list()).toEqual([])
})

test('the stages of the sample are planned and begun, and its journal follows time', async () => {
  const client = await as('zhuanban')
  const { current, stages } = await client.rectifications.stages({ rectificationId: sampleRectificationId })
  expect(current).toBe('rectifying')
  expect(stages.find(({ code }) => code === 'rectifying')).toMatchObject({
    planned: { from: '2026-03-04', to: '2026-06-06' },
    begunOn: '2026-03-04',
  })
  const { entries } = await (await as('jijian')).rectifications.journal({
    rectificationId: sampleRectificationId,
    limit: 500,
  })
  const times = entries.map(({ at }) => at)
  expect(times).toEqual(times.toSorted().toReversed())
})

test('one extension is granted and shows its first day, one is refused, and one waits on the workbench of the leader', async () => {
  const person = (await readPersons(database.kysely)).find(({ username }) => username === 'lingdao')
  const leader = clientOf({ ...context, actor: await actorOf(database, person?.id ?? '') })
  const rectificationId = sampleRectificationId
  const { measures } = await leader.rectifications.ledger({ rectificationId })
  const extended = measures.filter(({ extensions }) => extensions > 0)
  expect(extended).toMatchObject([{ firstDueOn: '2026-07-16', dueOn: '2026-07-31', extensions: 1 }])
  expect((await leader.measures.mine()).extensions).toMatchObject([
    { dueOn: '2026-05-26', extension: { until: '2026-06-21', isForPrincipal: false } },
  ])
  const refused = measures.find(({ dueOn, text }) => dueOn === '2026-06-04' && text.includes('合同'))
  if (refused === undefined) throw new Error('no extension is refused')
  const { timeline } = await leader.measures.get({ rectificationId, measureId: refused.id })
  expect(timeline.map(({ type }) => type)).toContain('measure.extensionRefused')
})

test('the audit runs by a template of the zone’s own: what is due within 15 days is due soon', async () => {
  const client = await as('zhuanban')
  const audit = { rectificationId: auditId }
  const { template, counts } = await client.rectifications.get(audit)
  expect(template).toMatchObject({ version: 1, name: { zh: '开发区审计整改' } })
  const own = (await client.templates.list()).filter(({ isShipped }) => !isShipped)
  expect(own).toMatchObject([{ id: template.id, isRetired: false }])
  const { measures } = await client.rectifications.ledger(audit)
  const soon = measures.filter(({ light }) => light === 'yellow').map(({ dueOn }) => dueOn)
  // By the template that is shipped it would be ten days, until 11 June.
  expect(soon).toContain('2026-06-13')
  expect(counts.dueSoon).toBe(soon.length)
})
