import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { readingLimits } from '../reading-limits.ts'
import { readXlsx } from './read-xlsx.ts'

const context = { limits: readingLimits, onProgress: () => undefined }

async function read(build: (workbook: ExcelJS.Workbook) => void, limits = readingLimits) {
  const workbook = new ExcelJS.Workbook()
  build(workbook)
  return readXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()), { ...context, limits })
}

async function linesOf(build: (workbook: ExcelJS.Workbook) => void): Promise<string[]> {
  const answer = await read(build)
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`)
  return answer.value.text.split('\n')
}

test('a ledger with a title, merged cells, days, figures and long cells', async () => {
  const lines = await linesOf((workbook) => {
    const sheet = workbook.addWorksheet('台账')
    sheet.mergeCells('A1:F1')
    sheet.getCell('A1').value = '整改台账'
    sheet.addRow(['序号', '问题', '措施', '时限', '比例', '金额'])
    sheet.addRow([1, '台账不清', '补录\n并抽查', new Date(Date.UTC(2024, 4, 31)), 0.85, 1234.5])
    sheet.addRow([null, null, '每月\t抽查', null, null, null])
    sheet.mergeCells('A3:A4')
    sheet.mergeCells('B3:B4')
    sheet.getCell('D3').numFmt = 'yyyy/m/d'
    sheet.getCell('E3').numFmt = '0%'
    sheet.getCell('F3').numFmt = '#,##0.00"元"'
  })
  expect(lines).toEqual([
    '整改台账',
    '序号\t问题\t措施\t时限\t比例\t金额',
    '1\t台账不清\t补录 并抽查\t2024-05-31\t85%\t1,234.50元',
    '〃\t〃\t每月 抽查\t\t\t',
  ])
})

test('rich text, results of formulas, switches; errors are blank', async () => {
  const lines = await linesOf((workbook) => {
    const sheet = workbook.addWorksheet('甲')
    sheet.addRow(['问题', '措施', '数', '错', '是'])
    sheet.addRow([
      { richText: [{ text: '台账' }, { text: '不清', font: { bold: true } }] },
      { formula: 'A1&"。"', result: '补录。' },
      { formula: '1+1', result: 2 },
      { error: '#REF!' },
      true,
    ])
    sheet.addRow([{ text: '公告', hyperlink: 'https://example.com' }])
  })
  expect(lines).toEqual(['问题\t措施\t数\t错\t是', '台账不清\t补录。\t2\t\tTRUE', '公告\t\t\t\t'])
})

test('cells whose formula has no stored result, or an error, are named by sheet and cell', async () => {
  const answer = await read((workbook) => {
    const sheet = workbook.addWorksheet('台账')
    sheet.addRow(['问题', '措施', '比例'])
    sheet.addRow(['台账不清', { formula: 'A2&"补录"' }, { error: '#DIV/0!' }])
    sheet.addRow([
      '账实不符',
      { formula: 'A3&""', result: '补录' },
      { formula: '1/0', result: { error: '#DIV/0!' } },
    ])
    sheet.getCell('AB3').value = { formula: 'A3' }
  })
  expect(answer).toMatchObject({
    ok: true,
    value: { lostCells: { count: 4, first: ['台账 B2', '台账 C2', '台账 C3', '台账 AB3'] } },
  })
})

test('hidden columns are left out, and blank rows and columns; rows that a filter hides are not', async () => {
  const lines = await linesOf((workbook) => {
    const sheet = workbook.addWorksheet('甲')
    sheet.addRow([null, '序号', '密', '问题'])
    sheet.addRow([null, 1, '密', '甲'])
    sheet.addRow([])
    sheet.addRow([null, 2, '密', '乙'])
    sheet.addRow([null, 3, '密', '丙'])
    sheet.getRow(4).hidden = true
    sheet.getColumn(3).hidden = true
    sheet.getCell('Z100').value = ' '
  })
  expect(lines).toEqual(['序号\t问题', '1\t甲', '2\t乙', '3\t丙'])
})

test('a hidden sheet is not read, and named where it holds something', async () => {
  const answer = await read((workbook) => {
    workbook.addWorksheet('旧', { state: 'hidden' }).addRow(['旧'])
    workbook.addWorksheet('空', { state: 'veryHidden' })
    workbook.addWorksheet('甲').addRow(['新'])
  })
  expect(answer).toMatchObject({ ok: true, value: { text: '新', hiddenSheets: ['旧'] } })
})

test('a merged cell goes on in the rows that hold something else, hidden or not', async () => {
  const lines = await linesOf((workbook) => {
    const sheet = workbook.addWorksheet('甲')
    sheet.addRows([
      ['问题', '措施', '时限'],
      ['台账不清', '一', '2026-06-30'],
      [null, '二', null],
      [null, '三', null],
    ])
    sheet.mergeCells('A2:A4')
    sheet.mergeCells('C2:C3')
    sheet.getRow(2).hidden = true
  })
  expect(lines).toEqual(['问题\t措施\t时限', '台账不清\t一\t2026-06-30', '〃\t二\t〃', '〃\t三\t'])
})

test('sheets are named where more than one holds something', async () => {
  const lines = await linesOf((workbook) => {
    workbook.addWorksheet('党建').addRows([
      ['问题', '措施'],
      ['甲', '乙'],
    ])
    workbook.addWorksheet('空')
    workbook.addWorksheet('财务').addRows([
      ['问题', '措施'],
      ['丙', '丁'],
    ])
  })
  expect(lines).toEqual(['党建', '问题\t措施', '甲\t乙', '', '财务', '问题\t措施', '丙\t丁', ''])
})

test('a notice that was pasted into one column stays a notice', async () => {
  const lines = await linesOf((workbook) => {
    workbook.addWorksheet('甲').addRows([['关于整改的通报'], ['一、总体情况\n很好。'], ['二、落实情况']])
  })
  expect(lines).toEqual(['关于整改的通报', '一、总体情况', '很好。', '二、落实情况'])
})

test('too many rows are refused', async () => {
  const answer = await read(
    (workbook) => {
      const sheet = workbook.addWorksheet('甲')
      for (let at = 0; at < 12; at += 1) sheet.addRow([at])
    },
    { ...readingLimits, rows: 10 },
  )
  expect(answer).toEqual({ ok: false, refusal: { code: 'TOO_MANY_ROWS', params: { limit: 10 } } })
})

test('a workbook with nothing in it says so', async () => {
  expect(await read((workbook) => void workbook.addWorksheet('甲'))).toMatchObject({
    ok: false,
    refusal: { code: 'NO_TEXT_FOUND' },
  })
})
