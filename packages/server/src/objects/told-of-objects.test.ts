import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const [head, handler] = [stage.as('head'), stage.as('handler')]

/** One firm of a measure whose day has gone by. */
async function aLateFirm() {
  const { measure } = await anAssignedMeasure(stage, day('2020-01-10'))
  const on = { rectificationId: measure.rectificationId, measureId: measure.id }
  const { id: objectListId } = await head.objects.begin({
    commandId: commandId(),
    ...on,
    name: '违规排污企业',
    unit: '家',
  })
  const usual = { name: '河东铸造厂', place: '', responsibleId: null, responsibleWords: '' }
  const form = () => ({ commandId: commandId(), ...on, objectListId })
  await head.objects.fill({ ...form(), items: [{ ...usual, number: '1', dueOn: day('2020-01-05') }] })
  const read = async (person: 'head' | 'handler' = 'head') => {
    const { items } = await stage.as(person).objects.list({ ...on, after: 0, limit: 10 })
    const [item] = items
    if (item === undefined) throw new Error('one firm')
    return item
  }
  const said = async (text: string, lateReason: string) => {
    const { id, version } = await read()
    return { ...form(), items: [{ id, version }], text, fileIds: [], lateReason }
  }
  return { form, read, said }
}

test('whoever crosses an object off reads why it is late and why, when and by whom it was sent back before', async () => {
  const { form, read, said } = await aLateFirm()
  expect(await read()).toMatchObject({ said: null, back: null })
  await handler.objects.sayDone(await said('已拆除', '等待评估'))
  expect(await read()).toMatchObject({ said: { words: '已拆除', lateReason: '等待评估' }, back: null })
  const { id, version } = await read()
  await head.objects.return({ ...form(), items: [{ id, version }], reason: '缺照片' })
  const sentBack = { how: 'returned', reason: '缺照片', by: { id: stage.actors.head.personId } }
  expect(await read('handler')).toMatchObject({ status: 'returned', reason: '缺照片', back: sentBack })
  await handler.objects.sayDone(await said('照片已补', '银行出具证明较慢'))
  expect(await read()).toMatchObject({
    status: 'said',
    reason: null,
    said: { words: '照片已补', lateReason: '银行出具证明较慢' },
    back: sentBack,
    can: ['crossOff', 'return'],
  })
})

test('of several ways back the last is told, as what it was', async () => {
  const { form, read } = await aLateFirm()
  const coordinator = stage.as('coordinator')
  const items = async () => {
    const { id, version } = await read()
    return [{ id, version }]
  }
  await coordinator.objects.void({ ...form(), items: await items(), reason: '已关停' })
  expect(await read()).toMatchObject({ status: 'voided', back: { how: 'voided', reason: '已关停' } })
  await coordinator.objects.reopen({ ...form(), items: await items(), reason: '恢复生产' })
  expect(await read()).toMatchObject({ status: 'returned', back: { how: 'reopened', reason: '恢复生产' } })
})
