import { day, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { ItemValues } from '@bihuan/core/objects/list-item.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { actorOf } from '../people/actor.queries.ts'
import { verifyChain } from '../rectifications/verification.queries.ts'
import { stores } from '../router.ts'
import { readableFile } from '../told/files.queries.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const [head, handler] = [stage.as('head'), stage.as('handler')]

function aFirm(number: string, changes: Partial<ItemValues> = {}): ItemValues {
  const usual = { place: '', responsibleId: null, responsibleWords: '', dueOn: day('2026-06-30') }
  return { number, name: `企业${number}`, ...usual, ...changes }
}

/** A measure with a list of so many firms. */
async function aList(numbers: readonly string[]) {
  const { measure } = await anAssignedMeasure(stage)
  const on = { rectificationId: measure.rectificationId, measureId: measure.id }
  const begun = await head.objects.begin({ commandId: commandId(), ...on, name: '违规排污企业', unit: '家' })
  const form = () => ({ commandId: commandId(), ...on, objectListId: begun.id })
  if (numbers.length > 0)
    await head.objects.fill({ ...form(), items: numbers.map((number) => aFirm(number)) })
  const page = (person: TestPerson = 'head') => stage.as(person).objects.list({ ...on, after: 0, limit: 100 })
  const seen = async (...wanted: readonly string[]) =>
    (await page()).items
      .filter(({ number }) => wanted.includes(number))
      .map(({ id, version }) => ({ id, version }))
  return { measure, on, form, page, seen }
}

test('67 firms are crossed off one by one, each by another than whoever said that it is done', async () => {
  const { measure, form, page, seen } = await aList(['1', '2', '3'])
  const fileIds = [await stage.upload('handler')]
  const said = await handler.objects.sayDone({
    ...form(),
    items: await seen('1', '2'),
    text: '已整改',
    fileIds,
  })
  expect(said).toMatchObject({ open: 3, counted: 3, counts: { open: 1, said: 2, done: 0 }, ladder: ['head'] })
  await expect(handler.objects.crossOff({ ...form(), items: await seen('1') })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  const crossed = await head.objects.crossOff({ ...form(), items: await seen('1') })
  expect(crossed).toMatchObject({ open: 2, counts: { open: 1, said: 1, done: 1 } })
  const returned = await head.objects.return({ ...form(), items: await seen('2'), reason: '缺照片' })
  expect(returned.counts).toMatchObject({ open: 1, returned: 1, done: 1 })
  const { items } = await page('handler')
  expect(items).toMatchObject([
    {
      number: '1',
      status: 'done',
      can: [],
      signed: [{ rung: 'head' }],
      said: { words: '已整改', evidence: [{}] },
    },
    { number: '2', status: 'returned', reason: '缺照片', can: ['sayDone'] },
    { number: '3', status: 'open', said: null, waitsFor: null },
  ])
  await expectReplay(database.kysely, measure.rectificationId)
})

test('objects said to be done stand on the workbench of whoever may cross them off, until they are', async () => {
  const { measure, form, seen } = await aList(['1', '2', '3'])
  const waiting = async (person: TestPerson) =>
    (await stage.as(person).measures.mine()).objects
      .filter((one) => one.measure.id === measure.id)
      .map(({ name, unit, count, measure: { name: number } }) => [name, unit, count, number])
  expect(await waiting('head')).toEqual([])
  await handler.objects.sayDone({ ...form(), items: await seen('1', '2'), text: '已整改', fileIds: [] })
  // What the head has said themselves waits for somebody else.
  await head.objects.sayDone({ ...form(), items: await seen('3'), text: '已关停', fileIds: [] })
  expect(await waiting('head')).toEqual([['违规排污企业', '家', 2, '1-1']])
  // No other head is left for what the only one said: it is in the hands of whoever coordinates.
  expect(await waiting('coordinator')).toEqual([['违规排污企业', '家', 1, '1-1']])
  for (const other of ['handler', 'leader', 'principal', 'foreignHead'] as const)
    expect(await waiting(other)).toEqual([])
  await head.objects.crossOff({ ...form(), items: await seen('1') })
  expect(await waiting('head')).toEqual([['违规排污企业', '家', 1, '1-1']])
  await head.objects.return({ ...form(), items: await seen('2'), reason: '缺照片' })
  expect(await waiting('head')).toEqual([])
})

test('objects that are left stand on the workbench of whoever does them: all, sent back, late, and none once they are said', async () => {
  const { measure, form, seen } = await aList(['1', '2'])
  const own = async (person: TestPerson) =>
    (await stage.as(person).measures.mine()).ownObjects
      .filter((one) => one.measure.id === measure.id)
      .map(({ name, measure: { name: number }, open, returned, late }) => [
        name,
        number,
        open,
        returned,
        late,
      ])
  expect(await own('handler')).toEqual([['违规排污企业', '1-1', 2, 0, 0]])
  for (const other of ['head', 'coordinator', 'leader', 'foreignHandler'] as const)
    expect(await own(other)).toEqual([])
  await head.objects.fill({ ...form(), items: [aFirm('3', { dueOn: day('2020-01-01') })] })
  expect(await own('handler')).toEqual([['违规排污企业', '1-1', 3, 0, 1]])
  await handler.objects.sayDone({ ...form(), items: await seen('1', '2', '3'), text: '已整改', fileIds: [] })
  expect(await own('handler')).toEqual([])
  await head.objects.return({ ...form(), items: await seen('1'), reason: '缺照片' })
  expect(await own('handler')).toEqual([['违规排污企业', '1-1', 1, 1, 0]])
})

test('a measure with objects left leads to these and not to its claim, and says whom they wait for', async () => {
  const { measure, on, form, seen } = await aList(['1', '2', '3'])
  await handler.measures.start({ ...formOf(measure), version: measure.version })
  const step = async (person: TestPerson) => {
    const { measures } = await stage.as(person).measures.openOfMine({ limit: 50 })
    return measures.find(({ id }) => id === measure.id)?.next
  }
  const left = async (person: TestPerson) => {
    const { objectsOpen, objectsSaid } = (await stage.as(person).measures.get(on)).measure
    return [objectsOpen, objectsSaid, (await stage.as(person).objects.list({ ...on, limit: 1 })).toCross]
  }
  expect([await step('handler'), await left('handler')]).toEqual(['sayObjects', [3, 0, 0]])
  await handler.objects.sayDone({ ...form(), items: await seen('1', '2', '3'), text: '已整改', fileIds: [] })
  expect([await step('handler'), await left('handler')]).toEqual(['report', [0, 3, 0]])
  expect(await left('head')).toEqual([0, 3, 3])
  expect(await left('coordinator')).toEqual([0, 3, 0])
  await head.objects.return({ ...form(), items: await seen('2'), reason: '缺照片' })
  expect([await step('handler'), await left('head')]).toEqual(['sayObjects', [1, 2, 2]])
  await handler.objects.sayDone({ ...form(), items: await seen('2'), text: '已补', fileIds: [] })
  await head.objects.crossOff({ ...form(), items: await seen('1', '2', '3') })
  expect([await step('handler'), await left('handler')]).toEqual(['report', [0, 0, 0]])
})

test('a filter leaves what it names, page by page, and says how many that are', async () => {
  const { on, form, seen } = await aList([])
  const personId = stage.actors.handler.personId
  const late = aFirm('4', { dueOn: day('2020-01-01'), name: '西河水泥厂' })
  const items = [
    aFirm('1'),
    aFirm('2', { place: '河东街道' }),
    aFirm('3', { responsibleId: personId }),
    late,
    aFirm('5', { responsibleWords: '李厂长' }),
  ]
  await head.objects.fill({ ...form(), items })
  const fileIds = [await stage.upload('handler')]
  await handler.objects.sayDone({ ...form(), items: await seen('1', '2'), text: '', fileIds })
  const numbers = async (filter: Partial<Parameters<typeof head.objects.list>[0]>) => {
    const page = await head.objects.list({ ...on, ...filter, after: 0, limit: 100 })
    return [page.matching, ...page.items.map(({ number }) => number)]
  }
  expect(await numbers({})).toEqual([5, '1', '2', '3', '4', '5'])
  expect(await numbers({ status: ['said'] })).toEqual([2, '1', '2'])
  expect(await numbers({ status: ['said', 'open'], q: '河东' })).toEqual([1, '2'])
  expect(await numbers({ q: '西河' })).toEqual([1, '4'])
  expect(await numbers({ q: '李厂长' })).toEqual([1, '5'])
  expect(await numbers({ responsibleId: personId })).toEqual([1, '3'])
  expect(await numbers({ late: 'true' })).toEqual([1, '4'])
  expect(await numbers({ late: 'false', status: ['open'] })).toEqual([2, '3', '5'])
  const first = await head.objects.list({ ...on, after: 0, limit: 2 })
  expect(first).toMatchObject({ next: 2, list: { late: 1, open: 5 } })
  const second = await head.objects.list({ ...on, after: 2, limit: 3 })
  expect([second.next, ...second.items.map(({ number }) => number)]).toEqual([null, '3', '4', '5'])
})

test('what was sent back, crossed off or voided goes on with a reason, and what is voided counts no more', async () => {
  const { measure, form, seen } = await aList(['1', '2'])
  const coordinator = stage.as('coordinator')
  await handler.objects.sayDone({ ...form(), items: await seen('1'), text: '已整改', fileIds: [] })
  await head.objects.crossOff({ ...form(), items: await seen('1') })
  const reopened = await coordinator.objects.reopen({
    ...form(),
    items: await seen('1'),
    reason: '复查不合格',
  })
  expect(reopened.counts).toMatchObject({ returned: 1, done: 0 })
  const voided = await coordinator.objects.void({ ...form(), items: await seen('2'), reason: '已关停' })
  expect(voided).toMatchObject({ counted: 1, open: 1, counts: { voided: 1 } })
  const restored = await coordinator.objects.reopen({ ...form(), items: await seen('2'), reason: '恢复生产' })
  expect(restored).toMatchObject({ counted: 2, counts: { returned: 2, voided: 0 } })
  await expectReplay(database.kysely, measure.rectificationId)
})

test('refusals name the object, and do nothing with any of those that were chosen', async () => {
  const { on, form, page, seen } = await aList(['1', '2'])
  const [first, second] = await seen('1', '2')
  if (first === undefined || second === undefined) throw new Error('two objects')
  const on1 = { ...form(), itemId: first.id, version: first.version }
  await expect(head.objects.begin({ ...form(), name: '又一份', unit: '家' })).rejects.toMatchObject({
    code: 'OBJECT_LIST_THERE',
  })
  await expect(head.objects.change({ ...on1, changes: { number: '2' } })).rejects.toMatchObject({
    code: 'OBJECT_NUMBER_TAKEN',
  })
  const changed = await head.objects.change({ ...on1, commandId: commandId(), changes: { place: '河东' } })
  expect(changed).toMatchObject({ place: '河东', version: 2, can: ['change', 'sayDone'] })
  const stale = { ...form(), items: [first, second], text: '已整改', fileIds: [] }
  await expect(handler.objects.sayDone(stale)).rejects.toMatchObject({ code: 'OBJECT_CHANGED' })
  await expect(
    handler.objects.sayDone({ ...form(), items: await seen('1'), text: '', fileIds: [] }),
  ).rejects.toMatchObject({ code: 'OBJECT_PROOF_MISSING' })
  await expect(head.objects.crossOff({ ...form(), items: await seen('1') })).rejects.toMatchObject({
    code: 'OBJECT_NOT_IN_STATUS',
  })
  await head.objects.sayDone({ ...form(), items: await seen('1'), text: '已整改', fileIds: [] })
  await expect(head.objects.crossOff({ ...form(), items: await seen('1') })).rejects.toMatchObject({
    code: 'OBJECT_OWN',
  })
  await expect(head.objects.return({ ...form(), items: await seen('1'), reason: '' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  await expect(head.objects.fill({ ...form(), items: [aFirm('7'), aFirm('7')] })).rejects.toMatchObject({
    code: 'OBJECT_NUMBER_TAKEN',
  })
  await expect(stage.as('foreignHead').objects.list({ ...on, after: 0, limit: 1 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  expect((await page()).list?.counts).toMatchObject({ open: 1, said: 1 })
})

test('a head who handles the measure themselves crosses nothing of it off, and is not asked to', async () => {
  const { measure, form, seen } = await aList(['1'])
  await handler.objects.sayDone({ ...form(), items: await seen('1'), text: '已整改', fileIds: [] })
  const mine = async () =>
    (await head.measures.mine()).objects.filter((one) => one.measure.id === measure.id).length
  expect(await mine()).toBe(1)
  const changes = { handlerId: stage.actors.head.personId }
  await stage.as('coordinator').measures.assign({ ...formOf(measure), changes })
  expect(await mine()).toBe(0)
  await expect(head.objects.crossOff({ ...form(), items: await seen('1') })).rejects.toMatchObject({
    code: 'OBJECT_OWN_MEASURE',
  })
})

test('a number that looks like another, or that was voided, is not added in silence', async () => {
  const { form, seen } = await aList(['1'])
  const twin = aFirm('1\u200b')
  await expect(head.objects.fill({ ...form(), items: [twin] })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
  const items = await seen('1')
  await stage.as('coordinator').objects.void({ ...form(), items, reason: '已关停' })
  await expect(head.objects.fill({ ...form(), items: [aFirm('1')] })).rejects.toMatchObject({
    code: 'OBJECT_NOT_IN_STATUS',
  })
})

test('a file that proves objects is read by whoever reads the measure, and is verified', async () => {
  const { measure, form, seen } = await aList(['1'])
  const fileId = await stage.upload('handler')
  await handler.objects.sayDone({ ...form(), items: await seen('1'), text: '', fileIds: [fileId] })
  const read = async (person: TestPerson) => {
    const actor = await actorOf(database, stage.actors[person].personId)
    return actor === null ? null : readableFile(database.kysely, fileId, actor)
  }
  expect(await read('coordinator')).toMatchObject({ isAsReported: true })
  expect(await read('foreignHandler')).toBeNull()
  await sql`update list_items set said = jsonb_set(said, '{words}', '"改过"') where rectification_id = ${measure.rectificationId}`.execute(
    database.kysely,
  )
  await sql`delete from item_proofs where rectification_id = ${measure.rectificationId}`.execute(
    database.kysely,
  )
  const verified = await verifyChain({ database, stores }, measure.rectificationId)
  expect(verified).toMatchObject({ isValid: false, differing: 2 })
})

test('a measure is claimed with objects open only where the claim names how many, and signers are told', async () => {
  const { measure, form, seen } = await aList(['1', '2', '3'])
  const fileIds = [await stage.upload('handler')]
  const reported = await handler.measures.report({ ...formOf(measure), text: '已整改一批', fileIds })
  await handler.objects.sayDone({ ...form(), items: await seen('1'), text: '已整改', fileIds: [] })
  const claim = (openObjects?: { count: number; until: PlainDay }) =>
    handler.measures.submit({ ...formOf(reported), claim: '已基本完成', ...(openObjects && { openObjects }) })
  await expect(claim()).rejects.toMatchObject({ code: 'OBJECTS_OPEN' })
  const until = day('2027-06-30')
  await expect(claim({ count: 2, until })).rejects.toMatchObject({ code: 'OBJECTS_OPEN_OTHERWISE' })
  await expect(claim({ count: 3, until: day('2020-01-01') })).rejects.toMatchObject({
    code: 'OBJECTS_OPEN_PAST',
  })
  await claim({ count: 3, until })
  const { closureRequest } = await head.measures.get(formOf(measure))
  expect(closureRequest?.openObjects).toEqual({ count: 3, until, name: '违规排污企业', unit: '家' })
  await expect(
    stage.as('coordinator').objects.void({ ...form(), items: await seen('2'), reason: '已关停' }),
  ).rejects.toMatchObject({ code: 'NOT_IN_STATUS' })
  const crossed = await head.objects.crossOff({ ...form(), items: await seen('1') })
  expect(crossed).toMatchObject({ open: 2 })
  await expectReplay(database.kysely, measure.rectificationId)
})

test('whoever said that objects are done signs no claim of their measure', async () => {
  const { measure, form, seen } = await aList(['1'])
  const fileIds = [await stage.upload('handler')]
  const reported = await handler.measures.report({ ...formOf(measure), text: '已整改', fileIds })
  await head.objects.sayDone({ ...form(), items: await seen('1'), text: '已整改', fileIds: [] })
  const openObjects = { count: 1, until: day('2027-06-30') }
  await handler.measures.submit({ ...formOf(reported), claim: '已完成', openObjects })
  const { rows } = await sql<{ doers: string[] }>`select doers from closure_requests
    where rectification_id = ${measure.rectificationId}`.execute(database.kysely)
  expect(rows[0]?.doers).toContain(stage.actors.head.personId)
})

test('a figure counts what is crossed off its list, of those that are not voided, and takes no report', async () => {
  const { measure, on, form, seen } = await aList(['1', '2', '3'])
  const figure = { name: '已整改企业', unit: '家', target: 99, counting: 'objects' } as const
  const set = await head.measures.setFigures({ ...formOf(measure), figures: [figure] })
  expect(set.figures).toMatchObject([{ value: 0, target: 3, remaining: 3, percent: 0 }])
  await handler.objects.sayDone({ ...form(), items: await seen('1', '2'), text: '已整改', fileIds: [] })
  await head.objects.crossOff({ ...form(), items: await seen('1', '2') })
  await stage.as('coordinator').objects.void({ ...form(), items: await seen('3'), reason: '已关停' })
  const { measure: now } = await head.measures.get(on)
  expect(now.figures).toMatchObject([{ value: 2, target: 2, remaining: 0, percent: 100 }])
  const figures = { figures: [{ figureId: now.figures[0]?.id ?? '', value: 2 }], why: '' }
  await expect(
    handler.measures.report({ ...formOf(now), text: '已整改', fileIds: [], figures }),
  ).rejects.toMatchObject({ code: 'FIGURE_COUNTED' })
})
