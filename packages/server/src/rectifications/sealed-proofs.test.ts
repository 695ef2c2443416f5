import { expect, test } from 'vitest'
import { actorOf } from '../people/actor.queries.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { readableFile } from '../told/files.queries.ts'

const database = await testDatabase()
const stage = await setStage(database)

test('a sealed file that proves objects of a list is read by coordinators and inspectors alone', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const on = { rectificationId, measureId: measure.id }
  const head = await stage.asNow('head')
  const list = await head.objects.begin({ commandId: commandId(), ...on, name: '企业', unit: '家' })
  const form = () => ({ commandId: commandId(), ...on, objectListId: list.id })
  const values = { place: '', responsibleId: null, responsibleWords: '', dueOn: null }
  await head.objects.fill({
    ...form(),
    items: [{ number: '1', name: '企业1（见张三的举报信.png）', ...values }],
  })
  const { items } = await head.objects.list({ ...on, after: 0, limit: 1 })
  const fileId = await stage.upload('handler', '张三的举报信.png')
  const handler = await stage.asNow('handler')
  const seen = items.map(({ id: itemId, version }) => ({ id: itemId, version }))
  await handler.objects.sayDone({ ...form(), items: seen, text: '', fileIds: [fileId] })
  const isReadable = async (person: TestPerson): Promise<boolean> => {
    const actor = await actorOf(database, stage.actors[person].personId)
    return actor !== null && (await readableFile(database.kysely, fileId, actor)) !== null
  }
  expect(await isReadable('head')).toBe(true)
  const coordinator = await stage.asNow('coordinator')
  const asked = { commandId: commandId(), rectificationId, fileId, reason: '写有姓名' }
  const { id: sealId, version } = await coordinator.seals.ask(asked)
  const decided = { commandId: commandId(), rectificationId, sealId, version, reason: '' }
  await (await stage.asNow('inspector')).seals.decide({ ...decided, decision: 'confirm' })
  expect(await isReadable('coordinator')).toBe(true)
  // Nor is an object found by that name, where its own words hold it.
  const found = async (person: TestPerson, q: string): Promise<number> => {
    const client = await stage.asNow(person)
    const { matching, items: some } = await client.objects.list({ ...on, q, after: 0, limit: 10 })
    expect(some).toHaveLength(matching)
    return matching
  }
  expect([
    await found('coordinator', '张三'),
    await found('head', '张三'),
    await found('head', '企业1'),
  ]).toEqual([1, 0, 1])
  for (const person of ['head', 'handler', 'leader', 'principal'] as const)
    expect([person, await isReadable(person)]).toEqual([person, false])
})
