import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, formOf, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const stage = await setStage(await testDatabase())
const coordinator = stage.as('coordinator')

async function textsOf(query: Parameters<typeof coordinator.rectifications.items>[0]) {
  const { items } = await coordinator.rectifications.items(query)
  return items.map(({ number, text }) => `${number} ${text}`)
}

test('items to choose among come by pages, in the order of the ledger, with the beginning of their words', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, findingId } = measure
  const text = `逐户催缴。${'核对台账，'.repeat(20)}`
  const place = { rectificationId, findingId }
  const long = await coordinator.measures.add({ commandId: commandId(), ...place, text })
  const ask = { rectificationId, kind: 'measure' } as const
  const first = await coordinator.rectifications.items({ ...ask, limit: 1 })
  expect(first).toMatchObject({ items: [{ id: measure.id, number: '1-1' }], hasMore: true })
  const { items, hasMore } = await coordinator.rectifications.items({ ...ask, offset: 1 })
  expect(hasMore).toBe(false)
  expect(items).toEqual([
    {
      id: long.id,
      number: '1-2',
      sourceNumber: '',
      text: `逐户催缴。${'核对台账，'.repeat(11)}…`,
      status: 'planned',
      ownerName: null,
      handlerName: null,
      dueOn: null,
      evidenceCount: 0,
      measures: 0,
      version: 1,
    },
  ])
  expect(items[0]?.text.length).toBe(61)
})

test('they are found by their number and by every word, also one beyond what is shown', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, findingId } = measure
  const place = { rectificationId, findingId }
  const text = `${'核对台账，'.repeat(20)}修订ＡＢＣ制度`
  await coordinator.measures.add({ commandId: commandId(), ...place, text })
  const ask = { rectificationId, kind: 'measure' } as const
  const shown = `1-2 ${'核对台账，'.repeat(12)}…`
  expect(await textsOf({ ...ask, q: '1-2' })).toEqual([shown])
  expect(await textsOf({ ...ask, q: ' 修订abc 台账' })).toEqual([shown])
  expect(await textsOf({ ...ask, q: '修订 没有的词' })).toEqual([])
})

test('only what is worked on is offered where that alone can be chosen', async () => {
  const { measure, finding } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const other = await anotherMeasure(stage, finding)
  await submitted(stage, measure)
  const open = await coordinator.rectifications.items({ rectificationId, kind: 'measure', open: 'true' })
  expect(open.items.map(({ id }) => id)).toEqual([other.id])
  const { id, version } = await coordinator.findings
    .get({ rectificationId, findingId: measure.findingId })
    .then(({ finding }) => finding)
  const findings = await coordinator.rectifications.items({ rectificationId, kind: 'finding', open: 'true' })
  expect(findings.items).toMatchObject([{ id, version, number: '1', status: 'open', measures: 2 }])
})

test('whoever needs the names of some asks for these; of what one may not read nothing is told', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, findingId } = measure
  const hidden = await coordinator.measures.add({
    commandId: commandId(),
    rectificationId,
    findingId,
    text: '别的部门的措施',
  })
  const ask = { rectificationId, kind: 'measure', ids: [hidden.id, measure.id] } as const
  expect(await textsOf({ ...ask, ids: [hidden.id] })).toEqual(['1-2 别的部门的措施'])
  const seen = await stage.as('handler').rectifications.items(ask)
  expect(seen.items.map(({ id }) => id)).toEqual([measure.id])
  const below = await stage.as('handler').rectifications.items({ rectificationId, kind: 'finding' })
  expect(below.items.map(({ measures }) => measures)).toEqual([1])
})

test('the name of a sealed file is neither found nor left in part where a text is cut', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, findingId } = measure
  const name = '张三的举报信.png'
  const text = `${'核对台账，'.repeat(11)}见${name}`
  const place = { rectificationId, findingId }
  await coordinator.measures.add({ commandId: commandId(), ...place, text })
  const fileId = await stage.upload('handler', name)
  await (await stage.asNow('handler')).measures.report({
    ...formOf(measure),
    text: '已约谈',
    fileIds: [fileId],
  })
  const form = { commandId: commandId(), rectificationId, fileId, reason: '写有姓名' }
  await (await stage.asNow('coordinator')).seals.ask(form)
  const leader = await stage.asNow('leader')
  const ask = { rectificationId, kind: 'measure' } as const
  const { items } = await leader.rectifications.items(ask)
  expect(JSON.stringify(items)).not.toContain('张三')
  expect(items[1]?.text).toMatch(/^核对台账，/u)
  expect((await leader.rectifications.items({ ...ask, q: '张三' })).items).toEqual([])
  const schedule = await (await stage.asNow('coordinator')).schedules.get({ rectificationId })
  expect(schedule.items[1]?.text.length).toBeLessThanOrEqual(61)
})
