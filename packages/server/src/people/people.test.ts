import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { lookedAt } from '../testing/looked-at.ts'

const database = await testDatabase()
const stage = await setStage(database)
const administrator = stage.as('administrator')
const { office, works } = stage.organizations

test('a person with a user name gets an account and a first password that is shown once', async () => {
  const form = {
    commandId: commandId(),
    name: '赵一',
    username: 'zhao.yi',
    appointments: [{ organizationId: works, role: 'handler' as const }],
  }
  const added = await administrator.persons.add(form)
  expect(added).toMatchObject({ name: '赵一', username: 'zhao.yi', appointments: form.appointments })
  expect(added.initialPassword).toMatch(/^[a-zA-Z2-9]{14}$/)
  const again = await administrator.persons.add(form)
  expect(again).toEqual({ ...added, initialPassword: null })
  const { rows } = await sql`select username from sign_in_user where id = ${added.id}`.execute(
    database.kysely,
  )
  expect(rows).toEqual([{ username: 'zhao.yi' }])
})

test('a user name that is taken adds nobody', async () => {
  const form = { name: '钱二', username: 'qian.er', appointments: [] }
  await administrator.persons.add({ ...form, commandId: commandId() })
  const count = (await administrator.persons.list()).length
  await expect(administrator.persons.add({ ...form, commandId: commandId() })).rejects.toMatchObject({
    code: 'USERNAME_TAKEN',
  })
  expect(await administrator.persons.list()).toHaveLength(count)
})

test('appointments are set as a whole, the main one first', async () => {
  const { id: personId } = await administrator.persons.add({
    commandId: commandId(),
    name: '孙三',
    username: null,
    appointments: [{ organizationId: works, role: 'handler' }],
  })
  const appointments = [
    { organizationId: office, role: 'coordinator' as const },
    { organizationId: works, role: 'head' as const },
  ]
  const [main] = appointments
  if (main === undefined) throw new Error('no appointment')
  const appointed = await administrator.persons.appoint({
    ...(await lookedAt(administrator, personId)),
    appointments: [...appointments, main],
  })
  expect(appointed.appointments).toEqual(appointments)
})

test('an organization that does not exist is named as wrong input', async () => {
  const appointments = [{ organizationId: office, role: 'head' as const }]
  const unknown = [{ ...appointments[0], organizationId: stage.actors.head.personId }]
  const form = { commandId: commandId(), name: '李四', username: null, appointments: unknown }
  await expect(administrator.persons.add(Object.assign(form))).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
})

test('a reset password is another one, ends all sessions and is in the journal', async () => {
  const person = await administrator.persons.add({
    commandId: commandId(),
    name: '周五',
    username: 'zhou.wu',
    appointments: [],
  })
  const form = { commandId: commandId(), personId: person.id }
  const { initialPassword } = await administrator.persons.resetPassword(form)
  expect(initialPassword).not.toBe(person.initialPassword)
  const { rows } = await sql<{ type: string }>`
    select event ->> 'type' as type from journal where subject_id = ${person.id} order by version`.execute(
    database.kysely,
  )
  expect(rows.map(({ type }) => type)).toEqual(['person.added', 'person.passwordRenewed'])
})

test('only the administrator manages people, and only they see user names', async () => {
  const form = { commandId: commandId(), name: '单位', parentId: null }
  for (const person of ['principal', 'coordinator', 'inspector', 'head', 'handler'] as const) {
    await expect(stage.as(person).organizations.add(form)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const persons = await stage.as(person).persons.list()
    expect(persons.every(({ username }) => username === null)).toBe(true)
  }
})
