import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
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

test('of a coordinator too: what they drafted, asked to be voided, entered from paper and ordered, while it waits', async () => {
  const { measure: claimed } = await anAssignedMeasure(stage)
  const { rectificationId } = claimed
  await submitted(stage, claimed)
  const { closureRequest } = await coordinator.measures.get(formOf(claimed))
  if (closureRequest === null) throw new Error('there is no claim')
  await coordinator.closure.enterPaper({
    commandId: commandId(),
    rectificationId,
    closureRequestId: closureRequest.id,
    version: closureRequest.version,
    personId: stage.actors.head.personId,
    signedOn: day('2026-03-02'),
    comment: '',
    effect: null,
    fileId: await stage.upload('coordinator', '签批表.png'),
  })
  const wish = { rectificationId, document: 'notice', options: {}, correctsId: null } as const
  const edition = await coordinator.editions.draft({ commandId: commandId(), ...wish })
  await sql`insert into outputs (rectification_id, id, person_id, kind, asked_with, ordered_at, state, attempts)
    values (${rectificationId}, ${commandId()}, ${stage.actors.coordinator.personId}, 'ledger', '{}', now(), 'waiting', 0)`.execute(
    database.kysely,
  )
  const { version } = await coordinator.rectifications.get({ rectificationId })
  const voiding = { commandId: commandId(), rectificationId, version, reason: '导错了' }
  await coordinator.rectifications.askVoiding(voiding)
  const { personId } = stage.actors.coordinator
  const { duties } = await coordinator.handOvers.open({ personId })
  const told = duties.filter(({ duty }) =>
    [
      'edition.drafter',
      'rectification.voidingAsker',
      'closureRequest.paperEnterer',
      'besides.outputs',
    ].includes(duty),
  )
  expect(
    told.map(({ duty, count, items, stays }) => [duty, count, items[0]?.name, stays?.zh.slice(0, 12)]),
  ).toEqual([
    ['rectification.voidingAsker', 1, '巡察整改', '照常由主要领导确认或退回'],
    ['closureRequest.paperEnterer', 1, text, '照常由另一位工作专班成员'],
    ['edition.drafter', 1, '巡察整改', '工作专班其他成员可以接着'],
    ['besides.outputs', 1, '', '只有本人能领取；到期自动'],
  ])
  // Another coordinator’s list holds none of it, and what is done with waits for nobody.
  expect(Object.keys(await openOf('inspector'))).not.toContain('edition.drafter')
  await coordinator.editions.drop({
    commandId: commandId(),
    rectificationId,
    editionId: edition.id,
    version: edition.version,
    reason: '不再需要',
  })
  expect(Object.keys(await openOf('coordinator'))).not.toContain('edition.drafter')
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
