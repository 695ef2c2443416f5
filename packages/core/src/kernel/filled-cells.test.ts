import { expect, test } from 'vitest'
import { isTotalCell, saysNothing, writtenDay } from './filled-cells.ts'

test.each(['', ' ', '-', '—', '——', '/', '／', '\\', '无', '暂无', 'N/A', 'none', '、'])(
  '“%s” says nothing',
  (words) => expect(saysNothing(words)).toBe(true),
)

test.each(['无锡', '-1', 'A/B', '无人机大队', '0', 'nanny'])('“%s” says something', (words) =>
  expect(saysNothing(words)).toBe(false),
)

test.each([
  '合计',
  '小 计',
  '总计：',
  '共计',
  '累计',
  '本页小计',
  '合计12人',
  '合计 3',
  'Total',
  'Subtotal:',
  'Grand total',
])('“%s” heads a row of totals', (words) => expect(isTotalCell(words)).toBe(true))

test.each(['合计公司', '小计算机店', '合计划', 'Totally', '总计划科', '1'])('“%s” heads none', (words) =>
  expect(isTotalCell(words)).toBe(false),
)

test.each([
  ['2026-01-31', '2026-01-31'],
  ['2026/1/31', '2026-01-31'],
  ['2026年1月31日', '2026-01-31'],
  ['2026-01-31 00:00', '2026-01-31'],
  ['1949-10-01', '1949-10-01'],
  ['1900-01-05', null],
  ['1900/1/0', null],
  ['1899-12-30', null],
  ['2026-02-30', null],
  ['5', null],
  ['月底', null],
])('“%s” names %s', (words, on) => expect(writtenDay(words)).toBe(on))

test('a cell of thousands of blanks is told at once, whatever stands behind them', () => {
  const blanks = ' '.repeat(30_000)
  expect(isTotalCell(`合计${blanks}（甲`)).toBe(false)
  expect(isTotalCell(`合计${blanks}3`)).toBe(true)
  expect(saysNothing(`${blanks}甲`)).toBe(false)
  expect(writtenDay(`2026-01-31${blanks}\n甲`)).toBeNull()
})
