import { id } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const stage = await setStage(await testDatabase())
const administrator = stage.as('administrator')
const { works, office } = stage.organizations

async function add(name: string, username: string | null, organizationId = works): Promise<string> {
  const added = await administrator.persons.add({
    commandId: commandId(),
    name,
    username,
    appointments: [{ organizationId, role: 'handler' }],
  })
  return added.id
}

test('people come by pages in the order of their names, with how many there are', async () => {
  const all = await administrator.persons.list()
  const first = await administrator.persons.page({ limit: 3 })
  const next = await administrator.persons.page({ limit: 3, offset: 3 })
  expect([...first.persons, ...next.persons]).toEqual(all.slice(0, 6))
  expect(first).toMatchObject({ total: all.length, everybody: all.length })
})

test('a page is found by a part of the name, by how it is read and, for whoever administers, by the user name', async () => {
  const zhao = await add('赵寻页', 'quite.other')
  const found = async (q: string, as: 'administrator' | 'coordinator' = 'administrator') =>
    (await stage.as(as).persons.page({ q })).persons.map((one) => one.id)
  expect(await found('寻页')).toEqual([zhao])
  expect(await found('zxy')).toEqual([zhao])
  expect(await found('quite.o')).toEqual([zhao])
  expect(await found('quite.o', 'coordinator')).toEqual([])
})

test('a page of an organization holds whoever has a post there or below, also one that is yet to begin', async () => {
  const unit = await administrator.organizations.add({
    commandId: commandId(),
    name: '寻页科',
    parentId: office,
  })
  const qian = await add('钱下级', null, unit.id)
  const sun = await administrator.persons.add({
    commandId: commandId(),
    name: '孙将来',
    username: null,
    appointments: [{ organizationId: unit.id, role: 'handler', from: '2099-01-01' }],
  })
  const within = await administrator.persons.page({ organizationId: office, limit: 200 })
  const ids = within.persons.map((one) => one.id)
  expect(ids).toContain(qian)
  expect(ids).toContain(sun.id)
  const below = await administrator.persons.page({ organizationId: unit.id })
  expect(below.persons.map(({ name }) => name)).toEqual(['钱下级', '孙将来'])
  expect(below).toMatchObject({ total: 2, everybody: within.everybody })
})

test('whoever awaits a confirmation comes first, and is told to who may confirm them', async () => {
  const zuo = await add('左等候', 'zuo.later')
  await administrator.persons.resetPassword({ commandId: commandId(), personId: id<'person'>(zuo) })
  const [first] = (await stage.as('coordinator').persons.page({ limit: 1 })).persons
  expect(first).toMatchObject({ id: zuo, awaitsConfirmation: true })
})

test('of those to choose among who fits comes first, and the page says whether there are more', async () => {
  const fitting = await stage
    .as('coordinator')
    .persons.choices({ roles: ['handler'], organizationId: works, limit: 1 })
  expect(fitting.persons[0]?.appointments).toContainEqual({ organizationId: works, role: 'handler' })
  expect(fitting.hasMore).toBe(true)
  const all = await stage.as('coordinator').persons.choices({ limit: 200 })
  expect(all.hasMore).toBe(false)
})

test('whoever is called as one on the page comes with them, however short it is', async () => {
  const [one, other] = [await add('艾同名', null), await add('艾同名', null, office)]
  const { persons } = await administrator.persons.choices({ q: '艾同名', limit: 1 })
  expect(persons.map((person) => person.id).toSorted()).toEqual([one, other].toSorted())
})

test('whose account has ended is offered only to who looks back, and by their id', async () => {
  const gone = await add('已停用者', 'gone.by')
  await administrator.persons.deactivate({ commandId: commandId(), personId: id<'person'>(gone) })
  const names = async (more: object) =>
    (await administrator.persons.choices({ q: '已停用者', ...more })).persons.map((one) => one.id)
  expect(await names({})).toEqual([])
  expect(await names({ ended: 'true' })).toEqual([gone])
  expect(await names({ ended: 'true', working: 'true' })).toEqual([])
  const named = await administrator.persons.choices({ ids: [id<'person'>(gone)], ended: 'true' })
  expect(named.persons).toMatchObject([{ id: gone, name: '已停用者', isDeactivated: true }])
})

test('nobody is told a user name that is not theirs to administer', async () => {
  const { persons } = await stage.as('coordinator').persons.choices({ limit: 200 })
  expect(persons.length).toBeGreaterThan(3)
  expect(persons.every(({ username }) => username === null)).toBe(true)
})

test('whoever is called just so comes first, however many names hold as much', async () => {
  await add('艾准名甲', null)
  await add('艾甲准名', null)
  const one = await add('准名', null)
  const { persons } = await administrator.persons.choices({ q: '准名', limit: 1 })
  expect(persons.map((person) => person.id)).toEqual([one])
})

test('a page by ids tells of these alone, with posts that are yet to begin', async () => {
  const to = await administrator.persons.add({
    commandId: commandId(),
    name: '李将至',
    username: null,
    appointments: [{ organizationId: office, role: 'handler', from: '2099-01-01' }],
  })
  const { persons, total } = await administrator.persons.page({ ids: [to.id] })
  expect(total).toBe(1)
  expect(persons.map(({ id: one, terms }) => [one, terms.map(({ from }) => from)])).toEqual([
    [to.id, ['2099-01-01']],
  ])
})
