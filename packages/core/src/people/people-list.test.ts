import { expect, test } from 'vitest'
import { id } from '../kernel/id.ts'
import { additionOf } from './list-addition.ts'
import { listProblemText } from './list-problems.ts'
import { pastedRows } from './pasted-rows.ts'
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
  persons: [
    {
      name: '何以宁',
      username: 'he.yining',
      appointments: [{ organizationId: office, role: 'handler' as const }],
    },
  ],
}
const listOf = (...lines: string[]) =>
  readPeopleList([{ name: '', rows: pastedRows(lines.join('\n')) }], known, zone)
const read = (...lines: string[]) => listOf(...lines).people
const sheet = (name: string, ...rows: string[][]) => ({
  name,
  rows: rows.map((cells, at) => ({ line: at + 1, cells })),
})
const problemsOf = (...lines: string[]) => read(...lines).map(({ problems }) => problems)

test('cells copied out of a spreadsheet are people, in the order name, organization, role, user name', () => {
  expect(read('张三\t党政办公室\t承办人\tzhangsan', '李四\t住建局\t部门负责人', '王五')).toMatchObject([
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
      '钱\u{200b}七',
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
    [{ code: 'nameUnwritable', words: '钱\u{200b}七' }],
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

test('a sheet of organizations and one of people are read together, in whatever order, under titles and headings', () => {
  const list = readPeopleList(
    [
      sheet(
        '人员',
        ['开发区人员名册', '', '', ''],
        ['序号', '用户名', '姓名', '职务类别', '单位'],
        ['1', 'zhangsan', '张三', '承办人', '环保站'],
        ['2', 'lisi', '李四', '部门负责人', '河东街道/环保站'],
        ['3', 'he.yining', '何以宁', '承办人', '党政办公室'],
      ),
      sheet('说明', ['请按实填写']),
      sheet(
        '单位',
        ['上级单位', '单位名称'],
        ['河东街道', '环保站'],
        ['', '河东街道'],
        ['住建局', '质监科'],
        ['住建局', '质监科'],
        ['河西街道', '执法队'],
        ['', '河西街道'],
      ),
    ],
    known,
    zone,
  )
  expect(list.organizations).toMatchObject([
    { sheet: '单位', line: 2, name: '环保站', parent: { listed: 1 }, knownAs: null, problems: [] },
    { line: 3, name: '河东街道', parent: { organizationId: zone }, knownAs: null, problems: [] },
    { line: 4, name: '质监科', parent: { organizationId: works }, knownAs: quality, problems: [] },
    { line: 6, name: '执法队', parent: { listed: 4 } },
    { line: 7, name: '河西街道' },
  ])
  expect(list).toMatchObject({ unread: ['序号'], skipped: ['说明'] })
  expect(list.people).toMatchObject([
    { sheet: '人员', line: 3, name: '张三', appointments: [{ listed: 0, role: 'handler' }], problems: [] },
    { name: '李四', appointments: [{ listed: 0, role: 'head' }], problems: [] },
    { name: '何以宁', isThere: true, isAppointedOtherwise: false, namesake: null },
  ])
  expect(additionOf(list, [])).toEqual({
    organizations: [
      { name: '河东街道', parent: { organizationId: zone } },
      { name: '环保站', parent: { listed: 0 } },
      { name: '河西街道', parent: { organizationId: zone } },
      { name: '执法队', parent: { listed: 2 } },
    ],
    persons: [
      { name: '张三', username: 'zhangsan', appointments: [{ listed: 1, role: 'handler' }] },
      { name: '李四', username: 'lisi', appointments: [{ listed: 1, role: 'head' }] },
    ],
  })
})

test('a body and a department that a sheet of organizations tells of are those that people beside them are in', () => {
  const list = readPeopleList(
    [
      sheet(
        '人员',
        ['姓名', '单位', '部门', '职务类别', '用户名'],
        ['张三', '河东街道', '', '工作专班', 'zhangsan'],
        ['李四', '河东街道', '环保站', '承办人', 'lisi'],
        ['王五', '河东街道', '执法队', '承办人', 'wangwu'],
        ['赵六', '住建局', '质监科', '承办人', 'zhaoliu'],
      ),
      sheet(
        '单位',
        ['单位名称', '上级单位', '单位类型'],
        ['开发区', '', '地区'],
        ['河东街道', '开发区', '单位'],
        ['环保站', '河东街道', '部门'],
        ['质监科', '住建局', '部门'],
      ),
    ],
    known,
    zone,
  )
  expect(list.organizations.flatMap(({ problems }) => problems)).toEqual([])
  expect(list.people.map(({ appointments, problems }) => [appointments[0], problems])).toEqual([
    [{ listed: 1, role: 'coordinator' }, []],
    [{ listed: 2, role: 'handler' }, []],
    [{ listed: 4, role: 'handler' }, []],
    [{ organizationId: quality, role: 'handler' }, []],
  ])
  expect(additionOf(list, []).organizations).toEqual([
    { name: '河东街道', parent: { organizationId: zone }, kind: 'body' },
    { name: '环保站', parent: { listed: 0 }, kind: 'department' },
    { name: '执法队', parent: { listed: 0 } },
  ])
})

test('what is wrong is said with the words of the row wherever they belong', () => {
  const problem = { code: 'parentUnclear', words: '质监科$&' } as const
  expect(listProblemText(problem, 'zh')).toBe('有几个单位叫“质监科$&”，上级单位请写成“上级/质监科$&”')
})

test('a tree with a column for each level is read, what is left empty goes on with the row above', () => {
  const list = listOf(
    '一级单位\t二级单位\t三级单位',
    '住建局\t质监科\t',
    '\t\t一组',
    '\t市政科\t',
    '河东街道\t\t',
  )
  expect(list.organizations.map(({ name, parent, knownAs }) => [name, parent, knownAs])).toEqual([
    ['住建局', { organizationId: zone }, works],
    ['质监科', { organizationId: works }, quality],
    ['一组', { organizationId: quality }, null],
    ['市政科', { organizationId: works }, null],
    ['河东街道', { organizationId: zone }, null],
  ])
  expect(list.people).toEqual([])
})

test('people with columns for body and department name both, and a department that is new is added below its body', () => {
  const list = listOf(
    '单位\t部门\t姓名\t职务类别\t职务',
    '住建局\t质监科\t张三\t承办人\t科长',
    '住建局\t市政科\t李四\t部门负责人\t科长',
    '住建局\t人防科\t\t\t',
  )
  expect(list.people).toMatchObject([
    { name: '张三', appointments: [{ organizationId: quality, role: 'handler' }], problems: [] },
    { name: '李四', appointments: [{ listed: 2, role: 'head' }], problems: [] },
  ])
  expect(additionOf(list, []).organizations).toEqual([
    { name: '市政科', parent: { organizationId: works } },
    { name: '人防科', parent: { organizationId: works } },
  ])
  expect(list.unread).toEqual(['职务'])
})

test('what is wrong with a tree is said of each row: no parent, one of several, a circle, no name', () => {
  const list = listOf(
    '单位名称\t上级单位',
    '甲\t交通局',
    '乙\t质监科',
    '丙\t丁',
    '丁\t戊',
    '戊\t丙',
    '己\t己',
    '\t住建局',
    '庚\t丁',
    `${'长'.repeat(101)}\t`,
  )
  expect(
    list.organizations.map(({ line, problems }) => [
      line,
      ...problems.map(({ code, words }) => `${code} ${words}`),
    ]),
  ).toEqual([
    [2, 'parentUnknown 交通局'],
    [3, 'parentUnclear 质监科'],
    [4, 'circle 丙'],
    [5, 'circle 丁'],
    [6, 'circle 戊'],
    [7, 'circle 己'],
    [8, 'organizationNameMissing '],
    [9],
    [10, `organizationNameTooLong ${'长'.repeat(101)}`],
  ])
})

test('an organization that is there and is put below itself is a circle, and those below it are placed all the same', () => {
  const list = listOf('单位名称\t上级单位', '开发区\t开发区', '交通局\t开发区', '路政科\t交通局')
  expect(list.organizations.map(({ name, parent, problems }) => [name, parent, problems])).toEqual([
    ['开发区', null, [{ code: 'circle', words: '开发区' }]],
    ['交通局', { organizationId: zone }, []],
    ['路政科', { listed: 1 }, []],
  ])
})

test('an organization without a parent is the one that there is of its name, else it comes below the one chosen', () => {
  const list = listOf('单位名称', '住建局', '质监科', '应急局')
  expect(list.organizations.map(({ knownAs, parent, elsewhere }) => [knownAs, parent, elsewhere])).toEqual([
    [works, { organizationId: zone }, []],
    // Two are called so, and neither lies there.
    [null, { organizationId: zone }, ['住建局', '党政办公室']],
    [null, { organizationId: zone }, []],
  ])
  const top = readPeopleList([sheet('', ['单位名称'], ['应急局'])], known)
  expect(top.organizations).toMatchObject([{ name: '应急局', parent: null, knownAs: null }])
})

test('somebody who is there by name and user name is not added again, and told from an appointment that is new', () => {
  const list = listOf('何以宁\t住建局\t部门负责人\the.yining', '何 以 宁\t党政办公室\t承办人')
  expect(list.people).toMatchObject([
    { isThere: true, isAppointedOtherwise: true, problems: [], namesake: null },
    { isThere: false, namesake: 'known' },
  ])
  expect(additionOf(list, []).persons).toEqual([])
  expect(additionOf(list, [' 2']).persons).toMatchObject([{ name: '何以宁', username: null }])
})

test('a term has a first and a last day, as they are written, and says which is none or comes too late', () => {
  const people = read(
    '姓名\t单位\t职务类别\t起\t止',
    '张三\t住建局\t承办人\t2026/1/5\t2026年12月31日',
    '李四\t住建局\t承办人\t明年\t',
    '王五\t住建局\t承办人\t2026-02-01\t2026-01-31',
    '赵六\t住建局\t承办人\t\t',
  )
  expect(people.map(({ appointments, problems }) => [...appointments, ...problems])).toEqual([
    [{ organizationId: works, role: 'handler', from: '2026-01-05', to: '2026-12-31' }],
    [{ code: 'dayUnread', words: '明年' }],
    [{ code: 'termReversed', words: '2026-02-01–2026-01-31' }],
    [{ organizationId: works, role: 'handler' }],
  ])
})

test('what an organization is stands in a column of its own, in the words of offices too', () => {
  const list = listOf(
    '单位名称\t单位类型\t上级单位',
    '高新区\t地区\t',
    '河东街道\t街道\t高新区',
    '环保站\t科室\t河东街道',
    '新村\t社区（村）\t河东街道',
    '服务队\t\t河东街道',
    '工会\t群团\t河东街道',
  )
  expect(list.organizations.map(({ kind, problems }) => [kind, ...problems])).toEqual([
    ['region'],
    ['body'],
    ['department'],
    ['community'],
    [null],
    [null, { code: 'kindUnknown', words: '群团' }],
  ])
  expect(additionOf(list, []).organizations.map(({ kind }) => kind)).toEqual([
    'region',
    'body',
    'department',
    'community',
    undefined,
  ])
})
