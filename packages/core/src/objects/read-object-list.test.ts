import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { objectProblemText } from './object-list-problems.ts'
import { anItem } from './list-item.testing.ts'
import { type ObjectsKnown, readObjectList } from './read-object-list.ts'

const wang = sampleId<'person'>(7)

function read(rows: readonly (readonly string[])[], known: Partial<ObjectsKnown> = {}) {
  const sheet = { name: '清单', rows: rows.map((cells, at) => ({ line: at + 1, cells })) }
  return readObjectList([sheet], { items: [], people: [], ...known })
}

test('columns are found by their headings, whatever stands above them and in whatever order', () => {
  const found = read(
    [
      ['河东区排污企业清单'],
      ['企业名称', '序号', '所属镇街', '责任人', '整改时限', '备注'],
      ['东河印染厂', '1', '河东街道', '王强', '2026/1/5', '老厂'],
    ],
    { people: [{ id: wang, name: '王强' }] },
  )
  expect(found?.items).toEqual([
    {
      number: '1',
      name: '东河印染厂',
      place: '河东街道',
      responsibleId: wang,
      responsibleWords: '',
      dueOn: day('2026-01-05'),
    },
  ])
  expect(found?.unread).toEqual(['备注'])
})

test('a table without number and name is none of objects', () => {
  expect(
    read([
      ['姓名', '职务'],
      ['张三', '承办人'],
    ]),
  ).toBeNull()
})

test('whoever has a name that two have, or no account, is kept in words', () => {
  const rows = [
    ['编号', '名称', '责任人'],
    ['1', '甲', '王强'],
    ['2', '乙', '厂长李四'],
  ]
  const people = [
    { id: wang, name: '王强' },
    { id: sampleId<'person'>(8), name: '王强' },
  ]
  expect(read(rows, { people })?.items).toMatchObject([
    { responsibleId: null, responsibleWords: '王强' },
    { responsibleId: null, responsibleWords: '厂长李四' },
  ])
})

test('a row that cannot be taken says why and where, and the others are taken', () => {
  const found = read([
    ['编号', '名称', '时限'],
    ['1', '甲', '明年'],
    ['', '乙', ''],
    ['3', '', ''],
    ['4', '丁', '2026-02-01'],
    ['4', '丁', ''],
  ])
  expect(found?.items.map(({ number }) => number)).toEqual(['4'])
  const said = found?.problems.map((problem) => `${problem.line} ${objectProblemText(problem, 'zh')}`)
  expect(said).toEqual([
    '2 “明年”不是日期，或早于 1949 年，请写成 2026-01-31 这样',
    '3 缺编号',
    '4 缺名称',
    '6 编号“4”在表中出现两次',
  ])
})

test('a second file is matched by number: what is new, other, the same, checked already, or on the list alone', () => {
  const known = [
    anItem({ number: '1', name: '甲' }),
    anItem({ number: '2', name: '乙' }),
    anItem({ number: '3', name: '丙', status: 'done' }),
    anItem({ number: '9', name: '壬' }),
  ]
  const found = read(
    [
      ['编号', '名称', '时限'],
      ['1', '甲', '2026-06-30'],
      ['2', '乙厂', '2026-06-30'],
      ['3', '丙厂', '2026-06-30'],
      ['5', '戊', ''],
    ],
    { items: known },
  )
  expect(found).toMatchObject({ added: 1, changed: 1, same: 1, kept: ['3'], gone: ['9'] })
  expect(found?.items.map(({ number }) => number)).toEqual(['2', '5'])
})

test('a row of totals is no object, and says so where it is left out', () => {
  const heading = ['编号', '名称', '完成时限']
  for (const total of ['合计', '小 计', '总计：', 'Total']) {
    const found = read([heading, ['1', '甲', ''], [total, '共1处', '']])
    expect(found?.items.map(({ name }) => name)).toEqual(['甲'])
    expect(found?.problems).toMatchObject([{ line: 3, code: 'totalRow', words: total }])
  }
  expect(read([heading, ['1', '合计公司', '']])?.items).toHaveLength(1)
})

test('a stroke where a day belongs says that there is none, and a day before 1949 is none', () => {
  const heading = ['编号', '名称', '完成时限']
  for (const blank of ['-', '—', '/', '无', ''])
    expect(read([heading, ['1', '甲', blank]])).toMatchObject({ items: [{ dueOn: null }], problems: [] })
  for (const wrong of ['1900-02-28', '1949-09-30', '月底'])
    expect(read([heading, ['1', '甲', wrong]])?.problems).toMatchObject([{ code: 'dayUnread', words: wrong }])
})

test('a stroke in any cell says nothing: no place and nobody responsible, and no number or name', () => {
  const heading = ['编号', '名称', '地点', '责任人']
  expect(read([heading, ['1', '甲', '—', '/']])).toMatchObject({
    items: [{ place: '', responsibleWords: '', responsibleId: null }],
    problems: [],
  })
  expect(read([heading, ['2', '无', '', '']])?.problems).toMatchObject([{ code: 'nameMissing' }])
})
