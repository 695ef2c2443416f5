import type { Sheet } from '@bihuan/core/kernel/sheet.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { writeSheet } from './write-sheet.ts'
import { type SheetPiece, writeSheetInPieces } from './write-sheet-in-pieces.ts'
import { partsOfZip } from './zip-parts.ts'

const frame = {
  name: '台账',
  above: { title: '甲&乙整改台账', note: '2026-11-26' },
  columns: [
    { heading: '序号', width: 8, kind: 'label' },
    { heading: '问题', width: 20, kind: 'text' },
    { heading: '措施', width: 40, kind: 'text' },
    { heading: '时限', width: 14, kind: 'day' },
    { heading: '佐证', width: 10, kind: 'count' },
  ],
} as const satisfies Omit<Sheet, 'rows' | 'merges'>

const rows: Sheet['rows'] = [
  { heading: '资产科（2 条）' },
  { cells: ['1-1', '题'.repeat(90), '=SUM(A1)', { day: day('2027-02-28') }, 3] },
  { cells: ['1-2', null, '补'.repeat(300), '长期坚持', null] },
  { cells: ['2-1', '0012', '第一行\n第二行 <&"> \0\t', { day: day('1900-01-01') }, 0] },
  { cells: ['2-2', null, '𠮷'.repeat(200), { day: day('1900-03-01') }, null] },
]

const inOne: readonly SheetPiece[] = [
  {
    columns: frame.columns,
    rows,
    merges: [
      { column: 1, first: 1, last: 2 },
      { column: 1, first: 3, last: 4 },
    ],
  },
]

const inTwo: readonly SheetPiece[] = [
  { columns: frame.columns, rows: rows.slice(0, 3), merges: [{ column: 1, first: 1, last: 2 }] },
  { columns: frame.columns, rows: rows.slice(3), merges: [{ column: 1, first: 0, last: 1 }] },
]

async function read(...parts: readonly Uint8Array[]): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(Buffer.concat(parts)).buffer)
  const [page] = workbook.worksheets
  if (page === undefined) throw new Error('the workbook has no sheet')
  return page
}

function saidBy(page: ExcelJS.Worksheet): unknown {
  const { name, views, autoFilter, pageSetup, headerFooter, rowCount } = page
  const lines = Array.from({ length: rowCount }, (_, row) => ({
    height: page.getRow(row + 1).height,
    cells: frame.columns.map((_, at) => {
      const { value, style, type } = page.getCell(row + 1, at + 1)
      return { value, style, type }
    }),
  }))
  const widths = frame.columns.map((_, at) => page.getColumn(at + 1).width)
  return {
    name,
    views,
    autoFilter,
    pageSetup,
    headerFooter,
    merges: page.model.merges.toSorted(),
    lines,
    widths,
  }
}

test.each([
  ['one piece', inOne],
  ['two pieces', inTwo],
])(
  'a sheet in %s is to another program what it is as a whole: texts, looks, heights, merged cells, print',
  async (_, pieces) => {
    const [{ merges } = { merges: [] }] = inOne
    const whole = saidBy(await read(await writeSheet({ ...frame, rows, merges })))
    expect(saidBy(await read(...(await writeSheetInPieces(frame, pieces))))).toEqual(whole)
  },
)

test('a text that looks like the number of a character is marked as none', async () => {
  const cells = ['1-1', 'A_x000D_', null, null, null]
  const piece = { columns: frame.columns, rows: [{ cells }], merges: [] }
  // ExcelJS takes the mark away in shared texts alone; Excel and LibreOffice do in both.
  expect((await read(...(await writeSheetInPieces(frame, [piece])))).getCell('B2').value).toBe(
    'A_x005F_x000D_',
  )
})

test('spaces around a text and lines in it are kept, and said to be kept there alone', async () => {
  const cells = ['1-1', ' 两端有空格 ', '第一行\n第二行', null, null]
  const parts = await writeSheetInPieces(frame, [{ columns: frame.columns, rows: [{ cells }], merges: [] }])
  const page = partsOfZip(Buffer.concat(parts)).get('xl/worksheets/sheet1.xml') ?? ''
  expect(page.split('<row r="2"')[1]?.match(/<t[ >].*?<\/t>/gs)).toEqual([
    '<t>1-1</t>',
    '<t xml:space="preserve"> 两端有空格 </t>',
    '<t xml:space="preserve">第一行\n第二行</t>',
  ])
  const sheet = await read(...parts)
  expect([sheet.getCell('B2').value, sheet.getCell('C2').value]).toEqual(cells.slice(1, 3))
})

test('a moment is one to another program, as it is in a sheet that is written as a whole', async () => {
  const moments = { ...frame, columns: [{ heading: '提交时间', width: 17, kind: 'moment' }] } as const
  const rows = [{ cells: [{ day: day('2026-09-28'), time: '09:03' }] }]
  const piece = { columns: moments.columns, rows, merges: [] }
  for (const page of [
    await read(await writeSheet({ ...moments, rows, merges: [] })),
    await read(...(await writeSheetInPieces(moments, [piece]))),
  ]) {
    expect(page.getCell('A2').value).toEqual(new Date('2026-09-28T09:03:00Z'))
    expect(page.getCell('A2').numFmt).toBe('yyyy-mm-dd hh:mm')
  }
})

test('a sheet in no pieces has its heading', async () => {
  const page = await read(...(await writeSheetInPieces(frame, [])))
  expect(page.rowCount).toBe(1)
  expect(page.getCell('C1').value).toBe('措施')
  expect(page.autoFilter).toBe('A1:E1')
})

test('where rows cannot be had there is no file', async () => {
  async function* broken(): AsyncGenerator<SheetPiece> {
    yield* inOne
    throw new Error('the database is gone')
  }
  await expect(writeSheetInPieces(frame, broken())).rejects.toThrow('the database is gone')
})
