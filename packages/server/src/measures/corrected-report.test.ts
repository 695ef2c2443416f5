import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const handler = stage.as('handler')

async function aReport() {
  const { measure } = await anAssignedMeasure(stage)
  const fileIds = [await stage.upload('handler')]
  const reported = await handler.measures.report({ ...formOf(measure), text: '已印发3份', fileIds })
  const { correctable } = await handler.measures.get(formOf(reported))
  if (correctable === null) throw new Error('nothing can be corrected')
  return { reported, ...correctable }
}

test('what was corrected is said everywhere, and the journal keeps what was said before', async () => {
  const { reported, reportId, text } = await aReport()
  expect(text).toBe('已印发3份')
  const corrected = await handler.measures.correctReport({
    ...formOf(reported),
    reportId,
    text: '已印发13份',
  })
  expect(corrected).toMatchObject({ lastProgress: '已印发13份', status: 'underway', evidenceCount: 1 })
  const { timeline, correctable, evidence } = await handler.measures.get(formOf(corrected))
  expect(timeline.slice(0, 2)).toMatchObject([
    { type: 'measure.reportCorrected', text: '已印发13份', changes: { former: '已印发3份' } },
    { type: 'measure.reported', text: '已印发3份' },
  ])
  expect(correctable).toEqual({ reportId, text: '已印发13份' })
  expect(evidence).toHaveLength(1)
  const { rectificationId } = reported
  expect(await stage.as('inspector').rectifications.verify({ rectificationId })).toMatchObject({
    isValid: true,
  })
  await expectReplay(database.kysely, rectificationId)
  await sql`update progress_reports set text = '已印发3份' where id = ${reportId}`.execute(database.kysely)
  expect(await stage.as('inspector').rectifications.verify({ rectificationId })).toMatchObject({
    differing: 1,
  })
})

test('nobody else corrects it, nor its author once there is a claim, or an hour has gone', async () => {
  const { reported, reportId } = await aReport()
  const form = () => ({ ...formOf(reported), reportId, text: '另一说法' })
  expect((await stage.as('head').measures.get(formOf(reported))).correctable).toBeNull()
  await expect(stage.as('head').measures.correctReport(form())).rejects.toMatchObject({
    code: 'NOT_YOUR_REPORT',
  })
  await expect(stage.as('coordinator').measures.correctReport(form())).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  const before = stage.clock.now
  stage.clock.now = new Date(before.getTime() + 60 * 60 * 1000)
  expect((await handler.measures.get(formOf(reported))).correctable).toBeNull()
  await expect(handler.measures.correctReport(form())).rejects.toMatchObject({ code: 'CORRECTION_LATE' })
  stage.clock.now = before
  const claimed = await handler.measures.submit({ ...formOf(reported), claim: '已完成' })
  expect((await handler.measures.get(formOf(claimed))).correctable).toBeNull()
  await expect(handler.measures.correctReport({ ...form(), version: claimed.version })).rejects.toMatchObject(
    { code: 'REPORT_BUILT_ON' },
  )
})
