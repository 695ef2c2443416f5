import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

test('a measure with a list of objects becomes no part of another, so that none is left unseen', async () => {
  const { measure, finding } = await anAssignedMeasure(stage, day('2027-06-30'))
  const listed = await anotherMeasure(stage, finding, day('2027-06-30'))
  const on = { rectificationId: listed.rectificationId, measureId: listed.id }
  const list = await coordinator.objects.begin({ commandId: commandId(), ...on, name: '企业', unit: '家' })
  const words = { text: '合并后的措施', reason: '是同一件事' }
  const others = [{ id: listed.id, version: listed.version }]
  await expect(coordinator.measures.merge({ ...formOf(measure), others, ...words })).rejects.toMatchObject({
    code: 'OBJECT_LIST_STAYS',
  })
  // The other way round the list goes on.
  const merged = await coordinator.measures.merge({
    ...formOf(listed),
    others: [{ id: measure.id, version: measure.version }],
    ...words,
  })
  const path = { rectificationId: merged.rectificationId, measureId: merged.id }
  expect(await coordinator.objects.list({ ...path, after: 0, limit: 10 })).toMatchObject({
    list: { id: list.id },
  })
  await expectReplay(database.kysely, merged.rectificationId)
})
