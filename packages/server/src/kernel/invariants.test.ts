import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { measureStore } from '../measures/measures.store.ts'
import { expectCounts } from '../testing/expect-counts.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, signNext, submitted } from '../testing/test-rectification.ts'
import { setStage } from '../testing/test-stage.ts'
import { ask, writeTogether } from './together.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)
const { finding, measure } = await anAssignedMeasure(stage)
const { measure: pending } = await anAssignedMeasure(stage)
await submitted(stage, pending)
await signNext(stage, 'head', pending.id)

const { head, handler, coordinator } = stage.actors
const signature = (rung: string, personId: string) =>
  JSON.stringify({ rung, personId, at: '2026-03-02T01:00:00.000Z', comment: '' })
const standIn = (personId: string, namedBy: string) =>
  JSON.stringify({ rung: 'leader', personId, namedBy, namedAt: '2026-03-02T01:00:00.000Z' })

test.each([
  [
    'a measure is not closed without evidence',
    sql`update measures set status = 'closed', closed_at = now() where id = ${measure.id}`,
    'nothing_is_submitted_or_closed_without_evidence',
  ],
  [
    'a measure is not submitted without a claim',
    sql`update measures set status = 'submitted', evidence_count = 1, fresh_evidence_count = 1 where id = ${measure.id}`,
    'check',
  ],
  [
    'a measure is not closed without an approved claim',
    sql`update measures set status = 'closed', closed_at = now(), evidence_count = 1, fresh_evidence_count = 1 where id = ${measure.id}`,
    'without an approved claim',
  ],
  [
    'a finding is not closed without verdict and effect',
    sql`update findings set status = 'closed', closed_at = now() where id = ${finding.id}`,
    'a_closed_finding_has_verdict_and_effect',
  ],
  [
    'a finding is not closed without an approved claim',
    sql`update findings set status = 'closed', closed_at = now(), verdict = 'completed', effect = 'good' where id = ${finding.id}`,
    'without an approved claim',
  ],
  [
    'nobody signs twice',
    sql`update closure_requests set signatures = jsonb_build_array(${signature('head', head.personId)}::jsonb, ${signature('coordinator', head.personId)}::jsonb)`,
    'no_doer_signs_and_nobody_signs_twice',
  ],
  [
    'whoever did the work does not sign',
    sql`update closure_requests set signatures = jsonb_build_array(${signature('coordinator', handler.personId)}::jsonb)`,
    'no_doer_signs_and_nobody_signs_twice',
  ],
  [
    'whoever did the work does not stand in',
    sql`update closure_requests set stand_ins = jsonb_build_array(${standIn(handler.personId, coordinator.personId)}::jsonb)`,
    'no_stand_in_is_a_doer_or_has_another_rung',
  ],
  [
    'nobody names themselves',
    sql`update closure_requests set stand_ins = jsonb_build_array(${standIn(coordinator.personId, coordinator.personId)}::jsonb)`,
    'no_stand_in_is_a_doer_or_has_another_rung',
  ],
  [
    'whoever signed a rung stands in for no other',
    sql`update closure_requests set stand_ins = jsonb_build_array(${standIn(head.personId, coordinator.personId)}::jsonb)`,
    'no_stand_in_is_a_doer_or_has_another_rung',
  ],
  [
    'a claim is not withdrawn without an instant',
    sql`update closure_requests set status = 'withdrawn'`,
    'a_withdrawn_claim_says_when',
  ],
  [
    'a claim is not approved before every rung has signed',
    sql`update closure_requests set status = 'approved', rung = null, approved_at = now(), signatures = jsonb_build_array(${signature('coordinator', coordinator.personId)}::jsonb)`,
    'approved_by_every_rung',
  ],
  [
    'an item has one pending claim',
    sql`insert into closure_requests (rectification_id, id, subject_type, measure_id, claim, claimed_by, claimed_at, doers, ladder, signatures, stand_ins, status, rung, version) select rectification_id, gen_random_uuid(), subject_type, measure_id, claim, claimed_by, claimed_at, doers, ladder, '[]', '[]', status, rung, 1 from closure_requests`,
    'one_pending_claim_per_subject',
  ],
  [
    'a measure belongs to a finding of its own rectification',
    sql`update measures set finding_id = ${finding.id} where id = ${pending.id}`,
    'foreign key',
  ],
  ['records are not deleted', sql`delete from measures where id = ${measure.id}`, 'never deleted'],
])('%s, whatever a program says', async (_, statement, reason) => {
  await expect(statement.execute(db)).rejects.toThrow(reason)
})

test('a row that is at another version than it was loaded with is not saved', async () => {
  const { rectificationId: chainId } = measure
  const load = () =>
    db.transaction().execute((transaction) => ask(transaction, measureStore.load(chainId, [measure.id])))
  const [loaded] = await load()
  if (loaded === undefined) throw new Error('the measure is gone')
  const versions = new Map([[loaded.id, loaded.version - 1]])
  const changed = { ...loaded, target: '账实相符', version: loaded.version + 1 }
  const update = measureStore.update([changed], { chainId, versions })
  await expect(writeTogether(db, [update])).rejects.toThrow('at their version')
  expect(await load()).toEqual([loaded])
})

test('the counts are those of the rows', async () => {
  await expect(expectCounts(db)).resolves.toBeUndefined()
})
