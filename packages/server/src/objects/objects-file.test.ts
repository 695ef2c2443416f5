import { readSheetsInProcess } from '@bihuan/readers/read-in-process.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const head = stage.as('head')

async function aList() {
  const { measure } = await anAssignedMeasure(stage)
  const on = { rectificationId: measure.rectificationId, measureId: measure.id }
  const { id: objectListId } = await head.objects.begin({
    commandId: commandId(),
    ...on,
    name: '违规排污企业',
    unit: '家',
  })
  return { measure, on, form: () => ({ commandId: commandId(), ...on, objectListId }) }
}

function csv(...rows: readonly string[]): File {
  return new File([rows.join('\n')], '清单.csv')
}

test('a file is read, looked at, taken in by its own rows, and leaves again as the filter shows it', async () => {
  const { on, form } = await aList()
  const file = csv('编号,名称,地点,责任人', '1,东河印染厂,河东,李厂长', '2,西河水泥厂,河西,', '3,,,')
  const read = await head.objects.readFile({ ...on, file })
  expect(read).toMatchObject({
    added: 2,
    changed: 0,
    problemCount: 1,
    problems: [{ line: 4, code: 'nameMissing' }],
  })
  await head.objects.fill({ ...form(), items: read.items })
  const again = await head.objects.readFile({ ...on, file: csv('编号,名称', '2,西河水泥厂有限公司') })
  expect(again).toMatchObject({ added: 0, changed: 1, gone: ['1'], goneCount: 1 })
  const exported = await head.objects.file({ ...on, q: '东河', language: 'zh' })
  const bytes = new Uint8Array(await exported.arrayBuffer())
  const limits = { fileBytes: 1_000_000, rows: 100, seconds: 30, memoryMegabytes: 400 }
  const sheets = await readSheetsInProcess({ bytes, name: exported.name }, { limits })
  const rows = sheets.ok
    ? sheets.value.flatMap((sheet) => sheet.rows.map(({ cells }) => cells.slice(0, 6)))
    : []
  expect(rows).toEqual([
    ['编号', '名称', '地点', '责任人', '时限', '状态'],
    ['1', '东河印染厂', '河东', '李厂长', '', '未完成'],
  ])
})

test('a file without the columns is refused, and so is one of who may not fill the list', async () => {
  const { on } = await aList()
  const file = csv('姓名,职务', '张三,承办人')
  await expect(head.objects.readFile({ ...on, file })).rejects.toMatchObject({
    code: 'OBJECT_COLUMNS_MISSING',
  })
  await expect(stage.as('handler').objects.readFile({ ...on, file })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
})

test('on a measure that is voided nothing of its list moves', async () => {
  const { measure, on, form } = await aList()
  const item = { number: '1', name: '甲', place: '', responsibleId: null, responsibleWords: '', dueOn: null }
  await head.objects.fill({ ...form(), items: [item] })
  await stage.as('coordinator').measures.void({ ...formOf(measure), reason: '重复' })
  const { items, can } = await head.objects.list({ ...on, after: 0, limit: 10 })
  expect([can, items.map((one) => one.can)]).toEqual([[], [[]]])
  const moving = { ...form(), items: items.map(({ id, version }) => ({ id, version })) }
  await expect(
    stage.as('handler').objects.sayDone({ ...moving, text: '已整改', fileIds: [] }),
  ).rejects.toMatchObject({ code: 'NOT_IN_STATUS' })
})
