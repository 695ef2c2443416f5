import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { countByStatusAndOwner } from '../measures/measures.queries.ts'
import { expectCounts } from '../testing/expect-counts.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, formOf, type TestItem } from '../testing/test-rectification.ts'
import { setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)
const { works, office } = stage.organizations

/** How many measures of the department that is at work stand in each status. */
async function counts(): Promise<Record<string, number>> {
  const rows = await countByStatusAndOwner(database, { kind: 'all' })
  return Object.fromEntries(
    rows.map((row) => [`${row.owner_id === works ? 'works' : 'office'} ${row.status}`, row.measures]),
  )
}

/** How often a number was written so far. */
async function written(): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select string_agg(xmin::text, ' ' order by xmin::text) as version from (
      select xmin from organization_counts union all select xmin from measure_counts) as kept`.execute(db)
  return rows[0]?.version ?? ''
}

test('a measure is counted where it stands: by its status, and by its owner', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  await anotherMeasure(stage, finding)
  expect(await counts()).toEqual({ 'works planned': 2 })
  const started = await stage.as('handler').measures.start(formOf(measure))
  expect(await counts()).toEqual({ 'works planned': 1, 'works underway': 1 })
  const moved = await stage
    .as('coordinator')
    .measures.assign({ ...formOf(started), changes: { ownerId: office } })
  expect(await counts()).toEqual({ 'works planned': 1, 'office underway': 1 })
  const before = await written()
  // Who leads it is no part of what is counted, nor is what is reported of what is under way.
  const led = await stage.as('coordinator').measures.assign({ ...formOf(moved), changes: { leaderId: null } })
  await stage.as('foreignHead').measures.report({ ...formOf(led), text: '已排查', fileIds: [] })
  expect(await written()).toBe(before)
  await expectCounts(db)
})

test('whoever changes the same numbers at once does not wait in a circle, and nothing is lost', async () => {
  const coordinator = stage.as('coordinator')
  const moveTo = (ownerId: OrganizationId, measure: MeasureView): Promise<MeasureView> =>
    coordinator.measures.assign({ ...formOf(measure), changes: { ownerId } })
  const items: TestItem[] = []
  for (let at = 0; at < 10; at += 1) items.push(await anAssignedMeasure(stage))
  const before = await counts()
  let measures = items.map(({ measure }) => measure)
  // Half of them are always on their way from one department to the other, the other half back.
  for (let turn = 0; turn < 4; turn += 1)
    measures = await Promise.all(
      measures.map((measure, at) => moveTo((at + turn) % 2 === 0 ? office : works, measure)),
    )
  // After an even number of turns half of them are where they were not at first.
  const planned = (before['works planned'] ?? 0) - 5
  expect(await counts()).toEqual({ ...before, 'works planned': planned, 'office planned': 5 })
  await expectCounts(db)
})
