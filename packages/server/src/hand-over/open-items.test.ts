import { id } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { readDraft } from '../testing/read-draft.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, formOf, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const { office } = stage.organizations
const { measure } = await anAssignedMeasure(stage)
await submitted(stage, measure)
await stage.upload('handler', '没有用过.png')

/** What somebody has open: each kind with its number and the names of its items; kinds of which there is nothing are left out. */
async function openOf(person: TestPerson) {
  const { personId } = stage.actors[person]
  const { duties } = await coordinator.handOvers.open({ personId })
  const some = duties.filter(({ count }) => count > 0)
  return Object.fromEntries(
    some.map(({ duty, count, items }) => [duty, [count, ...items.map(({ name }) => name)]]),
  )
}

const text = '修订工程项目管理办法，明确审批权限'

test('of a handler: what they handle, the claim of theirs that waits, and the upload that no report uses', async () => {
  expect(await openOf('handler')).toEqual({
    'measure.handler': [1, `1-1 ${text}`],
    'closureRequest.claimant': [1, text],
    // What a file is called is nobody else's business.
    'besides.uploads': [1, ''],
  })
})

test('of a head: the rung that nobody else holds, and of a leader what they lead', async () => {
  expect(await openOf('head')).toEqual({ 'organization.alone': [1, 'works'] })
  expect(await openOf('leader')).toEqual({ 'measure.leader': [1, `1-1 ${text}`] })
  // With a second head there is nothing that stays behind.
  await stage.as('administrator').persons.add({
    commandId: commandId(),
    name: '副职',
    username: 'second.head',
    appointments: [{ organizationId: stage.organizations.works, role: 'head' }],
  })
  expect(await openOf('head')).toEqual({})
})

test('of a coordinator: the draft that they brought in, and what of it passes to nobody is said', async () => {
  await readDraft(coordinator, {
    commandId: commandId(),
    name: '',
    text: '关于“台账不清”问题的整改\n',
    bodyId: office,
  })
  const { personId } = stage.actors.coordinator
  const { duties } = await coordinator.handOvers.open({ personId })
  expect(duties.find(({ duty }) => duty === 'besides.drafts')).toMatchObject({
    count: 1,
    stays: { zh: '工作专班都能看到，由其他成员接着核对、提交或删除。' },
  })
})

test('what somebody handles stands as in the ledger: by its number there, the tenth behind the second', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const added = await stage.as('administrator').persons.add({
    commandId: commandId(),
    name: '滕越',
    username: 'teng.handler',
    appointments: [{ organizationId: stage.organizations.works, role: 'handler' }],
  })
  const personId = id<'person'>(added.id)
  const all = [measure]
  while (all.length < 10) all.push(await anotherMeasure(stage, finding))
  for (const one of all) {
    await stage.as('coordinator').measures.assign({ ...formOf(one), changes: { handlerId: personId } })
  }
  const { duties } = await stage.as('coordinator').handOvers.open({ personId })
  const items = duties.find(({ duty }) => duty === 'measure.handler')?.items ?? []
  expect(items.map(({ name }) => name.split(' ')[0])).toEqual([
    '1-1',
    '1-2',
    '1-3',
    '1-4',
    '1-5',
    '1-6',
    '1-7',
    '1-8',
    '1-9',
    '1-10',
  ])
})
