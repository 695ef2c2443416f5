import { id, type OrganizationId, type PersonId } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, signAll, submitted } from '../testing/test-rectification.ts'
import { onFinding } from '../testing/test-plan.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { lookedAt } from '../testing/looked-at.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const administrator = stage.as('administrator')

async function listed(): Promise<readonly string[]> {
  const { measures, total } = await coordinator.measures.ofNobody({})
  expect(measures).toHaveLength(total)
  const { ahead } = await coordinator.measures.mine()
  expect(ahead).toEqual(total > 0 ? ['nobodys'] : [])
  return measures.map((measure) => measure.id)
}

async function aPerson(organizationId: OrganizationId, role: 'handler' | 'leader'): Promise<PersonId> {
  const username = `p${commandId()}`.slice(0, 20)
  const form = {
    commandId: commandId(),
    name: '会走的人',
    username,
    appointments: [{ organizationId, role }],
  }
  return id<'person'>((await administrator.persons.add(form)).id)
}

test('what names somebody who has left, or a department in which nobody is left, is listed until it is given to others', async () => {
  const { works } = stage.organizations
  const empty = await administrator.organizations.add({
    commandId: commandId(),
    name: '空部门',
    parentId: null,
  })
  const [ended, relieved] = [await aPerson(works, 'handler'), await aPerson(works, 'leader')]
  const { finding, measure } = await anAssignedMeasure(stage)
  const three = [
    await anotherMeasure(stage, finding),
    await anotherMeasure(stage, finding),
    await anotherMeasure(stage, finding),
  ]
  const changes = [{ handlerId: ended }, { leaderId: relieved }, { ownerId: empty.id }]
  for (const [at, { rectificationId, id: measureId, version }] of three.entries())
    await coordinator.measures.assign({
      commandId: commandId(),
      rectificationId,
      measureId,
      version,
      changes: changes[at] ?? {},
    })
  const [first, second, third] = three.map((one) => one.id)
  expect(await listed()).toEqual([third])
  await administrator.persons.deactivate({ commandId: commandId(), personId: ended })
  expect(await listed()).toEqual([first, third])
  await administrator.persons.appoint({ ...(await lookedAt(administrator, relieved)), appointments: [] })
  expect(await listed()).toEqual([first, second, third])
  expect(await coordinator.measures.ofNobody({ limit: 1, offset: 1 })).toMatchObject({
    total: 3,
    measures: [{ id: second }],
  })
  await administrator.persons.reactivate({ commandId: commandId(), personId: ended })
  await aPerson(id<'organization'>(empty.id), 'handler')
  expect(await listed()).toEqual([second])
  await signAll(stage, (await submitted(stage, measure)).id)
  const { handler } = stage.actors
  await administrator.persons.deactivate({ commandId: commandId(), personId: handler.personId })
  expect(await listed()).not.toContain(measure.id)
  await administrator.persons.reactivate({ commandId: commandId(), personId: handler.personId })
})

test('a part that is still to be done is nobody’s once its handler has left, or nobody is left in its unit', async () => {
  const unit = await administrator.organizations.add({
    commandId: commandId(),
    name: '抢修班',
    parentId: stage.organizations.works,
  })
  const { measure } = await anAssignedMeasure(stage)
  const before = await listed()
  const { rectificationId, id: measureId } = measure
  const unitId = id<'organization'>(unit.id)
  const handlerId = await aPerson(unitId, 'handler')
  const given = { rectificationId, measureId, unitId, handlerId, text: '抢修东段', dueOn: null }
  await stage.as('head').parts.add({ ...given, commandId: commandId() })
  expect(await listed()).toEqual(before)
  await administrator.persons.deactivate({ commandId: commandId(), personId: handlerId })
  expect(await listed()).toContain(measureId)
  await administrator.persons.reactivate({ commandId: commandId(), personId: handlerId })
  expect(await listed()).toEqual(before)
  await administrator.persons.appoint({ ...(await lookedAt(administrator, handlerId)), appointments: [] })
  expect(await listed()).toContain(measureId)
})

test('an open finding is nobody’s once its own leader has left, or nobody is left in its owner', async () => {
  const ended = await administrator.organizations.add({
    commandId: commandId(),
    name: '撤空的部门',
    parentId: null,
  })
  const leaderId = await aPerson(stage.organizations.works, 'leader')
  const { finding } = await anAssignedMeasure(stage)
  const { finding: other } = await anAssignedMeasure(stage)
  const own = async () => {
    const { findings } = await coordinator.measures.ofNobody({})
    const { ahead } = await coordinator.measures.mine()
    expect(ahead.includes('nobodys')).toBe(
      findings.length + (await coordinator.measures.ofNobody({})).total > 0,
    )
    return findings.map((one) => one.id)
  }
  await coordinator.findings.assign({ ...onFinding(finding), leaderId })
  expect(await own()).toEqual([])
  await administrator.persons.deactivate({ commandId: commandId(), personId: leaderId })
  expect(await own()).toEqual([finding.id])
  const { findings } = await coordinator.measures.ofNobody({})
  expect(findings).toMatchObject([{ rectificationId: finding.rectificationId, name: '1 项目管理不严' }])
  expect((await coordinator.measures.ofNobody({ offset: 1 })).findings).toEqual([])
  await coordinator.findings.assign({ ...onFinding(other), ownerId: id<'organization'>(ended.id) })
  expect((await own()).toSorted()).toEqual([finding.id, other.id].toSorted())
  await aPerson(id<'organization'>(ended.id), 'handler')
  await administrator.persons.reactivate({ commandId: commandId(), personId: leaderId })
  expect(await own()).toEqual([])
})

test('a measure is nobody’s while somebody who left answers for an object that is not said to be done', async () => {
  const answers = await aPerson(stage.organizations.works, 'handler')
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId } = measure
  const on = { rectificationId, measureId }
  const head = stage.as('head')
  const { id: objectListId } = await head.objects.begin({
    commandId: commandId(),
    ...on,
    name: '企业',
    unit: '家',
  })
  const firm = { number: '1', name: '企业', place: '', responsibleWords: '', dueOn: null }
  const form = () => ({ commandId: commandId(), ...on, objectListId })
  await head.objects.fill({ ...form(), items: [{ ...firm, responsibleId: answers }] })
  const before = (await coordinator.measures.ofNobody({})).measures.map((one) => one.id)
  expect(before).not.toContain(measureId)
  await administrator.persons.deactivate({ commandId: commandId(), personId: answers })
  expect(await listed()).toEqual([...before, measureId])
  const { items } = await head.objects.list({ ...on, after: 0, limit: 10 })
  const seen = items.map(({ id: itemId, version }) => ({ id: itemId, version }))
  await head.objects.sayDone({ ...form(), items: seen, text: '已整改', fileIds: [] })
  expect(await listed()).toEqual(before)
})

test('only who hands over is told', async () => {
  for (const person of ['head', 'inspector', 'administrator'] as const)
    await expect(stage.as(person).measures.ofNobody({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
})
