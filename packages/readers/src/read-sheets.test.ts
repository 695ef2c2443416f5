import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { readSheetsInProcess } from './read-in-process.ts'

async function workbookOf(build: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  build(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

test('the sheets of a workbook keep the numbers of their rows, a merged cell stands in each of them, hidden sheets are left out', async () => {
  const bytes = await workbookOf((workbook) => {
    const people = workbook.addWorksheet('人员')
    people.getCell('A1').value = '单位人员名册'
    people.getRow(3).values = ['单位', '姓名', '用户名']
    people.getRow(4).values = ['住建局', '张三', 'zhangsan']
    people.getRow(6).values = ['', '李四']
    people.mergeCells('A4:A6')
    workbook.addWorksheet('空')
    workbook.addWorksheet('旧', { state: 'hidden' }).getCell('A1').value = '姓名'
    workbook.addWorksheet('单位').getCell('B2').value = '单位名称'
  })
  expect(await readSheetsInProcess({ bytes, name: '名册.xlsx' })).toEqual({
    ok: true,
    value: [
      {
        name: '人员',
        rows: [
          { line: 1, cells: ['单位人员名册', '', ''] },
          { line: 3, cells: ['单位', '姓名', '用户名'] },
          { line: 4, cells: ['住建局', '张三', 'zhangsan'] },
          { line: 6, cells: ['住建局', '李四', ''] },
        ],
      },
      { name: '单位', rows: [{ line: 2, cells: ['单位名称'] }] },
    ],
  })
})

test('cells whose formula has no stored result, or an error, are named beside the rows that lack them', async () => {
  const bytes = await workbookOf((workbook) => {
    const list = workbook.addWorksheet('清单')
    list.addRow(['编号', '名称', '比例'])
    list.addRow(['1', { formula: 'A2&"厂"' }, { error: '#DIV/0!' }])
    list.addRow(['2', { formula: 'A3&"厂"', result: '西河厂' }, 3])
  })
  expect(await readSheetsInProcess({ bytes, name: '清单.xlsx' })).toMatchObject({
    ok: true,
    value: [{ name: '清单', lost: ['B2', 'C2'] }],
  })
})

test('a table of commas in the encoding of old offices is a sheet without a name', async () => {
  // 姓名,单位 ⏎ ⏎ 张三,"住建局,质监科" ⏎
  const bytes = Buffer.from('d0d5c3fb2cb5a5cebb0d0a0d0ad5c5c8fd2c22d7a1bda8bed62cd6cabce0bfc6220d0a', 'hex')
  expect(await readSheetsInProcess({ bytes, name: '名册.csv' })).toEqual({
    ok: true,
    value: [
      {
        name: '',
        rows: [
          { line: 1, cells: ['姓名', '单位'] },
          { line: 3, cells: ['张三', '住建局,质监科'] },
        ],
      },
    ],
  })
})

test('what is no table, has nothing in it or too many rows is refused', async () => {
  const refusalOf = async (bytes: Uint8Array, name: string, rows = 100): Promise<unknown> => {
    const read = await readSheetsInProcess({ bytes, name }, { limits: { rows } })
    return read.ok ? 'read' : read.refusal
  }
  const text = (words: string): Uint8Array => new TextEncoder().encode(words)
  expect(await refusalOf(text('%PDF-1.7'), '名册.xlsx')).toMatchObject({ code: 'BINARY_FILE' })
  expect(await refusalOf(text(' \n'), '名册.csv')).toMatchObject({ code: 'EMPTY_TEXT' })
  expect(await refusalOf(text('甲\n乙\n丙'), '名册.csv', 2)).toEqual({
    code: 'TOO_MANY_ROWS',
    params: { limit: 2 },
  })
})
