import { expect, test } from 'vitest'
import { id } from '../kernel/id.ts'
import { listProblemText } from './list-problems.ts'
import { pastedRows } from './pasted-rows.ts'
import { readPeopleList } from './people-list.ts'

const works = id<'organization'>('00000000-0000-4000-8000-000000000003')
const known = { organizations: [{ id: works, name: '住建局', parentId: null }], persons: [] }
const read = (...lines: string[]) =>
  readPeopleList([{ name: '', rows: pastedRows(lines.join('\n')) }], known, null).people
const sheet = (name: string, ...rows: string[][]) => ({
  name,
  rows: rows.map((cells, at) => ({ line: at + 1, cells })),
})

test('a stroke or 无 in a cell says nothing, and a term does not begin in 1900', () => {
  const [person] = read('姓名\t单位\t职务\t用户名\t起\t止', '张三\t住建局\t承办人\t—\t2026-01-01\t/')
  expect(person).toMatchObject({
    username: null,
    appointments: [{ organizationId: works, role: 'handler', from: '2026-01-01' }],
    problems: [],
  })
  expect(read('姓名\t单位\t职务', '李四\t无\t-')).toMatchObject([{ appointments: [], problems: [] }])
  const [wrong] = read('姓名\t单位\t职务\t起', '张三\t住建局\t承办人\t1900-01-05')
  expect(wrong?.problems.map((one) => listProblemText(one, 'zh'))).toEqual([
    '“1900-01-05”不是日期，或早于 1949 年，请写成 2026-01-31 这样',
  ])
})

test('a row that adds others up is told as that, and is nobody and no organization', () => {
  const told = ['“合计”是合计行，不作为人员或单位；不用处理，也可以在表中删去这一行']
  const textsOf = (rows: readonly { problems: readonly Parameters<typeof listProblemText>[0][] }[]) =>
    rows.map(({ problems }) => problems.map((one) => listProblemText(one, 'zh')))
  const people = ['序号\t姓名\t单位\t职务', '1\t张三\t住建局\t承办人']
  expect(textsOf(read(...people, '合计\t1人\t\t'))).toEqual([[], told])
  expect(textsOf(read(...people, '2\t合计\t住建局\t'))).toEqual([[], told])
  const { organizations } = readPeopleList(
    [sheet('单位', ['序号', '单位名称', '上级单位'], ['1', '园林科', '住建局'], ['合计', '1', ''])],
    known,
    null,
  )
  expect(textsOf(organizations)).toEqual([[], told])
})
