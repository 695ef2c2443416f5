import { closureKind } from '@bihuan/core/claims/closure.kind.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type ChainId, peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { type RecordedChange, replay } from '@bihuan/core/kernel/replay.ts'
import { toldChanges } from '@bihuan/core/journal/telling.ts'
import { kinds } from '@bihuan/core/kinds.ts'
import { lights } from '@bihuan/core/measures/light.ts'
import { measureStatuses } from '@bihuan/core/measures/labels.ts'
import { roles } from '@bihuan/core/people/role.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../kernel/context.ts'
import { entriesAfter } from '../kernel/journal.queries.ts'
import { actorOf, readPersons } from '../people/people.queries.ts'
import { stores } from '../router.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { openDocx } from '../testing/open-docx.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { type DemoParts, prepareDemo } from './demo.ts'
import type { DemoAccount } from './demo-record.ts'
import { demoTable } from './demo-table.ts'
import { type RouterWithSample, routerWithSample } from './sample.ts'

const database = await testDatabase()
const now = new Date('2026-06-01T02:00:00Z')
const context: Omit<Context, 'actor'> = { database, stores, now: () => now, zone: defaultZone, newId: uuid }
const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-world-'))
const intake = await testIntake(database)
const { files } = intake
const { clientOf } = routerWithSample(intake)
const parts: DemoParts = { dataFolder, context, files, clientOf }
const accounts: DemoAccount[] = []

beforeAll(async () => {
  accounts.push(...((await prepareDemo(parts)) ?? []))
})
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

type Client = ReturnType<RouterWithSample['clientOf']>

/** The product as one of the demo's people uses it. */
async function as(username: string): Promise<Client> {
  const person = (await readPersons(database.kysely)).find((one) => one.username === username)
  const actor = person === undefined ? null : await actorOf(database, person.id)
  if (actor === null) throw new Error(`nobody is called ${username}`)
  return clientOf({ ...context, actor })
}

async function theRectification(client: Client): Promise<RectificationView> {
  const [first] = (await client.rectifications.list({})).rectifications
  if (first === undefined) throw new Error('the world holds no rectification')
  return first
}

test('the world is as large as its notice announces, and in the midst of its work', async () => {
  const { announced, counts, standing } = await theRectification(await as('zhuren'))
  expect(announced).toMatchObject({ items: 4, problems: 13, measures: 52 })
  expect(counts).toMatchObject({
    categories: 4,
    findings: 13,
    measures: 52,
    findingsClosed: 2,
    measuresUnassigned: 0,
  })
  expect(counts.measuresClosed).toBeGreaterThan(20)
  expect(counts.late).toBeGreaterThan(2)
  expect(standing).toBe('rectifying')
})

test('every status that a measure can have is there to be seen', async () => {
  const client = await as('zhuanban')
  const { id: rectificationId } = await theRectification(client)
  const { measures } = await client.rectifications.ledger({ rectificationId })
  // Its numbers are those that were announced: nothing in it was recorded by mistake.
  const shown = measureStatuses.filter((status) => status !== 'voided')
  expect(new Set(measures.map(({ status }) => status))).toEqual(new Set(shown))
  expect(new Set(measures.map(({ light }) => light))).toEqual(
    new Set(lights.filter((light) => light !== 'none')),
  )
})

test('a list of what was done before is confirmed, another waits for the principal, and one measure could be listed', async () => {
  const [coordinator, principal] = [await as('zhuanban'), await as('zhuren')]
  const { id: rectificationId, counts } = await theRectification(coordinator)
  expect(counts).toMatchObject({ measuresClosedBefore: 3 })
  const { measures } = await coordinator.rectifications.ledger({ rectificationId, closedBefore: 'true' })
  const [first] = measures
  if (first === undefined) throw new Error('nothing was done before')
  const { closedBefore, fromSources } = await coordinator.measures.get({
    rectificationId,
    measureId: first.id,
  })
  expect(closedBefore).toMatchObject({
    document: '云汀开发区整改台账（纸质）',
    text: expect.stringContaining('36项规划任务核实完毕'),
  })
  expect(fromSources).toMatchObject([{ report: { state: 'done' } }])
  expect(await coordinator.takeOvers.waiting()).toMatchObject({
    rectifications: [{ candidates: 1, list: null }],
    hasMore: false,
  })
  expect(await principal.takeOvers.waiting()).toMatchObject({
    rectifications: [{ candidates: 0, list: { measures: 2, can: ['confirm', 'return'] } }],
    hasMore: false,
  })
})

test.each(['chuzhang', 'zhuanban', 'lingdao', 'zhuren', 'jijian'])(
  '%s finds a claim to check',
  async (username) => {
    const client = await as(username)
    const waiting = (await client.closure.queue({})).filter(({ request }) => request.can.includes('approve'))
    expect(waiting.length).toBeGreaterThan(0)
  },
)

test('the coordinator finds a claim that waits for a stand-in, and somebody to name', async () => {
  const client = await as('zhuanban')
  const unfilled = (await client.closure.queue({})).filter(({ request }) =>
    request.unfilledRungs.includes('head'),
  )
  expect(unfilled).toHaveLength(1)
  const [{ request } = { request: null }] = unfilled
  if (request === null) throw new Error('nothing waits for a stand-in')
  const { id: closureRequestId, rectificationId } = request
  const choices = await client.closure.standInChoices({ closureRequestId, rectificationId, rung: 'head' })
  expect(choices.map(({ name }) => name)).toContain('何以宁')
})

test('the handler finds something late and something to do', async () => {
  const { late, today } = await (await as('banshi')).measures.mine()
  expect(late.length).toBeGreaterThan(0)
  expect(today.length).toBeGreaterThan(0)
})

test('each role has one sign-in, shown in both languages', () => {
  expect(accounts.map(({ role }) => role)).toEqual([...roles])
  const table = demoTable(accounts)
  for (const { username, password } of accounts) expect(table).toMatch(new RegExp(`${username} +${password}`))
  expect(table).toContain('角色 Role')
})

test('a second start finds the world and the same sign-ins, which only their owner can read', async () => {
  expect(await prepareDemo(parts)).toEqual(accounts)
  expect((await stat(path.join(dataFolder, 'demo.json'))).mode & 0o077).toBe(0)
})

test('records of another origin are left alone', async () => {
  const elsewhere = { ...parts, dataFolder: path.join(dataFolder, 'elsewhere') }
  expect(await prepareDemo(elsewhere)).toBeNull()
})

test('the journal of the world verifies', async () => {
  const client = await as('jijian')
  const { id: rectificationId } = await theRectification(client)
  const { entries, isValid } = await client.rectifications.verify({ rectificationId })
  expect(isValid).toBe(true)
  expect(entries).toBeGreaterThan(300)
})

test('no entry of the world tells a code or an id, and each of an item says which', async () => {
  const client = await as('jijian')
  const { id: rectificationId } = await theRectification(client)
  const { entries } = await client.rectifications.journal({ rectificationId, limit: 500 })
  const kinds = new Set(entries.map(({ event }) => event.type))
  expect(kinds.size).toBeGreaterThan(15)
  for (const { event, changes, before } of entries) {
    const told = toldChanges(event.type, changes, before).flatMap(({ label, after, before: former }) =>
      [label, after, former].flatMap((words) => (words ? [words.zh] : [])),
    )
    // Invented names, days and words of the sample hold no Latin letters but these.
    expect(told.join(' ').replaceAll(/PPP|QR|APP|OA/g, '')).not.toMatch(/[a-zA-Z]/)
    expect(toldChanges(event.type, changes, before)).toHaveLength(Object.keys(changes).length)
  }
  const nameless = entries.filter(
    ({ item, event }) => item === null && !/^(rect|cat|takeOver)/.test(event.type),
  )
  expect(nameless).toEqual([])
})

test('replaying the journal gives the rows', async () => {
  const { id: rectificationId } = await theRectification(await as('jijian'))
  for (const chainId of [peopleChainId, rectificationId]) await expectReplay(database.kysely, chainId)
})

test('nobody signed for their own work, and nobody twice', async () => {
  const { id: rectificationId } = await theRectification(await as('jijian'))
  const requests = [
    ...replay(kinds, await changesOf(rectificationId))
      .of(closureKind)
      .values(),
  ]
  expect(requests.length).toBeGreaterThan(35)
  for (const { doers, signatures } of requests) {
    const signers = signatures.map(({ personId }) => personId)
    expect(signers.filter((signer) => doers.includes(signer))).toEqual([])
    expect(new Set(signers).size).toBe(signers.length)
  }
})

test('the notice of the world opens as DOCX and holds every completed finding and every figure of the ledger', async () => {
  const client = await as('zhuanban')
  const { id: rectificationId, counts } = await theRectification(client)
  const { findings } = await client.rectifications.ledger({ rectificationId })
  const file = await client.rectifications.notice({ rectificationId })
  const text = (await openDocx(await file.bytes())).paragraphs.join('\n')
  const closed = findings.filter(({ status }) => status === 'closed')
  expect(closed).toHaveLength(2)
  for (const { title } of findings) expect(text).toContain(`关于“${title ?? ''}”问题的整改。`)
  expect(text).toContain('来源文件公布4项、13个问题、52条整改措施。')
  expect(text).toContain(`已销号${counts.measuresClosed - counts.measuresClosedBefore}条`)
  expect(text).toContain(`建档前已销号${counts.measuresClosedBefore}条`)
  expect(text).toContain(`超过计划时限${counts.late}条`)
})

async function changesOf(chainId: ChainId): Promise<readonly RecordedChange[]> {
  const entries: readonly unknown[] = await entriesAfter(database.kysely, chainId, { after: 0, limit: 5_000 })
  return entries.filter(isChange)
}

/** What the journal holds was written as a change; nothing else can be in it. */
function isChange(entry: unknown): entry is RecordedChange {
  return typeof entry === 'object' && entry !== null && 'event' in entry
}
