import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const name = '张三的举报信.png'

// Lists tell the first 80, 120 or 400 characters of an item: each of these texts is cut within the name.
const cuts = [80, 120, 400]

test('of a name at which a list cuts a text nothing is left to whoever may not see the sealed file', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId } = finding
  const coordinator = await stage.asNow('coordinator')
  const worded = [measure, await anotherMeasure(stage, finding), await anotherMeasure(stage, finding)]
  for (const [at, cut] of cuts.entries()) {
    const one = worded[at]
    if (one === undefined) throw new Error('three measures')
    const text = `${'按要求核对有关情况，'.repeat(40).slice(0, cut - 5)}${name}`
    worded[at] = await coordinator.measures.reword({ ...formOf(one), text, reason: '更正' })
  }
  const [first] = worded
  if (first === undefined) throw new Error('three measures')
  // The journal names by its words what one was merged with.
  const extra = await anotherMeasure(stage, finding)
  await coordinator.measures.merge({
    ...formOf(extra),
    others: [{ id: first.id, version: first.version }],
    text: '合并',
    reason: '同一件事',
  })
  const fileId = await stage.upload('handler', name)
  const handler = await stage.asNow('handler')
  const rest = worded[2]
  if (rest === undefined) throw new Error('three measures')
  await handler.measures.report({ ...formOf(rest), text: '已约谈', fileIds: [fileId] })
  const seenBy = async (person: TestPerson): Promise<string> => {
    const client = await stage.asNow(person)
    const answers = await Promise.allSettled([
      client.rectifications.stages({ rectificationId }),
      client.rectifications.journal({ rectificationId }),
      client.measures.mine(),
      client.measures.openOfMine({ limit: 500 }),
      client.measures.search({ q: '核对' }),
      client.rectifications.ledger({ rectificationId }),
    ])
    return JSON.stringify(answers.map((one) => (one.status === 'fulfilled' ? one.value : null)))
  }
  const people = ['principal', 'leader', 'head', 'handler'] as const
  for (const person of people) expect(await seenBy(person)).toContain('张三的举')
  await coordinator.seals.ask({ commandId: commandId(), rectificationId, fileId, reason: '写有姓名' })
  for (const person of people)
    expect([person, (await seenBy(person)).match(/.{12}张三.{4}/)?.[0]]).toEqual([person, undefined])
  expect(await seenBy('inspector')).toContain('张三的举')
})
