import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { issueSetupToken } from '../kernel/auth/setup-token.store.ts'
import { actorOf } from '../people/actor.queries.ts'
import { readPersons } from '../people/people.queries.ts'
import { verifyChain } from '../rectifications/verification.queries.ts'
import { stores } from '../router.ts'
import { readableFile } from '../told/files.queries.ts'
import { recordFile } from '../told/files.store.ts'
import { openDocx } from '../testing/open-docx.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { commandId } from '../testing/test-stage.ts'
import { routerWithSample } from './sample.ts'
import { commitCommandId } from './world-commands.ts'

const database = await testDatabase()
const { clientOf } = routerWithSample(await testIntake(database))
const now = (): Date => new Date('2026-06-01T02:00:00Z')
const context = { database, stores, now, zone: defaultZone, newId: uuid }
const token = (await issueSetupToken(database.kysely)) ?? ''
const { personId } = await clientOf({ ...context, actor: null }).setup.run({
  organizationName: '某区',
  name: '某人',
  username: 'first',
  password: 'long enough for this',
  token,
  isCoordinator: true,
})
const me = { ...context, actor: await actorOf(database, personId) }
const client = clientOf(me)
const rectificationId = sampleRectificationId

/** Everything that lists, counts or finds: how much of it there is. */
async function seen(): Promise<Record<string, number>> {
  const [organizations, persons] = [await client.organizations.list(), await client.persons.list()]
  const mine = await client.measures.mine()
  const measured = await client.measures.counts()
  const search = await client.measures.search({ q: '项目', limit: 50 })
  return {
    rectifications: (await client.rectifications.list({})).rectifications.length,
    organizations: organizations.length,
    persons: persons.length,
    waiting: mine.waiting,
    queue: (await client.closure.queue({})).length,
    counted: measured
      .flatMap(({ measures }) => Object.values(measures))
      .reduce((sum, number) => sum + number, 0),
    found: search.total,
    drafts: (await client.intake.list()).length,
    lists: (await client.takeOvers.waiting()).rectifications.length,
  }
}

const fileId = id<'file'>(uuid())

/** Has the source of the sample read from a file. */
async function giveFile(): Promise<void> {
  const [name, sha256, mediaType] = ['来源.txt', 'a'.repeat(64), 'text/plain']
  const file = { id: fileId, name, sha256, mediaType, size: 1, uploadedBy: personId, uploadedAt: now() }
  await recordFile(database.kysely, file)
  await sql`update intake_drafts set file_id = ${fileId}`.execute(database.kysely)
  await sql`update sources set file_id = ${fileId}`.execute(database.kysely)
}

async function canRead(): Promise<boolean> {
  return me.actor !== null && (await readableFile(database.kysely, fileId, me.actor)) !== null
}

type Item = { readonly id: string; readonly version: number }

/** Whatever can be asked of a measure, whether it stands where this fits or not, and as it was seen or before that. */
function commandsOnMeasure(measure: Item): (() => Promise<unknown>)[] {
  const measureId = id<'measure'>(measure.id)
  const form = { commandId: commandId(), rectificationId, measureId, version: measure.version }
  const seen = { id: measureId, version: measure.version }
  const own = { document: '纸质台账', text: '已销号', doneOn: null }
  return [
    () => client.measures.start({ ...form, version: 99 }),
    () => client.measures.start(form),
    () => client.measures.report({ ...form, text: '进展', fileIds: [] }),
    () => client.measures.submit({ ...form, claim: '已完成' }),
    () => client.measures.reopen({ ...form, reason: '反弹' }),
    () => client.measures.assign({ ...form, changes: { dueOn: day('2027-01-01') } }),
    () =>
      client.measures.assignMany({
        commandId: commandId(),
        rectificationId,
        measures: [seen],
        changes: { dueOn: day('2027-01-01') },
      }),
    () =>
      client.takeOvers.list({
        commandId: commandId(),
        rectificationId,
        seen: null,
        items: [{ measureId, own }],
      }),
  ]
}

function commandsOnFinding(finding: Item): (() => Promise<unknown>)[] {
  const findingId = id<'finding'>(finding.id)
  const form = { commandId: commandId(), rectificationId, findingId, version: finding.version }
  return [
    () => client.findings.assign({ ...form, ownerId: null, leaderId: null }),
    () => client.findings.submit({ ...form, claim: '已完成', verdict: 'completed' }),
    () => client.findings.reopen({ ...form, reason: '反弹' }),
    () => client.measures.add({ commandId: commandId(), rectificationId, findingId, text: '再加一条' }),
  ]
}

test('the rectification of the sample is known by its id', () =>
  expect(sampleRectificationId).toBe(id<'rectification'>(commitCommandId)))

test('where there is no sample there is none to put away', async () => {
  expect(await client.setup.sample()).toEqual({ state: 'none' })
  expect(await client.setup.showSample({ commandId: commandId(), isShown: false })).toEqual({ state: 'none' })
})

test('the sample is loaded without accounts, put away with whatever only it needs, and comes back whole', async () => {
  const none = await seen()
  expect(none).toEqual({
    rectifications: 0,
    organizations: 1,
    persons: 1,
    waiting: 0,
    queue: 0,
    counted: 0,
    found: 0,
    drafts: 0,
    lists: 0,
  })
  expect(await client.setup.loadSample()).toEqual({ rectificationId })
  expect((await client.rectifications.get({ rectificationId })).counts).toMatchObject({
    findings: 13,
    measures: 52,
  })
  const accounts = (await readPersons(database.kysely)).flatMap(({ username }) => username ?? [])
  expect(accounts).toEqual(['first'])
  const loaded = await seen()
  expect(loaded).toMatchObject({ rectifications: 1, counted: 52, drafts: 1 })
  expect(Object.entries(loaded).filter(([name, count]) => count <= (none[name] ?? 0))).toEqual([])
  const before = await client.rectifications.ledger({ rectificationId })
  const [measure] = before.measures
  const [claim] = await client.closure.queue({})
  const [draft] = await client.intake.list()
  if (measure === undefined || claim === undefined || draft === undefined)
    throw new Error('the sample has nothing to sign')
  const { version: draftVersion, draft: tree } = await client.intake.get({ draftId: draft.id })
  await giveFile()
  expect(await canRead()).toBe(true)
  const seenDraft = { draftId: draft.id, version: draftVersion, draft: tree }

  expect(await client.setup.sample()).toEqual({ state: 'shown' })
  await client.setup.showSample({ commandId: commandId(), isShown: false })
  expect(await seen()).toEqual(none)
  const { id: closureRequestId, version } = claim.request
  const claimForm = { commandId: commandId(), rectificationId, closureRequestId, version }
  const ids = { rectificationId, measureId: measure.id }
  const journal = async (): Promise<unknown> =>
    (await sql`select count(*) from journal where chain_id = ${rectificationId}`.execute(database.kysely))
      .rows
  const entries = await journal()
  const { findings } = before
  const commands = [
    ...before.measures.flatMap((one) => commandsOnMeasure(one)),
    ...findings.flatMap((one) => commandsOnFinding(one)),
    () => client.closure.approve({ ...claimForm, comment: '同意', effect: null }),
    () => client.closure.return({ ...claimForm, reason: '理由' }),
    () => client.closure.withdraw(claimForm),
    () => client.closure.standInChoices({ rectificationId, closureRequestId, rung: 'head' }),
    () => client.closure.nameStandIn({ ...claimForm, rung: 'head', personId }),
    () => client.intake.discard({ draftId: draft.id }),
    () => client.intake.settling({ draftId: draft.id }),
    () => client.intake.relatives({ draftId: draft.id }),
    () => client.intake.matches({ draftId: draft.id, rectificationId }),
    () => client.intake.save({ ...seenDraft, name: draft.name, draft: seenDraft.draft, acknowledged: [] }),
    () =>
      client.intake.commit({
        ...seenDraft,
        commandId: commandId(),
        name: draft.name,
        isAgain: true,
        names: [],
      }),
  ]
  for (const gone of [
    ...commands,
    () => client.rectifications.get({ rectificationId }),
    () => client.rectifications.journal({ rectificationId }),
    () => client.documents.file({ rectificationId, document: 'notice' }),
    () => client.rectifications.sources({ rectificationId }),
    () => client.measures.get(ids),
    () => client.findings.get({ rectificationId, findingId: measure.findingId }),
    () => client.takeOvers.get({ rectificationId }),
    () => client.intake.get({ draftId: draft.id }),
    () => client.intake.version({ draftId: draft.id }),
  ])
    await expect(gone()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await canRead()).toBe(false)
  expect(await journal()).toEqual(entries)
  expect(await client.rectifications.ledger({ rectificationId })).toMatchObject({ findings: [], total: 0 })
  await expect(client.setup.loadSample()).rejects.toMatchObject({ code: 'NOT_EMPTY' })

  await client.setup.showSample({ commandId: commandId(), isShown: true })
  expect(await seen()).toEqual(loaded)
  expect(await client.rectifications.ledger({ rectificationId })).toEqual(before)
  expect(await verifyChain(me, rectificationId)).toMatchObject({ isValid: true, differing: 0 })
})

test('26 hazards are half crossed off, some late, one sent back, and a figure counts them', async () => {
  const { measures } = await client.rectifications.ledger({ rectificationId })
  const found = measures.find(({ figures }) => figures.some(({ name }) => name === '重大隐患核销'))
  const of = { rectificationId, measureId: found?.id ?? '' }
  const { list, items } = await client.objects.list({ ...of, after: 0, limit: 100 })
  expect(list).toMatchObject({
    name: '会诊查出的重大隐患',
    counts: { open: 9, returned: 1, said: 3, done: 13, voided: 0 },
  })
  expect(items.filter(({ isLate }) => isLate).map(({ number }) => number)).toEqual(['12'])
  expect(found?.figures.at(-1)).toMatchObject({ value: 13, target: 26, remaining: 13, percent: 50 })
})

test('measures of the sample count: 13 of 14 places done, a rate of 96 %, and one that fell with its reason', async () => {
  const { measures } = await client.rectifications.ledger({ rectificationId })
  const figures = measures.flatMap((measure) => measure.figures)
  expect(figures).toMatchObject([
    { name: '已约谈停滞项目', value: 4, target: 5, remaining: 1, percent: 80 },
    { name: '已处置停滞项目', value: 2, target: 5, remaining: 3, percent: 40 },
    { name: '已处理报修', value: 163, target: 163, remaining: 0, percent: 100 },
    { name: '两天内上门率', value: 96, unit: '%', percent: null },
    { name: '新增停车泊位', value: 812, target: 800, percent: 101.5 },
    { name: '已清理占道设施', value: 13, target: 14, remaining: 1, percent: 92.9 },
    { name: '已会诊企业', value: 13, target: 16, remaining: 3, percent: 81.3 },
    { name: '问题整改率', value: 75.8, unit: '%', percent: null },
    { name: '重大隐患核销', value: 13, target: 26, remaining: 13, percent: 50 },
  ])
  const fallen = measures.find(({ figures: [, rate] }) => rate?.name === '问题整改率')
  const { figureReports } = await client.measures.get({
    rectificationId,
    measureId: fallen?.id ?? '',
  })
  expect(figureReports).toContainEqual(
    expect.objectContaining({
      before: 80.3,
      after: 75.8,
      why: '新会诊的4家查出问题59条，正在整改，整改率因此下降。',
    }),
  )
  const file = await client.documents.file({ rectificationId, document: 'notice' })
  const notice = (await openDocx(await file.bytes())).paragraphs.join('\n')
  expect(notice).toContain('已清理占道设施13处，占目标14处的92.9%，余1处。')
})

test('who does something real stays, with their department, and so do people with an account', async () => {
  const persons = await client.persons.list()
  const worker = persons.find(({ appointments }) => appointments[0]?.role === 'handler')
  const ownerId = worker?.appointments[0]?.organizationId
  if (worker === undefined || ownerId === undefined) throw new Error('the sample has no handler')
  const mine = await client.rectifications.create({
    commandId: commandId(),
    name: '真实的专项',
    inspectingBody: null,
    feedbackOn: null,
  })
  const finding = await client.findings.add({
    commandId: commandId(),
    rectificationId: mine.id,
    category: null,
    number: '1',
    title: '真实的问题',
  })
  const measure = await client.measures.add({
    commandId: commandId(),
    rectificationId: mine.id,
    findingId: finding.id,
    text: '真实的措施',
  })
  const changes = { handlerId: worker.id }
  await client.measures.assign({
    commandId: commandId(),
    rectificationId: mine.id,
    measureId: measure.id,
    version: measure.version,
    changes,
  })
  await client.setup.showSample({ commandId: commandId(), isShown: false })
  const left = await client.persons.list()
  expect(left.map(({ id }) => id).toSorted()).toEqual([personId, worker.id].toSorted())
  expect((await client.organizations.list()).map(({ id }) => id)).toContain(ownerId)
  expect(await client.organizations.list()).toHaveLength(2)
  expect((await client.rectifications.list({})).rectifications.map(({ name }) => name)).toEqual([
    '真实的专项',
  ])
})
