import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expectCounts } from '../testing/expect-counts.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { recountMeasures } from './recount.store.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)

const none = { organizations: 0, bodies: 0, rectifications: 0, answerers: 0 }

test('numbers that were changed by hand are found, written anew, and go on from there', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  await anotherMeasure(stage, finding)
  expect(await recountMeasures(db)).toEqual(none)
  await sql`insert into organization_counts (owner_id, status, slot, measures, closed_before)
    values (${stage.organizations.works}, 'planned', 3, 4, 0), (${stage.organizations.office}, 'closed', 1, 2, 1)
    on conflict (owner_id, status, slot) do update set measures = 77`.execute(db)
  await sql`update body_counts set closed_before = closed_before + 1 where owner_id = ${stage.organizations.works}`.execute(
    db,
  )
  await sql`delete from measure_counts where rectification_id = ${measure.rectificationId}`.execute(db)
  await sql`update duty_counts set held_waiting = held_waiting + 3 where holder_id = ${stage.organizations.works}`.execute(
    db,
  )
  await sql`insert into due_counts (holder_id, duty, due_on, held_open, held_returned)
    values (${stage.organizations.office}, 'owned', '2026-01-01', 2, 1)`.execute(db)
  expect(await recountMeasures(db)).toEqual({ organizations: 2, bodies: 1, rectifications: 1, answerers: 2 })
  await expectCounts(db)
  const path = { rectificationId: measure.rectificationId, measureId: measure.id, version: measure.version }
  await stage.as('handler').measures.start({ ...path, commandId: commandId() })
  await expectCounts(db)
  expect(await recountMeasures(db)).toEqual(none)
})
