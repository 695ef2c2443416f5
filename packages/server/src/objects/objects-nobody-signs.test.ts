import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)

test('what the only head of a department said to be done is crossed off by whoever coordinates, and by nobody else', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const on = { rectificationId, measureId: measure.id }
  const [head, handler, coordinator] = [stage.as('head'), stage.as('handler'), stage.as('coordinator')]
  const begun = await head.objects.begin({ commandId: commandId(), ...on, name: '违规排污企业', unit: '家' })
  const form = () => ({ commandId: commandId(), ...on, objectListId: begun.id })
  const aFirm = (number: string) => ({
    number,
    name: `企业${number}`,
    place: '',
    responsibleId: null,
    responsibleWords: '',
    dueOn: day('2026-06-30'),
  })
  await head.objects.fill({ ...form(), items: ['1', '2'].map(aFirm) })
  const page = (person: 'head' | 'coordinator' | 'inspector') =>
    stage.as(person).objects.list({ ...on, after: 0, limit: 100 })
  const seen = async (wanted: string) =>
    (await page('head')).items
      .filter(({ number }) => number === wanted)
      .map(({ id, version }) => ({ id, version }))
  await head.objects.sayDone({ ...form(), items: await seen('1'), text: '已关停', fileIds: [] })
  await handler.objects.sayDone({ ...form(), items: await seen('2'), text: '已整改', fileIds: [] })

  // Whoever looks is told whose turn it is.
  for (const reader of ['head', 'coordinator', 'inspector'] as const)
    expect((await page(reader)).items.map(({ waitsFor }) => waitsFor)).toEqual(['coordinator', 'head'])
  const theirs = await page('coordinator')
  expect(theirs.toCross).toBe(1)
  expect(theirs.items.map(({ can }) => can.includes('crossOff'))).toEqual([true, false])
  await expect(head.objects.crossOff({ ...form(), items: await seen('1') })).rejects.toMatchObject({
    code: 'OBJECT_OWN',
  })
  await expect(
    stage.as('inspector').objects.crossOff({ ...form(), items: await seen('1') }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  // What the head can sign is left to the head.
  await expect(coordinator.objects.crossOff({ ...form(), items: await seen('2') })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  const crossed = await coordinator.objects.crossOff({ ...form(), items: await seen('1') })
  expect(crossed.counts).toMatchObject({ done: 1, said: 1 })
  expect((await page('inspector')).items[0]).toMatchObject({
    status: 'done',
    signed: [{ rung: 'coordinator', by: { name: 'coordinator' } }],
  })
  expect((await coordinator.measures.mine()).objects.filter((one) => one.measure.id === measure.id)).toEqual(
    [],
  )
  await expectReplay(database.kysely, rectificationId)
})
