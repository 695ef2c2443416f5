import { textOfRuns } from '@bihuan/core/documents/document.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { planChange, plansOn } from '../testing/test-plan.ts'
import { anAssignedMeasure, formOf, signNext, submitted } from '../testing/test-rectification.ts'
import { importFor, listed } from '../testing/test-source.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const coordinator = stage.as('coordinator')

let renamings = 0

async function nameNow(person: TestPerson): Promise<string> {
  const { personId } = stage.actors[person]
  const persons = await stage.as('administrator').persons.list()
  return persons.find(({ id }) => id === personId)?.name ?? ''
}

async function renamed(...people: readonly TestPerson[]): Promise<void> {
  renamings += 1
  stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
  for (const person of people)
    await stage.as('administrator').persons.rename({
      commandId: commandId(),
      personId: stage.actors[person].personId,
      name: renamings === 1 ? `改名后的${person}` : `第${renamings}次改名后的${person}`,
    })
  stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
}

test('who claimed, signed, met, sealed and approved is told by the name of that day, whatever they are called since', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  await submitted(stage, measure)
  await signNext(stage, 'head', measure.id)
  const { presentIds, ...met } = { presentIds: [stage.actors.leader.personId], heldOn: day('2026-03-01') }
  await coordinator.meetings.record({
    commandId: commandId(),
    rectificationId,
    kind: 'special',
    number: '第1次',
    ...met,
    presentIds,
    presentNames: [],
    fileId: null,
    findingIds: [],
    resolutions: ['同意'],
  })
  const wish = { rectificationId, document: 'notice', options: {}, correctsId: null } as const
  await coordinator.editions.draft({ commandId: commandId(), ...wish })
  const { evidence } = await coordinator.measures.get(formOf(measure))
  const fileId = id<'file'>(evidence[0]?.fileId ?? '')
  await coordinator.seals.ask({ commandId: commandId(), rectificationId, fileId, reason: '写有姓名' })

  await renamed('handler', 'head', 'leader', 'coordinator')
  await signNext(stage, 'coordinator', measure.id)

  const { blocks } = await coordinator.documents.preview({
    rectificationId,
    document: 'closureForm',
    options: { measureId: measure.id },
  })
  const rows = blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.map((row) => row.map((cell) => (cell === null ? '' : textOfRuns(cell.runs))))
      : [],
  )
  const row = (first: string) => rows.find(([heading]) => heading === first)?.[1]
  expect([row('申请人'), row('部门负责人'), row('工作专班')]).toEqual([
    'handler　2026-03-02',
    'head',
    '改名后的coordinator',
  ])
  // What is asked of somebody from now on goes by what they are called now.
  expect([row('承办人'), row('牵头领导')]).toEqual(['改名后的handler', '改名后的leader'])
  const { closureRequest } = await coordinator.measures.get(formOf(measure))
  expect(closureRequest?.claimedBy.name).toBe('handler')
  expect(closureRequest?.signatures.map(({ by }) => by.name)).toEqual(['head', '改名后的coordinator'])
  const { meetings } = await coordinator.meetings.list({ rectificationId })
  expect(meetings[0]).toMatchObject({ present: [{ name: 'leader' }], recordedBy: { name: 'coordinator' } })
  const [edition] = (await coordinator.editions.list({ rectificationId })).editions
  expect(edition?.draftedBy.name).toBe('coordinator')
  const [seal] = await coordinator.seals.list({ rectificationId })
  expect(seal?.askedBy.name).toBe('coordinator')
})

test('who said an object done, crossed it off, asked, confirmed and saved goes by the name of that day', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const on = { rectificationId, measureId: measure.id }
  const [head, handler] = [stage.as('head'), stage.as('handler')]
  const begun = await head.objects.begin({ commandId: commandId(), ...on, name: '违规排污企业', unit: '家' })
  const form = () => ({ commandId: commandId(), ...on, objectListId: begun.id })
  const firm = { name: '企业', place: '', responsibleId: null, responsibleWords: '', dueOn: null }
  await head.objects.fill({
    ...form(),
    items: [
      { ...firm, number: '1' },
      { ...firm, number: '2' },
    ],
  })
  const objects = async () => (await head.objects.list({ ...on, after: 0, limit: 10 })).items
  const seen = async (number: string) =>
    (await objects()).filter((one) => one.number === number).map(({ id, version }) => ({ id, version }))
  const said = { text: '已整改', fileIds: [] }
  await handler.objects.sayDone({ ...form(), items: await seen('1'), ...said })
  await head.objects.crossOff({ ...form(), items: await seen('1') })
  const { version } = await coordinator.rectifications.get({ rectificationId })
  await coordinator.rectifications.askVoiding({
    commandId: commandId(),
    rectificationId,
    version,
    reason: '导入有误',
  })
  const before = await anAssignedMeasure(stage)
  await importFor(stage, [before.measure], { state: 'done', stateRaw: '已销号', doneOn: day('2025-12-31') })
  const list = await listed(stage, [before.measure])
  await stage.as('principal').takeOvers.decide({ ...list, decision: 'confirm', reason: '' })
  const content = JSON.stringify({
    ...plainTemplate.template,
    name: { zh: '本单位模板', en: 'Our template' },
  })
  const copy = await coordinator.templates.add({
    commandId: commandId(),
    content,
    copiedFrom: { id: plainTemplate.id, version: 1 },
  })

  const then = await Promise.all(
    (['handler', 'head', 'coordinator', 'principal'] as const).map(async (person) => nameNow(person)),
  )
  await renamed('handler', 'head', 'coordinator', 'principal')
  const [handlerThen, headThen, coordinatorThen, principalThen] = then
  await handler.objects.sayDone({ ...form(), items: await seen('2'), ...said })

  const [first, second] = await objects()
  expect(first?.said?.by.name).toBe(handlerThen)
  expect(first?.signed.map(({ by }) => by.name)).toEqual([headThen])
  expect(second?.said?.by.name).toBe(await nameNow('handler'))
  const card = await coordinator.rectifications.get({ rectificationId })
  expect(card.voiding?.askedBy).toBe(coordinatorThen)
  expect(await stage.as('principal').rectifications.awaited()).toMatchObject([
    { what: 'voiding', askedBy: coordinatorThen },
  ])
  const { closedBefore } = await coordinator.measures.get(formOf(before.measure))
  expect([closedBefore?.listedBy.name, closedBefore?.confirmedBy.name]).toEqual([
    coordinatorThen,
    principalThen,
  ])
  const { versions } = await coordinator.templates.get(copy)
  expect(versions?.map(({ savedBy }) => savedBy)).toEqual([coordinatorThen])
})

test('a plan and what became of it name people as they were called when each was approved', async () => {
  const { anApprovedPlan, since } = plansOn(stage)
  const { measure, rectificationId } = await anApprovedPlan()
  const [leaderThen, principalThen] = [await nameNow('leader'), await nameNow('principal')]
  await renamed('leader')
  const leaderId = stage.actors.principal.personId
  await coordinator.measures.assign({ ...formOf(measure), changes: { leaderId }, planChange })
  expect(await since(rectificationId, 1)).toMatchObject([
    { fields: [{ field: 'leaderId', before: leaderThen, after: principalThen }] },
  ])
  await renamed('principal')
  expect(await since(rectificationId, 1)).toMatchObject([
    { fields: [{ before: leaderThen, after: await nameNow('principal') }] },
  ])
})
