import { expect, test } from 'vitest'
import { withRoomForWords } from './column-room.ts'
import { sentence } from './document.ts'

const cells = (...texts: readonly string[]) => texts.map((text) => ({ runs: sentence`${text}` }))
const columns = (...widths: readonly number[]) => widths.map((width) => ({ heading: '栏', width }))
const widthsOf = (table: Parameters<typeof withRoomForWords>[0], line: number) =>
  withRoomForWords(table, line).map(({ width }) => width)

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

test('a column of names, states and numbers has room for each of them and for its heading', () => {
  const rows = [cells('修订工程项目变更管理办法', '10-12', '建档前已销号'), cells('印发', '10-合', '整改中')]
  const narrow = [
    { heading: '整改措施', width: 20 },
    { heading: '编号', width: 1 },
    { heading: '状态', width: 1 },
  ]
  expect(withRoomForWords({ columns: narrow, rows }, 80).map(({ width }) => width)).toEqual([59, 7, 14])
  const heading = [
    { heading: '措施', width: 20 },
    { heading: '牵头领导', width: 1 },
  ]
  const named = [cells('修订工程项目变更管理办法', '张三')]
  expect(withRoomForWords({ columns: heading, rows: named }, 80).map(({ width }) => width)).toEqual([70, 10])
})

test('what is empty throughout has room for its heading on two lines, unless somebody is to write there by hand', () => {
  const columnsOf3 = ['整改措施', '整改目标', '责任部门'].map((heading) => ({ heading, width: 20 }))
  const rows = [cells('修订工程项目变更管理办法', '', '财政局')]
  expect(withRoomForWords({ columns: columnsOf3, rows }, 60).map(({ width }) => width)).toEqual([27, 6, 27])
  const byHand = rows.map((row) => row.map((cell) => ({ ...cell, lines: 2 })))
  expect(withRoomForWords({ columns: columnsOf3, rows: byHand }, 60)).toEqual(columnsOf3)
})

test('where names do not all find room, days and numbers do', () => {
  const columnsOf3 = ['部门', '日', '领导'].map((heading) => ({ heading, width: 10 }))
  const rows = [cells('综合执法局', '2026-11-16', '张三')]
  expect(withRoomForWords({ columns: columnsOf3, rows }, 30).map(({ width }) => width)).toEqual([9, 12, 9])
})
