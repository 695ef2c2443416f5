import { day } from '@bihuan/core/kernel/day.ts'
import { additionOf } from '@bihuan/core/people/list-addition.ts'
import { listProblemText } from '@bihuan/core/people/list-problems.ts'
import { readPeopleList } from '@bihuan/core/people/people-list.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

// What a district sends that cannot be: each is told with what to do, and nothing of it is done.

const database = await testDatabase()
const stage = await setStage(database)
const administrator = stage.as('administrator')
const coordinator = stage.as('coordinator')
const { works } = stage.organizations

/** The message of a refusal, once it is seen that nothing whatever was written down. */
async function refused(attempt: () => Promise<unknown>): Promise<string> {
  const before = await everything()
  const outcome = await attempt().then(
    () => 'it was done',
    (error: unknown) => Reflect.get(Object(Reflect.get(Object(error), 'data')), 'message'),
  )
  expect(await everything()).toEqual(before)
  return String(Reflect.get(Object(outcome), 'zh') ?? outcome)
}

async function everything(): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*) from journal) as entries, (select count(*) from persons) as persons,
      (select count(*) from organizations) as organizations, (select count(*) from sign_in_user) as accounts,
      (select count(*) from findings) as findings, (select coalesce(sum(version), 0) from findings) as versions`.execute(
    database.kysely,
  )
  return rows
}

async function listFrom(...rows: string[]) {
  const file = new File([rows.join('\n')], '名册.csv')
  const sheets = await administrator.persons.readList({ file })
  const [organizations, persons] = [
    await administrator.organizations.list(),
    await administrator.persons.list(),
  ]
  return readPeopleList(sheets, { organizations, persons })
}

async function problemsIn(...rows: string[]): Promise<string[]> {
  const { people, organizations } = await listFrom(...rows)
  return [...people, ...organizations].flatMap(({ line, problems }) =>
    problems.map((problem) => `${line}：${listProblemText(problem, 'zh')}`),
  )
}

test('a spreadsheet with an unknown body, and with one user name for two, is told of row by row, and those rows are not added', async () => {
  const before = await everything()
  const rows = [
    '姓名,单位,职务类别,用户名',
    '张三,交通局,承办人,zhang.san',
    '李四,works,承办人,li.si',
    '王五,works,承办人,li.si',
  ]
  expect(await problemsIn(...rows)).toEqual([
    '2：没有单位“交通局”；请改成已有单位的名称，或在名单中加上该单位',
    '4：用户名“li.si”在名单中给了两个人，请换一个',
  ])
  expect(additionOf(await listFrom(...rows), []).persons.map(({ name }) => name)).toEqual(['李四'])
  expect(await everything()).toEqual(before)
})

test('two people of one name are asked about, and neither is added before somebody says that they are two', async () => {
  const list = await listFrom('姓名,单位,职务类别', '赵六,works,承办人', '赵六,office,承办人', 'handler,,')
  expect(list.people.map(({ name, namesake }) => [name, namesake])).toEqual([
    ['赵六', null],
    ['赵六', 'listed'],
    ['handler', 'known'],
  ])
  const apart = await listFrom(
    '姓名,单位,职务类别,用户名',
    '赵六,works,承办人,zhao.liu',
    '赵六,office,承办人,zhao.liu2',
  )
  expect(apart.people.map(({ username, namesake }) => [username, namesake])).toEqual([
    ['zhao.liu', null],
    ['zhao.liu2', 'listed'],
  ])
  expect(additionOf(apart, []).persons.map(({ username }) => username)).toEqual(['zhao.liu'])
})

test('a circle in the tree is told of each that lies in it, and a file of 20,000 rows is not read', async () => {
  expect(await problemsIn('单位名称,上级单位', '甲局,乙局', '乙局,甲局', '丙局,office')).toEqual([
    '2：“甲局”绕了一圈又归自己管；请改其中一个上级单位',
    '3：“乙局”绕了一圈又归自己管；请改其中一个上级单位',
  ])
  const long = new File(['姓名\n', '张三\n'.repeat(20_000)], '名册.csv')
  expect(await refused(() => administrator.persons.readList({ file: long }))).toBe(
    '名单超过 10000 行，无法读取。请分成几个文件，先导入单位，再分批导入人员。',
  )
})

test('a user name that is taken by the time that a list is sent adds nobody of it', async () => {
  const persons = [
    { name: '钱一', username: 'qian.yi', appointments: [] },
    { name: '钱二', username: 'qian.er', appointments: [] },
  ]
  const meanwhile = { name: '钱尔', username: 'qian.er', appointments: [] }
  await administrator.persons.add({ commandId: commandId(), ...meanwhile })
  expect(await refused(() => administrator.persons.addMany({ commandId: commandId(), persons }))).toBe(
    '这些用户名已被使用：qian.er。没有新增任何人；请改后再提交。',
  )
})

test('a body is not moved below itself, nor somebody made their own deputy', async () => {
  const { id: section } = await administrator.organizations.add({
    commandId: commandId(),
    name: '质监科',
    parentId: works,
  })
  const move = { commandId: commandId(), organizationId: works, parentId: section }
  expect(await refused(() => administrator.organizations.move(move))).toBe(
    '单位不能移到自己或自己的下级单位之下。请另选上级单位。',
  )
  const { personId } = stage.actors.head
  const deputy = { commandId: commandId(), personId, deputyId: personId, organizationId: works }
  const days = { role: 'head' as const, from: day('2026-03-02'), to: day('2026-03-06') }
  expect(await refused(() => administrator.helpers.nameDeputy({ ...deputy, ...days }))).toBe(
    '本人不能代理本人。请选择另一人。',
  )
})

test('nothing is handed over to somebody without the role, be the rest of it in order', async () => {
  await anAssignedMeasure(stage)
  const { handler, leader } = stage.actors
  const { duties } = await coordinator.handOvers.open({ personId: handler.personId })
  const seal = duties.find(({ duty }) => duty === 'measure.handler')?.seal ?? ''
  const parts = [{ duty: 'measure.handler' as const, successorId: leader.personId, seal }]
  const form = { commandId: commandId(), personId: handler.personId, reason: '调动', parts }
  expect(await refused(() => coordinator.handOvers.run(form))).toBe(
    'leader没有可登录的账号，或不是承办人或部门负责人，不能接手“承办的措施”。请另选，或请管理员先任命、开通账号。',
  )
})

test('of two who merge the same findings at once the second is told so, and has done nothing', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const { rectificationId } = finding
  const other = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '',
    title: '另一个问题',
  })
  const merge = (into: typeof finding, from: typeof finding) =>
    coordinator.findings.merge({
      commandId: commandId(),
      rectificationId,
      findingId: into.id,
      version: into.version,
      others: [{ id: from.id, version: from.version }],
      title: '项目管理不严',
      reason: '同一个问题',
    })
  await merge(finding, other)
  expect(await refused(() => merge(other, finding))).toBe(
    '此记录在您打开之后又有修改。您填写的内容已保留，请核对最新情况后再提交。',
  )
})
