import { day } from '@bihuan/core/kernel/day.ts'
import type { ItemValues } from '@bihuan/core/objects/list-item.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
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
