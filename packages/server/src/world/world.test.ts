import { mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { closureKind } from '@bihuan/core/claims/closure.kind.ts'
import { toldChanges } from '@bihuan/core/journal/telling.ts'
import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import { type RecordedChange, replay } from '@bihuan/core/kernel/replay.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import { kinds } from '@bihuan/core/kinds.ts'
import { measureStatuses } from '@bihuan/core/measures/labels.ts'
import { lights } from '@bihuan/core/measures/light.ts'
import { roles } from '@bihuan/core/people/role.ts'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../kernel/context.ts'
import { entriesAfter } from '../kernel/journal.queries.ts'
import { actorOf } from '../people/actor.queries.ts'
import { readPersons } from '../people/people.queries.ts'
import { verifyChain } from '../rectifications/verification.queries.ts'
import { stores } from '../router.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { openDocx } from '../testing/open-docx.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { takeForToday } from '../testing/test-stage.ts'
import { type DemoParts, prepareDemo } from './demo.ts'
import type { DemoAccount } from './demo-record.ts'
import { demoTable } from './demo-table.ts'
import { auditFinding, auditId, auditMeasure } from './district-audit.ts'
import { organizationIdOf, personIdOf } from './district-stage.ts'
import { chainsOfDistrict, districtRectifications } from './load-district.ts'
import { type RouterWithSample, routerWithSample } from './sample.ts'

const database = await testDatabase()
const now = new Date('2026-06-01T02:00:00Z')
const context: Omit<Context, 'actor'> = { database, stores, now: () => now, zone: defaultZone, newId: uuid }
const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-world-'))
const intake = await testIntake(database)
const { clientOf } = routerWithSample(intake)
const parts: DemoParts = { dataFolder, context, files: intake.files, clientOf }
const accounts: DemoAccount[] = []
const audit = { rectificationId: auditId }

beforeAll(async () => {
  await takeForToday(database, '2026-06-01')
  accounts.push(...((await prepareDemo(parts)) ?? []))
})
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

type Client = ReturnType<RouterWithSample['clientOf']>

/** The product as one of the demo's people uses it. */
async function as(username: string): Promise<Client> {
  const person = (await readPersons(database.kysely)).find((one) => one.username === username)
  const actor = person === undefined ? null : await actorOf(database, person.id)
  if (actor === null) throw new Error(`nobody is called ${username}`)
  // Of those whose sign-in is not shown nobody has the password that they would have to change.
  const { mustChangePassword: _, ...rest } = actor
  return clientOf({ ...context, actor: rest })
}

async function theRectification(client: Client): Promise<RectificationView> {
  return client.rectifications.get({ rectificationId: sampleRectificationId })
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

test('a meeting approved the plan, some findings are graded, and one date was put off against the plan with its reason', async () => {
  const client = await as('zhuanban')
  const { id: rectificationId, template } = await theRectification(client)
  expect(template).toMatchObject({ version: 2 })
  const { findings, measures } = await client.rectifications.ledger({ rectificationId })
  expect(findings.flatMap(({ grade }) => grade?.name.zh ?? []).toSorted()).toEqual(['民生', '难点'])
  expect(measures.filter(({ againstPlan }) => againstPlan === 1)).toHaveLength(2)
  const { versions } = await client.plans.list({ rectificationId })
  expect(versions).toMatchObject([{ number: 1, meeting: { number: '第12次' }, findings: 13, measures: 52 }])
  const { differences } = await client.plans.differences({ rectificationId, number: 1 })
  const putOff = { field: 'dueOn', before: '2026-06-06', after: '2026-06-26' }
  const granted = { field: 'dueOn', before: '2026-07-16', after: '2026-07-31' }
  expect(differences).toMatchObject([
    { kind: 'changed', number: '2-3', fields: [granted], said: [{ decidedBy: '顾行远' }] },
    { kind: 'changed', number: '9-4', fields: [putOff], said: [{ decidedBy: '党工委专题会议' }] },
  ])
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

test('a check-in of the last week was missed: red in the ledger, and late on the workbench of its handler', async () => {
  const rectificationId = sampleRectificationId
  const { measures } = await (await as('zhuanban')).rectifications.ledger({ rectificationId })
  const weekly = measures.filter(({ checkInEvery }) => checkInEvery === 'weekly')
  expect(weekly).toMatchObject([{ checkInFrom: '2026-05-23', dueOn: '2026-05-30', light: 'red' }])
  const person = (await readPersons(database.kysely)).find(({ id }) => id === weekly[0]?.handler?.id)
  const { late } = await (await as(person?.username ?? '')).measures.mine()
  expect(late.map(({ id }) => id)).toContain(weekly[0]?.id)
})

test('each role has a sign-in, shown in both languages with what there is to see', () => {
  expect(new Set(accounts.map(({ role }) => role))).toEqual(new Set([...roles, null]))
  const table = demoTable(accounts)
  for (const { username, password } of accounts)
    expect(table).toMatch(new RegExp(`${username} +${password}.*\\n +\\S*[\u4e00-\u9fff].*\\n +[A-Z]`, 'u'))
  for (const words of ['角色 Role', '联络员 Liaison', '外部查阅人 Outside reviewer'])
    expect(table).toContain(words)
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
    // Invented names, days and words of the sample hold no Latin letters but these; hashes and the names of files do.
    expect(told.join(' ').replaceAll(/-256|[A-Z]{2,4}|\.[a-z]{3,4}|[0-9a-f]{64}/g, '')).not.toMatch(/[a-z]/i)
    expect(toldChanges(event.type, changes, before)).toHaveLength(Object.keys(changes).length)
  }
  const nameless = entries.filter(
    ({ item, event }) => item === null && !/^(rect|cat|takeOver|meeting|plan|edition)/.test(event.type),
  )
  expect(nameless).toEqual([])
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
  const file = await client.documents.file({ rectificationId, document: 'notice' })
  const text = (await openDocx(await file.bytes())).paragraphs.join('\n')
  const closed = findings.filter(({ status }) => status === 'closed')
  expect(closed).toHaveLength(2)
  for (const { title } of findings) expect(text).toContain(`关于“${title ?? ''}”问题的整改。`)
  expect(text).toContain('来源文件公布4项、13个问题、52条整改措施。')
  expect(text).toContain(`已销号${counts.measuresClosed - counts.measuresClosedBefore}条`)
  expect(text).toContain(`建档前已销号${counts.measuresClosedBefore}条`)
  expect(text).toContain(`超过计划时限（含定期汇报）${counts.late}条`)
})

async function changesOf(chainId: ChainId): Promise<readonly RecordedChange[]> {
  const entries: readonly unknown[] = await entriesAfter(database.kysely, chainId, { after: 0, limit: 5_000 })
  return entries.filter(isChange)
}

/** What the journal holds was written as a change; nothing else can be in it. */
function isChange(entry: unknown): entry is RecordedChange {
  return typeof entry === 'object' && entry !== null && 'event' in entry
}

describe('around the zone the demo shows', () => {
  test('an office of the region that sees the rectifications of two bodies, and a street that sees its own items', async () => {
    const nameOf = async (username: string): Promise<string[]> =>
      (await (await as(username)).rectifications.list({})).rectifications.map(({ name }) => name).toSorted()
    expect(await nameOf('xuncha')).toEqual([
      '2026年市委巡察整改',
      '2026年经济责任审计整改',
      '城投集团工程招投标专项检查整改',
    ])
    expect(await nameOf('zhuanban')).toEqual(['2026年市委巡察整改', '2026年经济责任审计整改'])
    expect(await nameOf('jiedao')).toEqual(['2026年经济责任审计整改'])
    const { findings, measures } = await (await as('jiedao')).rectifications.ledger(audit)
    expect(findings.map(({ title }) => title)).toEqual(['征地拆迁补偿款拨付不及时'])
    expect(measures).toHaveLength(2)
  })

  test('a journal of the audit that follows time', async () => {
    const { entries } = await (await as('jijian')).rectifications.journal({ ...audit, limit: 500 })
    const times = entries.map(({ at }) => at)
    expect(times).toEqual(times.toSorted().toReversed())
  })

  test('parts of a measure: one reported, one returned to its community', async () => {
    const client = await as('jiedao')
    const { parts } = await client.measures.get(auditMeasure(1))
    expect(parts.map(({ unit, status }) => [unit.name, status])).toEqual([
      ['听涛社区', 'returned'],
      ['桥西社区', 'reported'],
    ])
    const { parts: mine } = await (await as('shequ')).measures.mine()
    expect(mine.first.map(({ reason }) => reason)).toEqual(['有9户没有签字，请补签后重报。'])
  })

  test('a supporting department that is late, beside one that has reported', async () => {
    const { supports } = await (await as('yt.meng')).measures.mine()
    expect(supports).toMatchObject({ late: 1, open: 1 })
    const { measure } = await (await as('zhuanban')).measures.get(auditMeasure(4))
    expect(measure.supportedBy).toEqual([organizationIdOf('firm')])
  })

  test('a signature of a street’s head, one of a deputy, and what a liaison has prepared for the leader', async () => {
    const coordinator = await as('zhuanban')
    const signers = async (number: number): Promise<string[] | undefined> =>
      (await coordinator.measures.get(auditMeasure(number))).closureRequest?.signatures.map(
        ({ by }) => by.name,
      )
    expect(await signers(2)).toEqual(['唐逸'])
    expect(await signers(3)).toEqual(['韩叙（代潘守正）'])
    const { actsFor } = await (await as('yt.han')).session.get()
    expect(actsFor).toMatchObject([{ name: '潘守正', role: 'head', organizationName: '财政局' }])
    for (const username of ['lianluo', 'lingdao']) {
      const queue = await (await as(username)).closure.queue({})
      expect(queue.flatMap(({ request }) => request.prepared ?? [])).toMatchObject([
        { by: { name: '简宁' }, decision: 'approve' },
      ])
    }
  })

  test('a signature on paper that waits for its confirmation', async () => {
    const { waiting } = await (await as('jijian')).closure.papers()
    expect(waiting).toMatchObject([{ signer: { name: '程若谷' }, enteredBy: { name: '温如玉' } }])
  })

  test('a team of people who are lent to it until its last day, and a measure for findings of two rectifications', async () => {
    const administrator = await as('guanli')
    const team = (await administrator.organizations.list()).find(({ kind }) => kind === 'team')
    expect(team).toMatchObject({ name: '征迁补偿整改专班', endsOn: '2026-07-19' })
    const lent = (await administrator.persons.list()).filter(({ lentBy }) => lentBy.length > 0)
    expect(lent.map(({ name }) => name).toSorted()).toEqual(['米朗', '邱小满'])
    const { further } = await (await as('zhuanban')).findings.get(auditFinding(2))
    expect(further).toMatchObject([{ text: expect.stringContaining('补发拖欠资金') }])
  })

  test('an appointment that ends, somebody who has handed over, and a measure in nobody’s hands', async () => {
    const persons = await (await as('guanli')).persons.list()
    expect(persons.find(({ name }) => name === '余舟')?.terms).toMatchObject([
      { from: '2026-02-01', to: '2026-07-16' },
    ])
    const { entries } = await (await as('guanli')).persons.history({ personId: personIdOf('qi') })
    expect(entries).toMatchObject([
      { type: 'person.deactivated' },
      { type: 'person.handedOver', successors: ['姜牧'] },
      { type: 'person.added' },
    ])
    const { measures } = await (await as('zhuanban')).measures.ofNobody({})
    expect(measures).toMatchObject([{ text: '对屡审屡犯的责任人员进行约谈。', handlerName: '祁连' }])
  })

  test('records put right: a corrected word, a voided measure, a split one, merged findings, a corrected report', async () => {
    const client = await as('zhuanban')
    const { announced, counts } = await client.rectifications.get(audit)
    expect(announced).toMatchObject({ problems: 4, measures: 8 })
    expect(counts).toMatchObject({
      findings: 4,
      findingsVoided: 0,
      findingsMerged: 1,
      measures: 8,
      measuresVoided: 1,
    })
    const { entries } = await client.rectifications.journal({ ...audit, limit: 500 })
    const types = new Set(entries.map(({ event }) => event.type))
    for (const type of ['finding.reworded', 'finding.merged', 'measure.split', 'measure.reportCorrected'])
      expect(types).toContain(type)
    const reworded = entries.find(({ event }) => event.type === 'finding.reworded')
    expect(reworded?.before).toMatchObject({ title: '往来款项长期挂帐未清理' })
  })

  test('a sealed file, of which somebody from outside is told that it is sealed, and one to be lifted again', async () => {
    const names = async (username: string): Promise<string[]> =>
      (await (await as(username)).measures.get(auditMeasure(6))).evidence.map(({ name }) => name)
    expect(await names('jijian')).toContain('群众来信.txt')
    const { seals } = await as('zhuanban')
    const told = (await seals.list(audit)).map(({ name, status }) => `${name} ${status}`)
    expect(told.toSorted()).toEqual(['往来款项核对表.txt liftAsked', '群众来信.txt sealed'])
    const reviewer = await as('waibu')
    expect(await names('waibu')).not.toContain('群众来信.txt')
    expect((await reviewer.rectifications.list({})).rectifications).toHaveLength(1)
    await expect(reviewer.documents.file({ ...audit, document: 'notice' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })

  test('what is archived, what is voided, and a token that has expired', async () => {
    const client = await as('zhuanban')
    const named = async (which: object): Promise<string[]> =>
      (await client.rectifications.list(which)).rectifications.map(({ name }) => name)
    expect(await named({ archived: 'true' })).toEqual(['2025年安全生产督查整改'])
    expect(await named({ voided: 'true' })).toEqual(['经济责任审计整改（重复建立）'])
    expect((await client.tokens.list({})).tokens).toMatchObject([{ state: 'expired' }])
  })

  test('nothing that does not verify, or replays to other rows', async () => {
    for (const chainId of chainsOfDistrict) await expectReplay(database.kysely, chainId)
    for (const rectificationId of districtRectifications)
      expect(await verifyChain(context, rectificationId)).toMatchObject({ isValid: true, differing: 0 })
  })
})
