import { expect, test } from 'vitest'
import { expectCounts } from '../testing/expect-counts.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, formOf, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)

type Rectification = Awaited<ReturnType<typeof anAssignedMeasure>>['measure']['rectificationId']

async function ask(rectificationId: Rectification) {
  const { version } = await stage.as('coordinator').rectifications.get({ rectificationId })
  const form = { commandId: commandId(), rectificationId, version, reason: '导入了别的单位的文件' }
  return stage.as('coordinator').rectifications.askVoiding(form)
}

type Decision = { readonly decision: 'confirm' | 'return' | 'withdraw'; readonly reason?: string }

async function decide(
  person: TestPerson,
  rectificationId: Rectification,
  { decision, reason = '' }: Decision,
) {
  const { version } = await stage.as('coordinator').rectifications.get({ rectificationId })
  return stage
    .as(person)
    .rectifications.decideVoiding({ commandId: commandId(), rectificationId, version, decision, reason })
}

const listed = async (person: TestPerson, of: { voided?: 'true'; archived?: 'true' } = {}) =>
  (await stage.as(person).rectifications.list(of)).rectifications.map(({ id }) => id)

test('what was begun by mistake is voided: it is told of apart, keeps its journal, and is nowhere else', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const claimed = await submitted(stage, measure)
  const { rectificationId } = measure
  const seen = async (person: TestPerson) => {
    const client = stage.as(person)
    const mine = await client.measures.mine()
    return {
      queue: (await client.closure.queue({})).length,
      ledger: (await client.rectifications.ledger({ rectificationId })).total,
      all: (await client.measures.search({ q: '审批权限' })).total,
      open: mine.counts.open,
    }
  }
  const people = ['coordinator', 'principal', 'inspector', 'head', 'handler'] as const
  expect(await seen('head')).toMatchObject({ queue: 1, ledger: 1, all: 1 })
  expect(await seen('handler')).toMatchObject({ open: 1 })

  expect(await ask(rectificationId)).toMatchObject({
    voiding: { status: 'asked', reason: '导入了别的单位的文件', can: ['withdraw'] },
  })
  const waiting = await stage.as('principal').rectifications.get({ rectificationId })
  expect(waiting.voiding).toMatchObject({ status: 'asked', can: ['confirm', 'return'] })
  const onWorkbench = async (person: TestPerson) =>
    (await stage.as(person).rectifications.awaited()).map(({ what, askedBy, reason, rectification }) => {
      return { what, askedBy, reason, id: rectification.id }
    })
  expect(await onWorkbench('principal')).toEqual([
    { what: 'voiding', askedBy: 'coordinator', reason: '导入了别的单位的文件', id: rectificationId },
  ])
  for (const person of ['coordinator', 'inspector', 'head'] as const)
    expect(await onWorkbench(person)).toEqual([])
  // Those who read a part are told of nothing before it is decided, and work goes on.
  expect((await stage.as('handler').rectifications.get({ rectificationId })).voiding).toBeUndefined()
  expect(await seen('head')).toMatchObject({ queue: 1, ledger: 1, all: 1 })

  expect(await decide('principal', rectificationId, { decision: 'confirm' })).toMatchObject({
    voiding: { status: 'voided', can: [] },
    counts: { findings: 1, measures: 1 },
    can: ['journal'],
  })
  for (const person of people) {
    expect(await seen(person)).toEqual({ queue: 0, ledger: 0, all: 0, open: 0 })
    expect(await listed(person)).not.toContain(rectificationId)
    expect(await listed(person, { archived: 'true' })).not.toContain(rectificationId)
    const isTold = !['head', 'handler'].includes(person)
    expect(await listed(person, { voided: 'true' })).toEqual(isTold ? [rectificationId] : [])
    const path = { rectificationId, measureId: measure.id }
    await expect(stage.as(person).measures.get(path)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  await expect(stage.as('handler').rectifications.get({ rectificationId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })

  // Nothing in it changes any more.
  const coordinator = stage.as('coordinator').rectifications
  const { version } = await coordinator.get({ rectificationId })
  const form = { commandId: commandId(), rectificationId, version }
  await expect(
    coordinator.amend({ ...form, changes: { name: '另一名称' }, reason: '笔误' }),
  ).rejects.toMatchObject({ code: 'RECTIFICATION_VOIDED' })
  await expect(coordinator.setArchived({ ...form, isArchived: true })).rejects.toMatchObject({
    code: 'RECTIFICATION_VOIDED',
  })
  await expect(
    stage.as('coordinator').measures.reword({ ...formOf(claimed), text: '另一措施', reason: '笔误' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(
    stage.as('coordinator').findings.add({
      commandId: commandId(),
      rectificationId,
      category: null,
      number: '',
      title: '又一问题',
    }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(
    stage.as('coordinator').documents.file({ rectificationId, document: 'notice' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })

  // Nothing is deleted: all entries are there, and add up to the records.
  const { entries } = await stage.as('inspector').rectifications.journal({ rectificationId })
  const types = entries.map(({ event }) => event.type)
  expect(types.slice(0, 2)).toEqual(['rectification.voided', 'rectification.voidingAsked'])
  expect(types).toContain('measure.submitted')
  expect(entries.some(({ item }) => item?.id === finding.id)).toBe(true)
  expect(await stage.as('principal').rectifications.verify({ rectificationId })).toMatchObject({
    isValid: true,
    differing: 0,
  })
  await expectCounts(database.kysely)
  await expectReplay(database.kysely, rectificationId)
})

test('what is asked is returned or taken back, and goes on as before', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  await ask(rectificationId)
  await expect(ask(rectificationId)).rejects.toMatchObject({ code: 'VOIDING_ASKED' })
  await expect(decide('coordinator', rectificationId, { decision: 'confirm' })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  await expect(
    decide('inspector', rectificationId, { decision: 'return', reason: '不同意' }),
  ).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  await expect(decide('principal', rectificationId, { decision: 'return' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  const returned = await decide('principal', rectificationId, {
    decision: 'return',
    reason: '内容无误，只改名称',
  })
  expect(returned.voiding).toBeUndefined()
  await ask(rectificationId)
  const withdrawn = await decide('coordinator', rectificationId, { decision: 'withdraw' })
  expect(withdrawn.voiding).toBeUndefined()
  expect(withdrawn.can).toContain('askVoiding')
  await expect(decide('principal', rectificationId, { decision: 'confirm' })).rejects.toMatchObject({
    code: 'VOIDING_NOT_ASKED',
  })
  expect(await listed('handler')).toContain(rectificationId)
  await expectReplay(database.kysely, rectificationId)
})

test('a link to it is counted no more and holds up no merge, since nobody can take it off', async () => {
  const [{ finding, measure }, gone] = [await anAssignedMeasure(stage), await anAssignedMeasure(stage)]
  const coordinator = stage.as('coordinator')
  const { rectificationId } = finding
  const linked = await coordinator.measures.addFurther({
    ...formOf(measure),
    furtherRectificationId: gone.finding.rectificationId,
    furtherFindingId: gone.finding.id,
  })
  await coordinator.measures.addFurther({
    ...formOf(gone.measure),
    furtherRectificationId: rectificationId,
    furtherFindingId: finding.id,
  })
  await ask(gone.finding.rectificationId)
  await decide('principal', gone.finding.rectificationId, { decision: 'confirm' })

  expect(await coordinator.measures.get(formOf(linked))).toMatchObject({
    measure: { further: 0 },
    further: [],
    furtherUnseen: 0,
  })
  const into = await anotherMeasure(stage, finding)
  const others = [{ id: linked.id, version: linked.version }]
  const said = { others, reason: '重复' }
  await coordinator.measures.merge({ ...formOf(into), ...said, text: '合并的措施' })
  const words = { category: null, number: '2', title: '另一问题' }
  const other = await coordinator.findings.add({ commandId: commandId(), rectificationId, ...words })
  const { version } = (await coordinator.findings.get({ rectificationId, findingId: finding.id })).finding
  const merged = await coordinator.findings.merge({
    commandId: commandId(),
    rectificationId,
    findingId: other.id,
    version: other.version,
    others: [{ id: finding.id, version }],
    title: '合并的问题',
    reason: '重复',
  })
  expect(merged).toMatchObject({ id: other.id, measures: 1, measuresFurther: 0 })
  await expectReplay(database.kysely, rectificationId)
  await expectCounts(database.kysely)
})
