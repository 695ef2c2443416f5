import { day } from '@bihuan/core/kernel/day.ts'
import type { MeasureId } from '@bihuan/core/kernel/id.ts'
import { testDatabase } from '@bihuan/server/testing/test-database.ts'
import { anAssignedMeasure } from '@bihuan/server/testing/test-rectification.ts'
import { commandId, setStage } from '@bihuan/server/testing/test-stage.ts'
import { expect, test } from 'vitest'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const size = 5_000

test('a plan of 5,000 measures, each put off and given to another since, is told with every difference', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  const record = { rectificationId, findingId }
  const measures: { id: MeasureId; version: number }[] = []
  for (let at = 0; at < size; at += 1) {
    const added = await coordinator.measures.add({ ...record, commandId: commandId(), text: `整改措施${at}` })
    measures.push({ id: added.id, version: added.version })
  }
  const paper = { meetingId: null, paper: '〔2026〕3号', approvedOn: day('2026-02-01'), note: '' }
  await coordinator.plans.approve({ ...paper, commandId: commandId(), rectificationId })
  const changes = { dueOn: day('2026-12-30'), ownerId: stage.organizations.works }
  const planChange = { reason: '防汛任务冲突', decidedBy: '区委专题会' }
  for (let at = 0; at < size; at += 500)
    await coordinator.measures.assignMany({
      commandId: commandId(),
      rectificationId,
      measures: measures.slice(at, at + 500),
      changes,
      planChange,
    })
  const taken: number[] = []
  for (let round = 0; round < 9; round += 1) {
    const began = performance.now()
    const { counts } = await coordinator.plans.differences({ rectificationId, number: 1 })
    taken.push(performance.now() - began)
    expect(counts).toEqual({ changed: size })
  }
  const middle = taken.toSorted((one, other) => one - other)[4] ?? Number.NaN
  process.stdout.write(`${size} measures compared with now: ${middle.toFixed(0)} ms, the middle of 9\n`)
})
