import { day } from '@bihuan/core/kernel/day.ts'
import type { SheetCell, SheetTable } from '@bihuan/core/kernel/sheet.ts'
import { expect, test } from 'vitest'
import { writeCsv } from './write-csv.ts'

const tableOf = (rows: SheetTable['rows']): SheetTable => ({
  columns: [
    { heading: '序号', width: 8, kind: 'label' },
    { heading: '措施', width: 40, kind: 'text' },
  ],
  rows,
})

const lineFor = (...cells: SheetCell[]): string =>
  [...writeCsv(tableOf([{ cells }]))].join('').split('\r\n').slice(1, -1).join('\r\n')

test('the file begins with the mark by which Excel and WPS in Chinese Windows know UTF-8, and each line ends with CR LF', () => {
  const written = [...writeCsv(tableOf([{ cells: ['甲', '修订办法'] }]))].join('')
  expect(Buffer.from(written, 'utf8').subarray(0, 3).toString('hex')).toBe('efbbbf')
  expect(written.slice(1)).toBe('序号,措施\r\n甲,修订办法\r\n')
})

test('commas, quotes and line ends are kept within quotes', () =>
  expect(lineFor('甲,乙', '称“好”\n又说"行"')).toBe('"甲,乙","称“好”\n又说""行"""'))

test.each(['=1+1', '+86', '-整改', '@SUM(A1)', '＝1+1', '＠SUM(A1)'])(
  '%s stays words where a spreadsheet would take it for a formula',
  (text) => expect(lineFor('甲', text)).toBe(`甲,'${text}`),
)

test('what hides a formula behind a tab or a line end is no formula either', () =>
  expect(lineFor('\t=1+1', '\r=1+1')).toBe(`' =1+1,"'\n=1+1"`))

test.each(['1-1', '3-12', '2026-06-30', '0012', '3/4', '1:30'])('%s is not made a day or a number', (text) =>
  expect(lineFor(text, '甲')).toBe(`\t${text},甲`),
)

test('days and counts stand as such, nothing as nothing', () => {
  expect(lineFor({ day: day('2026-06-30') }, 12)).toBe('2026-06-30,12')
  expect(lineFor(null, '')).toBe(',')
})

test('a heading over the whole width stands in the first field', () =>
  expect([...writeCsv(tableOf([{ heading: '资产科（2 条）' }]))].join('').split('\r\n')[1]).toBe(
    '资产科（2 条）,',
  ))

test('a long table comes in pieces that together are all rows', () => {
  const rows = Array.from({ length: 1_200 }, (_, at) => ({ cells: [`第${at}条`, '甲'] }))
  const pieces = [...writeCsv(tableOf(rows))]
  expect(pieces.length).toBe(3)
  expect(pieces.join('').split('\r\n').slice(1, -1)).toEqual(rows.map(({ cells }) => cells.join(',')))
})
