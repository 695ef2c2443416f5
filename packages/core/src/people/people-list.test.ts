import { expect, test } from 'vitest'
import { id } from '../kernel/id.ts'
import { readPeopleList } from './people-list.ts'

const idOf = (number: number) => id<'organization'>(`00000000-0000-4000-8000-00000000000${number}`)
const [zone, office, works, quality, otherQuality] = [1, 2, 3, 4, 5].map(idOf)
if (!zone || !office || !works || !quality || !otherQuality) throw new Error('there are five')
const known = {
  organizations: [
    { id: zone, name: '开发区', parentId: null },
    { id: office, name: '党政办公室', parentId: zone },
    { id: works, name: '住建局', parentId: zone },
    { id: quality, name: '质监科', parentId: works },
    { id: otherQuality, name: '质监科', parentId: office },
  ],
  persons: [{ name: '何以宁', username: 'he.yining' }],
}
const read = (...lines: string[]) => readPeopleList(lines.join('\n'), known)
const problemsOf = (...lines: string[]) => read(...lines).map(({ problems }) => problems)

test('cells copied out of a spreadsheet are people, in the order name, organization, role, user name', () => {
  expect(read('张三\t党政办公室\t承办人\tzhangsan', '李四\t住建局\t部门负责人', '王五')).toEqual([
    {
      line: 1,
      name: '张三',
      username: 'zhangsan',
      appointments: [{ organizationId: office, role: 'handler' }],
      problems: [],
      namesake: null,
    },
    {
      line: 2,
      name: '李四',
      username: null,
      appointments: [{ organizationId: works, role: 'head' }],
      problems: [],
      namesake: null,
    },
    { line: 3, name: '王五', username: null, appointments: [], problems: [], namesake: null },
  ])
})

test.each([
  ['a heading', '序号\t用户名\t姓  名\t部门\t职务\t备注', '1\tzhangsan\t张三\t住建局\t承办人\t借调'],
  ['an English heading', 'Name,Department,Role,Username', '张三,住建局,handler,ZhangSan'],
  ['Chinese commas', '张三，住建局，承办人，zhangsan'],
  ['a list between blanks', '姓名　部门　职务　用户名', '张三　住建局　承办人　zhangsan'],
  ['words set wide', '张　三\t住 建 局\t承 办 人\tzhangsan'],
  ['line breaks within cells', '"张\n三"\t"住建\r\n局"\t承办人\tzhangsan'],
  ['quotes around commas', '"张三","住建局",承办人,"zhangsan"'],
  ['quotes and blanks', ' "张三" \t 住建局\t承办人 \tzhangsan\r', '\t\t\t'],
])('%s is understood', (_what, ...lines) => {
  expect(read(...lines)).toMatchObject([
    {
      name: '张三',
      username: 'zhangsan',
      appointments: [{ organizationId: works, role: 'handler' }],
      problems: [],
    },
  ])
})

test('one name and one user name on several lines are one person with several appointments', () => {
  const people = read(
    '张三\t住建局\t承办人\tzhangsan',
    '李四\t住建局\t承办人',
    '张三\t党政办公室\t部门负责人\tzhangsan',
  )
  expect(people).toMatchObject([
    {
      line: 1,
      name: '张三',
      appointments: [
        { organizationId: works, role: 'handler' },
        { organizationId: office, role: 'head' },
      ],
    },
    { line: 2, name: '李四' },
  ])
})

test('what a line lacks is said with its own words, all of it', () => {
  expect(
    problemsOf(
      '\t住建局\t承办人',
      '张三\t交通局\t科长\tZ',
      '李四\t质监科\t承办人',
      '王五\t住建局',
      '赵六\t\t承办人\the.yining',
      '长'.repeat(51),
    ),
  ).toEqual([
    [{ code: 'nameMissing', words: '' }],
    [
      { code: 'usernameMalformed', words: 'z' },
      { code: 'organizationUnknown', words: '交通局' },
      { code: 'roleUnknown', words: '科长' },
    ],
    [{ code: 'organizationUnclear', words: '质监科' }],
    [{ code: 'roleMissing', words: '' }],
    [
      { code: 'usernameTaken', words: 'he.yining' },
      { code: 'organizationMissing', words: '' },
    ],
    [{ code: 'nameTooLong', words: '长'.repeat(51) }],
  ])
})

test('of two organizations of one name the parent before it tells which', () => {
  expect(read('张三\t住建局/质监科\t承办人', '李四\t开发区／党政办公室／质监科\t承办人')).toMatchObject([
    { appointments: [{ organizationId: quality }], problems: [] },
    { appointments: [{ organizationId: otherQuality }], problems: [] },
  ])
})

test('the same user name for two names is refused on the second, a name that is known is asked about', () => {
  const people = read('张三\t\t\tsan', '张珊\t\t\tsan', '何以宁', '王五', '王五')
  expect(people.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    [],
    ['usernameTwice'],
    [],
    [],
    [],
  ])
  expect(people.map(({ namesake }) => namesake)).toEqual([null, null, 'known', null, 'listed'])
})

test('a name that is set wide is the name that is known, and blanks of other languages stay', () => {
  expect(read('何　以宁', 'John  Smith', '"John ""Jack"" Smith"\t\t\tjack', '张三 李四')).toMatchObject([
    { name: '何以宁', namesake: 'known' },
    { name: 'John Smith', username: null },
    { name: 'John "Jack" Smith', username: 'jack' },
    { name: '张三 李四' },
  ])
})

test('a quote that nothing closes is a character, and a line is counted where it begins', () => {
  expect(read('"张三\t住建局\t承办人', '', '"李\n四"\t住建局\t承办人', '王五')).toMatchObject([
    { line: 1, name: '"张三' },
    { line: 3, name: '李四' },
    { line: 5, name: '王五' },
  ])
})

test('nothing pasted is nobody', () => {
  expect(read('', ' \t ', '姓名\t单位')).toEqual([])
})
