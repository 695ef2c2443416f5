import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../kernel/subject-store.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf, submitted } from '../testing/test-rectification.ts'
import { setStage } from '../testing/test-stage.ts'

const { kysely: db, ...database } = await testDatabase()
const stage = await setStage({ kysely: db, ...database })
const { measure } = await anAssignedMeasure(stage)
const { rectificationId } = measure
const fileId = await stage.upload('handler', '现场照片.png')
const { version } = await stage
  .as('handler')
  .measures.report({ ...formOf(measure), text: '已推进', fileIds: [fileId] })
const other = await stage.upload('handler', '别的.png')
await submitted(stage, (await anAssignedMeasure(stage)).measure)

const verify = () => stage.as('inspector').rectifications.verify({ rectificationId })
const { entries } = await verify()

/** Somebody with the database, who need not mind what guards it. */
async function byHand(change: RawBuilder<unknown>): Promise<void> {
  await db.transaction().execute(async (transaction: Db) => {
    await sql`set local session_replication_role = replica`.execute(transaction)
    await change.execute(transaction)
  })
}

test('records that nobody touched are what their entries add up to', async () => {
  expect(version).toBeGreaterThan(1)
  expect(await verify()).toEqual({ isValid: true, entries, firstBrokenSequence: null, differing: 0 })
})

const ofMeasure = sql`where rectification_id = ${rectificationId} and id = ${measure.id}`
const ofReport = sql`where rectification_id = ${rectificationId} and measure_id = ${measure.id}`

test.each([
  [
    'another date at a measure',
    sql`update measures set due_on = due_on + 30 ${ofMeasure}`,
    sql`update measures set due_on = due_on - 30 ${ofMeasure}`,
  ],
  [
    'another text of a measure',
    sql`update measures set text = text || '。' ${ofMeasure}`,
    sql`update measures set text = left(text, -1) ${ofMeasure}`,
  ],
  [
    'another name of the rectification',
    sql`update rectifications set name = name || '。' where id = ${rectificationId}`,
    sql`update rectifications set name = left(name, -1) where id = ${rectificationId}`,
  ],
  [
    'another text of a report',
    sql`update progress_reports set text = '没有推进' ${ofReport}`,
    sql`update progress_reports set text = '已推进' ${ofReport}`,
  ],
  [
    'another reason for the figures of a report',
    sql`update progress_reports set figures_why = '核减' ${ofReport}`,
    sql`update progress_reports set figures_why = '' ${ofReport}`,
  ],
  [
    'another day of a report',
    sql`update progress_reports set reported_at = reported_at - interval '30 days' ${ofReport}`,
    sql`update progress_reports set reported_at = reported_at + interval '30 days' ${ofReport}`,
  ],
  [
    'another file as evidence',
    sql`update evidence set file_id = ${other} ${ofReport}`,
    sql`update evidence set file_id = ${fileId} ${ofReport}`,
  ],
  [
    'other bytes of the evidence, hash and all',
    sql`update files set sha256 = reverse(sha256) where id = ${fileId}`,
    sql`update files set sha256 = reverse(sha256) where id = ${fileId}`,
  ],
  [
    'another name of the evidence',
    sql`update files set name = '签字.png' where id = ${fileId}`,
    sql`update files set name = '现场照片.png' where id = ${fileId}`,
  ],
  [
    'another number of measures',
    sql`update measure_counts set measures = measures + 1
      where rectification_id = ${rectificationId} and status = 'underway'`,
    sql`update measure_counts set measures = measures - 1
      where rectification_id = ${rectificationId} and status = 'underway'`,
  ],
  [
    'a report that nobody made',
    sql`insert into progress_reports (rectification_id, id, measure_id, text, reported_by, reported_at)
      select rectification_id, ${other}, measure_id, text, reported_by, reported_at from progress_reports ${ofReport}`,
    sql`delete from progress_reports where id = ${other}`,
  ],
])('%s, changed by hand, is found', async (_, change, undo) => {
  await byHand(change)
  expect(await verify()).toMatchObject({ isValid: false, entries, differing: 1 })
  await byHand(undo)
  expect(await verify()).toMatchObject({ isValid: true, differing: 0 })
})

test('an end that was cut off together with the head of the chain is found by the records', async () => {
  const rows = sql`chain_id = ${rectificationId}`
  await sql`create table kept as select * from journal where ${rows}`.execute(db)
  await byHand(sql`delete from journal where ${rows} and sequence = ${entries}`)
  await byHand(sql`update journal_chains set sequence = sequence - 1, hash =
    (select hash from journal where ${rows} and sequence = ${entries} - 1) where ${rows}`)
  expect(await verify()).toMatchObject({ isValid: false, entries: entries - 1 })
  await byHand(sql`delete from journal where ${rows}`)
  await byHand(sql`delete from journal_chains where ${rows}`)
  expect(await verify()).toMatchObject({ isValid: false, entries: 0, firstBrokenSequence: 1 })
})
