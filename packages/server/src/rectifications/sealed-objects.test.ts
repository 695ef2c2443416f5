import { day } from '@bihuan/core/kernel/day.ts'
import { sealedName } from '@bihuan/core/told/evidence.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const name = '张三的举报信.png'

test('an entry names an object by its name, and not by that of a sealed file to whoever may not see it', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const on = { rectificationId, measureId: measure.id }
  const [head, handler] = [stage.as('head'), stage.as('handler')]
  const list = await head.objects.begin({ commandId: commandId(), ...on, name: '信访件', unit: '件' })
  const form = () => ({ commandId: commandId(), ...on, objectListId: list.id })
  const usual = { place: '', responsibleId: null, responsibleWords: '', dueOn: day('2020-03-31') }
  const items = [{ ...usual, number: '1', name: `见${name}` }]
  await head.objects.fill({ ...form(), items })
  const [item] = (await head.objects.list({ ...on, after: 0, limit: 10 })).items
  if (item === undefined) throw new Error('one object')
  const fileId = await stage.upload('handler', name)
  const done = { items: [{ id: item.id, version: item.version }], text: '已办结', lateReason: '等待答复' }
  await handler.objects.sayDone({ ...form(), ...done, fileIds: [fileId] })
  const seenBy = async (person: TestPerson): Promise<string | null | undefined> => {
    const { entries } = await (await stage.asNow(person)).rectifications.journal({ rectificationId })
    return entries.find(({ event }) => event.type === 'objectList.itemsSaidDone')?.changes['told']
  }
  expect(await seenBy('principal')).toContain(`1 见${name}（1 件）`)
  const seal = { commandId: commandId(), rectificationId, fileId, reason: '写有姓名' }
  await (await stage.asNow('coordinator')).seals.ask(seal)
  expect(await seenBy('principal')).toContain(`1 见${sealedName}（1 件）`)
  expect(await seenBy('inspector')).toContain(`1 见${name}（1 件）`)
})
