import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { columnsOf, sql } from '../kernel/sql.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
await stage.moveTo('2026-08-03')

const files = columnsOf('files', 'files')

/** The stage gives each file bytes of its own. */
async function holdTheSame(one: string, other: string): Promise<void> {
  await sql`update ${files} set sha256 = (select ${files.sha256} from ${files} where ${files.id} = ${other}::uuid)
    where ${files.id} = ${one}::uuid`.execute(database.kysely)
}

test('who checks a claim again reads why it came back, what has come since, and which files hold the same', async () => {
  const { measure } = await anAssignedMeasure(stage, day('2026-12-31'))
  const waiting = async () => {
    const queue = await (await stage.asNow('head')).closure.queue({})
    const item = queue.find(({ request }) => request.subject.id === measure.id)
    if (item === undefined) throw new Error('nothing waits for the head')
    return item
  }
  await submitted(stage, measure)
  const first = await waiting()
  expect([first.returned, first.newFiles, first.sameFiles]).toEqual([null, [], []])
  const { id: closureRequestId, rectificationId, version } = first.request
  const [head] = first.request.checkers.names
  expect(first.request.checkers.count).toBe(1)

  await stage.moveTo('2026-08-04')
  const form = { commandId: commandId(), rectificationId, closureRequestId, version }
  await (await stage.asNow('head')).closure.return({ ...form, reason: '照片没有日期' })
  await stage.moveTo('2026-08-05')
  const handler = await stage.asNow('handler')
  const returned = await handler.measures.get({ rectificationId, measureId: measure.id })
  const fileId = await stage.upload('handler', '补拍.png')
  await holdTheSame(fileId, first.evidence[0]?.fileId ?? '')
  const reported = await handler.measures.report({
    ...formOf(returned.measure),
    text: '已补拍',
    fileIds: [fileId],
    lateReason: '',
  })
  await handler.measures.submit({ ...formOf(reported), claim: '已补拍，请审核', lateReason: '' })

  const again = await waiting()
  expect(again.returned).toMatchObject({
    rung: { zh: '部门负责人' },
    by: { name: head },
    reason: '照片没有日期',
  })
  expect(again.newFiles).toEqual([fileId])
  expect(again.sameFiles).toEqual([again.evidence.map((piece) => piece.fileId)])
  expect(again.evidence).toHaveLength(2)
})
