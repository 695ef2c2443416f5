import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
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

test('nobody but the administrator adds a list, and no list is longer than 200', async () => {
  for (const person of ['coordinator', 'principal', 'head'] as const)
    await expect(stage.as(person).persons.addMany({ commandId: commandId(), ...list })).rejects.toMatchObject(
      { code: 'NOT_ALLOWED' },
    )
  const [, one] = list.persons
  if (one === undefined) throw new Error('there are three')
  await expect(
    administrator.persons.addMany({
      commandId: commandId(),
      persons: Array.from({ length: 201 }, () => one),
    }),
  ).rejects.toThrow('Input validation failed')
})
