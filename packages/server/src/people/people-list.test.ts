import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { additionOf } from '@bihuan/core/people/list-addition.ts'
import { readPeopleList } from '@bihuan/core/people/people-list.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { accountNamed } from '../kernel/auth/accounts.store.ts'
import { verifyPassword } from '../kernel/auth/passwords.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const administrator = stage.as('administrator')
const { office, works } = stage.organizations
const names = async (): Promise<string[]> =>
  (await administrator.persons.list()).map(({ name }) => name).filter((name) => name.startsWith('名单'))

const list = {
  persons: [
    {
      name: '名单一',
      username: 'list.one',
      appointments: [
        { organizationId: works, role: 'handler' as const },
        { organizationId: works, role: 'handler' as const },
        { organizationId: office, role: 'head' as const },
      ],
    },
    { name: '名单二', username: null, appointments: [] },
    { name: '名单三', username: 'list.three', appointments: [] },
  ],
}

test('the people of a list are added at once, each account with a first password that is shown once', async () => {
  const form = { commandId: commandId(), ...list }
  const { accounts } = await administrator.persons.addMany(form)
  expect(accounts.map(({ name, username }) => [name, username])).toEqual([
    ['名单一', 'list.one'],
    ['名单三', 'list.three'],
  ])
  const passwords = accounts.map(({ initialPassword }) => initialPassword)
  expect(passwords.every((password) => /^[a-zA-Z2-9]{14}$/.test(password))).toBe(true)
  expect(new Set(passwords).size).toBe(2)
  expect(await names()).toEqual(['名单二', '名单三', '名单一'])
  const one = (await administrator.persons.list()).find(({ name }) => name === '名单一')
  expect(one).toMatchObject({
    appointments: [
      { organizationId: works, role: 'handler' },
      { organizationId: office, role: 'head' },
    ],
    awaitsConfirmation: false,
  })
  const { rows } = await sql<{ must: boolean }>`
    select must_change_password as must from sign_in_user where username like 'list.%'`.execute(
    database.kysely,
  )
  expect(rows).toEqual([{ must: true }, { must: true }])
  // A list that is sent twice is added once; the passwords were shown by the first answer.
  expect(await administrator.persons.addMany(form)).toEqual({ accounts: [] })
  expect(await names()).toHaveLength(3)
  await expectReplay(database.kysely, peopleChainId)
})

test('where one user name is taken, also twice on the list, nobody of it is added, and all of them are named', async () => {
  const before = await names()
  const person = (name: string, username: string) => ({ name, username, appointments: [] })
  const persons = [
    person('名单四', 'list.four'),
    person('名单五', 'list.one'),
    person('名单六', 'list.six'),
    person('名单七', 'list.six'),
  ]
  await expect(administrator.persons.addMany({ commandId: commandId(), persons })).rejects.toMatchObject({
    code: 'USERNAMES_TAKEN',
    data: { message: { zh: expect.stringContaining('list.one, list.six') } },
  })
  expect(await names()).toEqual(before)
  const { rows } = await sql`select from sign_in_user where username = 'list.four'`.execute(database.kysely)
  expect(rows).toEqual([])
})

test('nobody but the administrator adds a list, and no list is longer than 10,000', async () => {
  for (const person of ['coordinator', 'principal', 'head'] as const)
    await expect(stage.as(person).persons.addMany({ commandId: commandId(), ...list })).rejects.toMatchObject(
      { code: 'NOT_ALLOWED' },
    )
  const [, one] = list.persons
  if (one === undefined) throw new Error('there are three')
  await expect(
    administrator.persons.addMany({
      commandId: commandId(),
      persons: Array.from({ length: 10_001 }, () => one),
    }),
  ).rejects.toThrow('Input validation failed')
})

const listed = {
  organizations: [
    { name: '河东街道', parent: { organizationId: office } },
    { name: '环保站', parent: { listed: 0 } },
  ],
  persons: [
    {
      name: '名单八',
      username: 'list.eight',
      appointments: [
        { listed: 1, role: 'head' as const },
        { organizationId: works, role: 'handler' as const },
      ],
    },
  ],
}

test('organizations of a list are added with the people in them, and the first password of it signs in', async () => {
  const { accounts } = await administrator.persons.addMany({ commandId: commandId(), ...listed })
  const organizations = await administrator.organizations.list()
  const street = organizations.find(({ name }) => name === '河东街道')
  const station = organizations.find(({ name }) => name === '环保站')
  expect(street).toMatchObject({ parentId: office })
  expect(station).toMatchObject({ parentId: street?.id })
  const eight = (await administrator.persons.list()).find(({ name }) => name === '名单八')
  expect(eight?.appointments).toEqual([
    { organizationId: station?.id, role: 'head' },
    { organizationId: works, role: 'handler' },
  ])
  const account = await accountNamed(database.kysely, 'list.eight')
  const password = accounts[0]?.initialPassword ?? ''
  expect(await verifyPassword({ hash: account?.hash ?? '', password })).toBe(true)
  await expectReplay(database.kysely, peopleChainId)
})

test('where an organization of a list is there by now nothing of it is added, and it is named', async () => {
  const before = [await administrator.organizations.list(), await administrator.persons.list()]
  const form = { ...listed, persons: [{ name: '名单九', username: 'list.nine', appointments: [] }] }
  await expect(administrator.persons.addMany({ commandId: commandId(), ...form })).rejects.toMatchObject({
    code: 'ORGANIZATIONS_TAKEN',
    data: { message: { zh: expect.stringContaining('河东街道') } },
  })
  expect([await administrator.organizations.list(), await administrator.persons.list()]).toEqual(before)
  expect(await accountNamed(database.kysely, 'list.nine')).toBeNull()
})

test('what the list does not say of an organization follows from its place: a body below a region, else a department', async () => {
  const organizations = [
    { name: '高新区', parent: null, kind: 'region' as const },
    { name: '河西街道', parent: { listed: 0 } },
    { name: '经管站', parent: { listed: 1 } },
    { name: '新村', parent: { listed: 1 }, kind: 'community' as const },
  ]
  await administrator.persons.addMany({ commandId: commandId(), organizations, persons: [] })
  const kinds = new Map((await administrator.organizations.list()).map(({ name, kind }) => [name, kind]))
  expect(organizations.map(({ name }) => kinds.get(name))).toEqual([
    'region',
    'body',
    'department',
    'community',
  ])
  await expectReplay(database.kysely, peopleChainId)
})

test('a list that names an organization before it stands there, or none at all, fits no contract', async () => {
  const later = [{ name: '甲', parent: { listed: 0 } }]
  for (const form of [
    { organizations: later, persons: [] },
    { persons: [{ name: '乙', username: null, appointments: [{ listed: 0, role: 'head' as const }] }] },
    { persons: [] },
  ])
    await expect(administrator.persons.addMany({ commandId: commandId(), ...form })).rejects.toThrow(
      'Input validation failed',
    )
})

test('the tree and the people as a file are read in again with nothing new in them, in either language', async () => {
  const organizations = await administrator.organizations.list()
  const persons = await administrator.persons.list()
  for (const language of ['zh', 'en'] as const) {
    const file = await administrator.persons.listFile({ language })
    const sheets = await administrator.persons.readList({ file })
    const read = readPeopleList(sheets, { organizations, persons })
    expect(read.organizations.map(({ knownAs }) => knownAs)).toEqual(organizations.map(({ id }) => id))
    expect(new Set(read.people.map(({ name }) => name))).toEqual(new Set(persons.map(({ name }) => name)))
    expect(
      read.people.filter(({ problems, isAppointedOtherwise }) => problems.length > 0 || isAppointedOtherwise),
    ).toEqual([])
    expect(additionOf(read, [])).toEqual({ organizations: [], persons: [] })
  }
})

test('the template holds the headings, and how to fill it in on a sheet that is not read', async () => {
  const file = await administrator.persons.listFile({ language: 'zh', isTemplate: 'true' })
  expect(file.name).toBe('单位和人员-模板.xlsx')
  const sheets = await administrator.persons.readList({ file })
  expect(sheets.map(({ name }) => name)).toEqual(['单位', '人员', '填写说明'])
  expect(readPeopleList(sheets, { organizations: [], persons: [] })).toEqual({
    organizations: [],
    people: [],
    unread: [],
    skipped: ['填写说明'],
  })
})

test('a file that is no list is refused with what to do, and nobody but the administrator sends or takes one', async () => {
  const refusalOf = async (words: string, name: string): Promise<unknown> =>
    administrator.persons
      .readList({ file: new File([words], name) })
      .catch((error: unknown) => (error instanceof Error && 'code' in error ? error.code : error))
  expect(await refusalOf('%PDF-1.7 ', 'a.xlsx')).toBe('NOT_A_TABLE')
  expect(await refusalOf(' ', 'a.csv')).toBe('LIST_EMPTY')
  expect(await refusalOf('姓名\n'.repeat(20_000), 'a.csv')).toBe('LIST_TOO_LONG')
  for (const person of ['coordinator', 'principal'] as const) {
    const { readList, listFile } = stage.as(person).persons
    await expect(readList({ file: new File(['姓名'], 'a.csv') })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await expect(listFile({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
})
