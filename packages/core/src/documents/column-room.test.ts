import { expect, test } from 'vitest'
import { withRoomForDays } from './column-room.ts'
import { sentence } from './document.ts'

const cells = (...texts: readonly string[]) => texts.map((text) => ({ runs: sentence`${text}` }))
const columns = (...widths: readonly number[]) => widths.map((width) => ({ heading: '栏', width }))
const widthsOf = (table: Parameters<typeof withRoomForDays>[0], line: number) =>
  withRoomForDays(table, line).map(({ width }) => width)

test('a column of days is as wide as its longest day, and the others keep their shares of what is left', () => {
  const rows = [cells('修订制度', '2026年11月16日', '张三'), cells('印发', '2026年11月26日汇报', '李四')]
  expect(widthsOf({ columns: columns(6, 2, 2), rows }, 80)).toEqual([45, 20, 15])
})

test('a table whose days have room stays as it is, and one that has none for all of them too', () => {
  const rows = [cells('2026年11月16日', '2026-11-16')]
  expect(widthsOf({ columns: columns(1, 1), rows }, 80)).toEqual([1, 1])
  expect(widthsOf({ columns: columns(1, 1), rows }, 20)).toEqual([1, 1])
  expect(widthsOf({ columns: columns(2, 1), rows: [] }, 20)).toEqual([2, 1])
})

test('a table of more rows than a function takes arguments has room for its days too', () => {
  const row = cells('印发', '2026年11月16日')
  const rows = Array.from({ length: 150_000 }, () => row)
  expect(widthsOf({ columns: columns(9, 1), rows }, 80)).toEqual([64, 16])
})
