import type { Sheet } from '@bihuan/core/kernel/sheet.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { writeSheet } from './write-sheet.ts'
import { partsOfZip } from './zip-parts.ts'

const sheet: Sheet = {
  name: '台账',
  above: { title: '甲&乙整改台账', note: '2026-11-26' },
  columns: [
    { heading: '序号', width: 8, kind: 'label' },
    { heading: '问题', width: 20, kind: 'text' },
    { heading: '措施', width: 40, kind: 'text' },
    { heading: '时限', width: 14, kind: 'day' },
    { heading: '佐证', width: 10, kind: 'count' },
  ],
  rows: [
    { heading: '资产科（2 条）' },
    { cells: ['1-1', '台账不清', '=SUM(A1)', { day: day('2027-02-28') }, 3] },
    { cells: ['1-2', null, '补'.repeat(300), '长期坚持', null] },
    { cells: ['2-1', '0012', '第一行\n第二行 ', { day: day('1900-01-01') }, null] },
  ],
  merges: [{ column: 1, first: 1, last: 2 }],
}

async function read(written: Sheet): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await writeSheet(written)).slice().buffer)
  const [page] = workbook.worksheets
  if (page === undefined) throw new Error('the workbook has no sheet')
  return page
}

const withTexts = (...texts: string[]): Sheet => ({
  ...sheet,
  rows: texts.map((text) => ({ cells: [text, null, null, null, null] })),
  merges: [],
})

test('another program reads the same rows, days as days and counts as numbers', async () => {
  const page = await read(sheet)
  const valuesOf = (row: number): unknown[] => [1, 2, 3, 4, 5].map((at) => page.getCell(row, at).value)
  expect(page.name).toBe('台账')
  expect(page.rowCount).toBe(5)
  expect(valuesOf(1)).toEqual(['序号', '问题', '措施', '时限', '佐证'])
  expect(valuesOf(2)[0]).toBe('资产科（2 条）')
  expect(valuesOf(3)).toEqual(['1-1', '台账不清', '=SUM(A1)', new Date('2027-02-28T00:00:00Z'), 3])
  expect(valuesOf(4)).toEqual(['1-2', '台账不清', '补'.repeat(300), '长期坚持', null])
  expect(valuesOf(5)[2]).toBe('第一行\n第二行 ')
  expect(page.getCell('D3').numFmt).toBe('yyyy-mm-dd')
})

test('cells are merged where they are one, and group headings over the whole width', async () => {
  const page = await read(sheet)
  expect(page.model.merges.toSorted()).toEqual(['A2:E2', 'B3:B4'])
})

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  "'=1",
  '=HYPERLINK("x")',
  '0012',
  '1-1',
  '2027-01-01',
  'TRUE',
  '1E5',
])('the text %j stays a text', async (text) => {
  const cell = (await read(withTexts(text))).getCell('A2')
  expect(cell.type).toBe(ExcelJS.ValueType.String)
  expect(cell.value).toBe(text.replace('\t', ' '))
  expect(cell.numFmt).toBe('@')
})

test('what XML cannot hold is taken out, and a text too long for a cell ends with a mark', async () => {
  const page = await read(withTexts('甲\0\u000b\uFFFE乙 _x000D_', '长'.repeat(40_000), '😀'.repeat(20_000)))
  expect(page.getCell('A2').value).toBe('甲乙 _x000D_')
  expect(page.getCell('A3').value).toBe(`${'长'.repeat(32_766)}…`)
  expect(page.getCell('A4').value).toBe(`${'😀'.repeat(16_383)}…`)
})

test('the heading stays in view, is filtered and repeated on each printed page, across and as wide as the paper whatever the font', async () => {
  const page = await read(sheet)
  expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
  expect(page.autoFilter).toBe('A1:E5')
  expect(page.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
    printTitlesColumn: 'A:A',
  })
  const wide = await read({ ...sheet, columns: sheet.columns.map((column) => ({ ...column, width: 60 })) })
  expect(wide.pageSetup.paperSize).toBe(8)
  expect(page.headerFooter.oddHeader).toBe('&L甲&&乙整改台账&R2026-11-26')
  expect(page.headerFooter.oddFooter).toBe('&C&P / &N')
})

test('what is repeated names its sheet in quotes: Excel calls a file damaged that begins such a name with a figure', async () => {
  const parts = partsOfZip(await writeSheet({ ...sheet, name: "2026 年 '甲' 台账" }))
  expect(parts.get('xl/workbook.xml')).toContain(
    "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'2026 年 ''甲'' 台账'!$A:$A,'2026 年 ''甲'' 台账'!$1:$1</definedName>",
  )
})

test('long text is wrapped in a row that is high enough for it', async () => {
  const page = await read(sheet)
  expect([1, 2, 3].map((at) => page.getColumn(at).width)).toEqual([8, 20, 40])
  expect(page.getCell('C4').alignment).toMatchObject({ wrapText: true, vertical: 'middle' })
  // 600 narrow characters in lines of 38.
  expect(page.getRow(4).height).toBeGreaterThanOrEqual(16 * 15)
  expect(page.getRow(3).height).toBeLessThan(40)
  expect(page.getRow(5).height).toBeGreaterThanOrEqual(30)
})

test('a title that is longer than its measures shares its lines among their rows', async () => {
  const page = await read({
    ...sheet,
    rows: [{ cells: ['1-1', '题'.repeat(90), '短', null, null] }, { cells: ['1-2', null, '短', null, null] }],
    merges: [{ column: 1, first: 0, last: 1 }],
  })
  // 180 narrow characters in lines of 18: ten lines, five for each row.
  expect([2, 3].map((at) => page.getRow(at).height)).toEqual([79, 79])
})

test('a sheet without rows has its heading', async () => {
  const page = await read({ ...sheet, rows: [], merges: [] })
  expect(page.rowCount).toBe(1)
})
