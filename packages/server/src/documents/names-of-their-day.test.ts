import { textOfRuns } from '@bihuan/core/documents/document.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, formOf, signNext, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const coordinator = stage.as('coordinator')

async function renamed(...people: readonly TestPerson[]): Promise<void> {
  stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
  for (const person of people)
    await stage.as('administrator').persons.rename({
      commandId: commandId(),
      personId: stage.actors[person].personId,
      name: `改名后的${person}`,
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
