import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { hearStatements } from '../testing/heard.ts'
import { testDatabase } from '../testing/test-database.ts'
import {
  anAssignedMeasure,
  anotherMeasure,
  formOf,
  signAll,
  submitted,
} from '../testing/test-rectification.ts'
import { importFor, listed } from '../testing/test-source.ts'
import type { TestClient } from '../testing/client-of.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { lookedAt } from '../testing/looked-at.ts'

const database = await testDatabase()
const statements = hearStatements()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const principal = stage.as('principal')

const saidDone = { state: 'done', stateRaw: '已销号', doneOn: day('2025-12-31') } as const

/** A rectification with three measures, of which the source calls two done. */
async function comingInTheMiddle() {
  const { finding, measure: one } = await anAssignedMeasure(stage)
  const [two, three] = [await anotherMeasure(stage, finding), await anotherMeasure(stage, finding)]
  await importFor(stage, [one, two], saidDone)
  await importFor(stage, [three], { state: 'unclear', stateRaw: '基本完成' })
  return { finding, rectificationId: finding.rectificationId, one, two, three }
}

function itemsOf(...measures: readonly MeasureView[]) {
  return measures.map(({ id: measureId }) => ({ measureId, own: null }))
}

async function listOf(rectificationId: MeasureView['rectificationId'], ...measures: readonly MeasureView[]) {
  const form = { commandId: commandId(), rectificationId, seen: null, items: itemsOf(...measures) }
  const { id: listId, version } = await coordinator.takeOvers.list(form)
  return { commandId: commandId(), rectificationId, takeOverId: id<'takeOver'>(listId), version }
}

type Form = Omit<Parameters<TestClient['takeOvers']['decide']>[0], 'decision' | 'reason'>

const confirmList = (client: TestClient, form: Form) =>
  client.takeOvers.decide({ ...form, decision: 'confirm', reason: '' })
const withdrawList = (client: TestClient, form: Form) =>
  client.takeOvers.decide({ ...form, decision: 'withdraw', reason: '' })
const returnList = (client: TestClient, form: Form & { reason: string }) =>
  client.takeOvers.decide({ ...form, decision: 'return' })
type Wishes = Parameters<TestClient['takeOvers']['list']>[0]['items']
const changeList = (client: TestClient, { takeOverId, version, ...form }: Form & { items: Wishes }) =>
  client.takeOvers.list({ ...form, seen: { takeOverId, version } })

async function present({ rectificationId, id: measureId }: MeasureView) {
  return principal.measures.get({ rectificationId, measureId })
}

test('what the source calls done is listed by the coordinator and closed by the principal, with a mark', async () => {
  const { rectificationId, one, two, three } = await comingInTheMiddle()
  const { rows, list } = await coordinator.takeOvers.get({ rectificationId })
  expect(list).toBeNull()
  expect(rows.map(({ measureId, isSaidDone }) => [measureId, isSaidDone])).toEqual([
    [one.id, true],
    [two.id, true],
    [three.id, false],
  ])
  expect(rows[0]).toMatchObject({
    report: { document: '整改台账.xlsx', text: '已销号', doneOn: '2025-12-31' },
    isListed: false,
  })
  expect((await coordinator.measures.mine()).ahead).toEqual(['takeOvers'])
  const rectification = { id: rectificationId, name: '巡察整改' }
  const place = { rectification, candidates: 2, list: null }
  expect((await coordinator.takeOvers.waiting()).rectifications).toContainEqual(place)
  const form = await listOf(rectificationId, one, two)
  const [waiting] = (await principal.takeOvers.waiting()).rectifications.filter(
    ({ rectification }) => rectification.id === rectificationId,
  )
  expect(waiting?.list).toMatchObject({
    measures: 2,
    listedBy: { name: 'coordinator' },
    confirmers: [{ name: 'principal' }],
    can: ['confirm', 'return'],
  })
  expect(await confirmList(principal, form)).toMatchObject({ status: 'confirmed', can: [] })
  const { measure, closedBefore, timeline } = await present(one)
  expect(measure).toMatchObject({
    status: 'closed',
    isClosedBefore: true,
    light: 'blue',
    evidenceCount: 0,
    closedAt: '2026-03-02T01:00:00.000Z',
  })
  expect(closedBefore).toEqual({
    document: '整改台账.xlsx',
    text: '已销号',
    saidBy: '',
    doneOn: '2025-12-31',
    doneRaw: null,
    listedBy: { id: stage.actors.coordinator.personId, name: 'coordinator' },
    confirmedBy: { id: stage.actors.principal.personId, name: 'principal' },
  })
  expect(timeline[0]).toMatchObject({ type: 'measure.closedBefore', by: { name: 'principal' } })
  expect((await present(three)).measure).toMatchObject({ status: 'planned', isClosedBefore: false })
  await expectReplay(database.kysely, rectificationId)
  expect(await stage.as('inspector').rectifications.verify({ rectificationId })).toMatchObject({
    isValid: true,
    differing: 0,
  })
})

test('they are counted and shown apart, and found by a filter', async () => {
  const { rectificationId, finding, one, two, three } = await comingInTheMiddle()
  await submitted(stage, (await present(three)).measure)
  await signAll(stage, three.id)
  await confirmList(principal, await listOf(rectificationId, one, two))
  const whole = await principal.rectifications.get({ rectificationId })
  const { counts } = whole
  expect(counts).toMatchObject({ measures: 3, measuresClosed: 3, measuresClosedBefore: 2 })
  const ofDepartment = await stage.as('head').rectifications.get({ rectificationId })
  expect([whole.isPart, ofDepartment.isPart]).toEqual([false, true])
  expect(ofDepartment.counts).toMatchObject({ measures: 3, measuresClosed: 3, measuresClosedBefore: 2 })
  const { finding: above } = await principal.findings.get({ rectificationId, findingId: finding.id })
  expect(above).toMatchObject({ measuresClosed: 3, measuresClosedBefore: 2 })
  const closedBefore = await principal.rectifications.ledger({ rectificationId, closedBefore: 'true' })
  expect(closedBefore.measures.map((measure) => measure.id)).toEqual([one.id, two.id])
  const byLadder = await principal.rectifications.ledger({
    rectificationId,
    closedBefore: 'false',
    status: ['closed'],
  })
  expect(byLadder.measures.map((measure) => measure.id)).toEqual([three.id])
  const counted = await principal.measures.counts()
  const ofWorks = counted.find(({ owner }) => owner.id === stage.organizations.works)
  expect(ofWorks?.closedBefore).toBeGreaterThanOrEqual(2)
  expect(ofWorks?.measures.closed).toBeGreaterThan(ofWorks?.closedBefore ?? 0)
  // The finding goes on as usual.
  const handler = stage.as('handler')
  const form = { commandId: commandId(), rectificationId, findingId: finding.id, version: above.version }
  await handler.findings.submit({ ...form, claim: '各项措施已办结', verdict: 'completed' })
  await signAll(stage, finding.id)
  const { standing: where } = await principal.rectifications.get({ rectificationId })
  expect(where).toBe('completed')
})

test('it is opened again like any other, and then closed by the ladder with fresh evidence only', async () => {
  const { rectificationId, one } = await comingInTheMiddle()
  await confirmList(principal, await listOf(rectificationId, one))
  const { measure: closed } = await present(one)
  const reopened = await coordinator.measures.reopen({ ...formOf(closed), reason: '回头看发现未落实' })
  expect(reopened).toMatchObject({ status: 'reopened', isClosedBefore: false })
  expect((await present(one)).closedBefore).toBeNull()
  const { counts } = await principal.rectifications.get({ rectificationId })
  expect(counts).toMatchObject({ measuresClosed: 0, measuresClosedBefore: 0 })
  await submitted(stage, reopened)
  // Whoever listed it did none of the work.
  await signAll(stage, one.id)
  expect((await present(one)).measure).toMatchObject({ status: 'closed', isClosedBefore: false })
  await expectReplay(database.kysely, rectificationId)
})

test('a list that changed meanwhile is confirmed anew', async () => {
  const { rectificationId, one, two, three } = await comingInTheMiddle()
  const seen = await listOf(rectificationId, one)
  const changed = await changeList(coordinator, {
    ...seen,
    commandId: commandId(),
    items: itemsOf(one, two),
  })
  await expect(confirmList(principal, seen)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  expect((await present(one)).measure.status).toBe('planned')
  const now = { ...seen, commandId: commandId(), version: changed.version }
  await stage.as('handler').measures.start(formOf((await present(two)).measure))
  await expect(confirmList(principal, now)).rejects.toMatchObject({
    code: 'LIST_OUTDATED',
    data: { place: { kind: 'measure', measureId: two.id } },
  })
  expect((await present(one)).measure.status).toBe('planned')
  const [work] = (await coordinator.takeOvers.waiting()).rectifications.filter(
    ({ list }) => list?.id === seen.takeOverId,
  )
  expect(work?.list).toMatchObject({ outdated: 1, can: ['change', 'withdraw'] })
  const { rows } = await principal.takeOvers.get({ rectificationId })
  expect(rows.find(({ measureId }) => measureId === two.id)).toMatchObject({ isOutdated: true })
  // Begun here, it cannot be listed either, by whichever words.
  const own = { document: '纸质台账', text: '已销号', doneOn: null }
  await expect(
    changeList(coordinator, { ...now, commandId: commandId(), items: [{ measureId: two.id, own }] }),
  ).rejects.toMatchObject({ code: 'LIST_OUTDATED' })
  const renewed = await changeList(coordinator, {
    ...now,
    commandId: commandId(),
    items: [...itemsOf(one), { measureId: three.id, own }],
  })
  await confirmList(principal, { ...now, commandId: commandId(), version: renewed.version })
  expect((await present(three)).closedBefore).toMatchObject({ document: '纸质台账', text: '已销号' })
  await expectReplay(database.kysely, rectificationId)
})

test('a source that says something else since makes the list one to be put right', async () => {
  const { rectificationId, one } = await comingInTheMiddle()
  const form = await listOf(rectificationId, one)
  stage.clock.now = new Date('2026-03-02T02:00:00.000Z')
  await importFor(stage, [one], { state: 'notDone', stateRaw: '正在推进' })
  stage.clock.now = new Date('2026-03-02T01:00:00.000Z')
  await expect(confirmList(principal, form)).rejects.toMatchObject({ code: 'LIST_OUTDATED' })
})

test('the principal returns a list with a reason, and another can be made', async () => {
  const { rectificationId, one, two } = await comingInTheMiddle()
  const form = await listOf(rectificationId, one)
  await expect(listOf(rectificationId, two)).rejects.toMatchObject({ code: 'LIST_PENDING' })
  await expect(returnList(principal, { ...form, reason: '' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  await returnList(principal, { ...form, commandId: commandId(), reason: '请附台账扫描件' })
  expect((await coordinator.takeOvers.get({ rectificationId })).list).toMatchObject({
    status: 'returned',
    reason: '请附台账扫描件',
  })
  await expect(
    confirmList(principal, { ...form, commandId: commandId(), version: form.version + 1 }),
  ).rejects.toMatchObject({ code: 'LIST_NOT_PENDING' })
  const again = await listOf(rectificationId, one)
  await withdrawList(coordinator, again)
  expect((await coordinator.takeOvers.get({ rectificationId })).list).toMatchObject({ status: 'withdrawn' })
  await expectReplay(database.kysely, rectificationId)
})

test('nothing is listed of which no source says that it is done', async () => {
  const { rectificationId, one, three } = await comingInTheMiddle()
  await expect(listOf(rectificationId, one, three)).rejects.toMatchObject({ code: 'SOURCE_SILENT' })
})

test.each([
  ['coordinator', 'NOT_ALLOWED'],
  ['leader', 'NOT_ALLOWED'],
  ['inspector', 'PRINCIPAL_CONFIRMS'],
  ['head', 'NOT_FOUND'],
  ['handler', 'NOT_FOUND'],
  ['administrator', 'NOT_FOUND'],
] as const)('the %s does not confirm: %s', async (person, code) => {
  const { rectificationId, one } = await comingInTheMiddle()
  const form = await listOf(rectificationId, one)
  await expect(confirmList(stage.as(person), form)).rejects.toMatchObject({ code })
  await expect(returnList(stage.as(person), { ...form, reason: '理由' })).rejects.toMatchObject({ code })
})

async function appointed(person: TestPerson, ...posts: readonly ('principal' | 'coordinator' | 'handler')[]) {
  const appointments = posts.map((role) => ({ organizationId: stage.organizations.office, role }))
  const seen = await lookedAt(stage.as('administrator'), stage.actors[person].personId)
  await stage.as('administrator').persons.appoint({ ...seen, appointments })
  return stage.asNow(person)
}

test('a principal who listed it, or does one of its measures, does not confirm it', async () => {
  const { rectificationId, one, two } = await comingInTheMiddle()
  const both = await appointed('foreignHandler', 'principal', 'coordinator')
  const own = await both.takeOvers.list({
    commandId: commandId(),
    rectificationId,
    seen: null,
    items: itemsOf(one),
  })
  const form = { rectificationId, takeOverId: id<'takeOver'>(own.id) }
  await expect(
    confirmList(both, { ...form, commandId: commandId(), version: own.version }),
  ).rejects.toMatchObject({ code: 'OWN_CLAIM' })
  // Who listed it once does not confirm it, whoever changed it since.
  const changed = await changeList(coordinator, {
    ...form,
    commandId: commandId(),
    version: own.version,
    items: itemsOf(one, two),
  })
  await expect(
    confirmList(both, { ...form, commandId: commandId(), version: changed.version }),
  ).rejects.toMatchObject({ code: 'OWN_CLAIM' })
  const { measure } = await present(two)
  await coordinator.measures.assign({
    ...formOf(measure),
    changes: { handlerId: stage.actors.principal.personId },
  })
  await expect(
    confirmList(principal, { ...form, commandId: commandId(), version: changed.version }),
  ).rejects.toMatchObject({ code: 'OWN_CLAIM' })
  // Nobody of the principals is left: the inspector confirms.
  const inspector = stage.as('inspector')
  const [waiting] = (await inspector.takeOvers.waiting()).rectifications.filter(
    ({ list }) => list?.id === own.id,
  )
  expect(waiting?.list).toMatchObject({ confirmers: [{ name: 'inspector' }], can: ['confirm', 'return'] })
  // Nor of the inspectors: whoever lists is told, and not that it waits for somebody.
  const waitsFor = async (client: TestClient) =>
    (await client.takeOvers.waiting()).rectifications.flatMap(({ list }) =>
      list?.id === own.id ? [list] : [],
    )
  expect(await waitsFor(coordinator)).toEqual([])
  await coordinator.measures.assign({
    ...formOf((await present(two)).measure),
    changes: { handlerId: stage.actors.inspector.personId },
  })
  expect(await waitsFor(coordinator)).toMatchObject([{ confirmers: [], can: ['change', 'withdraw'] }])
  expect(await waitsFor(inspector)).toEqual([])
  await changeList(coordinator, {
    ...form,
    commandId: commandId(),
    version: changed.version,
    items: itemsOf(one),
  })
  await confirmList(principal, { ...form, commandId: commandId(), version: changed.version + 1 })
  await appointed('foreignHandler', 'handler')
})

test('of two principals at once one confirms, and each measure is closed once', async () => {
  const { rectificationId, one, two } = await comingInTheMiddle()
  const second = await appointed('foreignHandler', 'principal')
  const form = await listOf(rectificationId, one, two)
  const outcomes = await Promise.allSettled([
    confirmList(principal, { ...form, commandId: commandId() }),
    confirmList(second, { ...form, commandId: commandId() }),
  ])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  // The same form twice is done once.
  const again = await comingInTheMiddle()
  const twice = await listOf(again.rectificationId, again.one)
  await Promise.all([confirmList(principal, twice), confirmList(principal, twice)])
  const { rows } = await sql<{ times: number }>`
    select count(*) as times from journal where event ->> 'type' = 'measure.closedBefore'
      and subject_id = any(${[one.id, two.id, again.one.id]}::uuid[])`.execute(database.kysely)
  expect(rows[0]?.times).toBe(3)
  await appointed('foreignHandler', 'handler')
})

test('a list of 2,000 measures is confirmed together by as many statements as a list of one', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId } = finding
  await sql`
    with added as (
      insert into measures (rectification_id, id, finding_id, ordinal, text, kind, time_class, target, owner_id, status,
        evidence_count, fresh_evidence_count, doers, version)
      select rectification_id, gen_random_uuid(), finding_id, place, text, kind, time_class, target, owner_id, 'planned',
        0, 0, doers, 1
      from measures, generate_series(2, 2000) as place where id = ${measure.id} returning id
    )
    insert into imported_reports (rectification_id, id, measure_id, source_name, said_by, text, state, state_raw, imported_at)
    select ${rectificationId}, gen_random_uuid(), id, '台账', '', '已销号', 'done', '已销号', now()
    from (select id from added union all select ${measure.id}::uuid) as measures`.execute(database.kysely)
  const { rows } = await coordinator.takeOvers.get({ rectificationId })
  const items = rows.map(({ measureId }) => ({ measureId, own: null }))
  expect(items).toHaveLength(2000)
  const list = await coordinator.takeOvers.list({
    commandId: commandId(),
    rectificationId,
    seen: null,
    items,
  })
  const alone = await comingInTheMiddle()
  const one = await statementsOf(await listOf(alone.rectificationId, alone.one))
  const takeOverId = id<'takeOver'>(list.id)
  const form = { commandId: commandId(), rectificationId, takeOverId, version: list.version }
  expect(await statementsOf(form)).toBe(one)
  const { counts } = await principal.rectifications.get({ rectificationId })
  expect(counts).toMatchObject({ measuresClosed: 2000, measuresClosedBefore: 2000 })
})

async function statementsOf(form: Form): Promise<number> {
  const before = statements.heard()
  await confirmList(principal, form)
  return statements.heard() - before
}

test('whatever a program says, nothing is closed before without a confirmed list', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const form = await listed(stage, [measure])
  const close = (takeOverId: unknown) => sql`
    update measures set status = 'closed', closed_at = now(), take_over_id = ${takeOverId},
      imported_report_id = (select id from imported_reports where measure_id = ${measure.id})
    where id = ${measure.id}`
  const db = database.kysely
  await expect(close(form.takeOverId).execute(db)).rejects.toThrow('without a confirmed list')
  await expect(close(null).execute(db)).rejects.toThrow('closed_before_has_list_and_words')
  await expect(
    sql`update take_overs set status = 'confirmed', decided_by = listed_by, decided_at = now()
      where id = ${form.takeOverId}`.execute(db),
  ).rejects.toThrow('nobody_confirms_what_they_listed')
})
