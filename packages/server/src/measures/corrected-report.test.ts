import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readableFile } from '../told/files.queries.ts'
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
  expect(correctable).toMatchObject({ reportId, text: '已印发13份' })
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

test('its evidence is named anew: what was removed is kept and said to be, what came is evidence', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const wrong = await stage.upload('handler', '拿错的.png')
  const right = await stage.upload('handler', '对的.png')
  const reported = await handler.measures.report({
    ...formOf(measure),
    text: '已印发',
    fileIds: [wrong, right],
  })
  const { correctable } = await handler.measures.get(formOf(reported))
  const reportId = correctable?.reportId ?? ''
  expect(correctable?.evidence.map(({ name }) => name)).toEqual(['拿错的.png', '对的.png'])
  const late = await stage.upload('handler', '补上的.png')
  const form = { reportId, text: '已印发' }
  const corrected = await handler.measures.correctReport({
    ...formOf(reported),
    ...form,
    fileIds: [right, late],
  })
  expect(corrected).toMatchObject({ evidenceCount: 2, version: reported.version + 1 })
  const details = await stage.as('inspector').measures.get(formOf(corrected))
  expect(details.evidence.map(({ name }) => name)).toEqual(['对的.png', '补上的.png'])
  expect(details.removedEvidence.map(({ name }) => name)).toEqual(['拿错的.png'])
  expect(details.timeline.slice(0, 2)).toMatchObject([
    {
      type: 'measure.evidenceCorrected',
      evidence: [{ name: '补上的.png' }],
      removedEvidence: [{ name: '拿错的.png' }],
    },
    { type: 'measure.reported', evidence: [{ name: '拿错的.png' }, { name: '对的.png' }] },
  ])
  for (const fileId of [wrong, right, late])
    expect(await readableFile(database.kysely, fileId, stage.actors.inspector)).toMatchObject({
      isAsReported: true,
    })
  const { rectificationId } = reported
  const verdict = () => stage.as('inspector').rectifications.verify({ rectificationId })
  await expectReplay(database.kysely, rectificationId)
  expect(await verdict()).toMatchObject({ isValid: true })

  const others = await stage.upload('head')
  await expect(
    handler.measures.correctReport({ ...formOf(corrected), ...form, fileIds: [others] }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const again = await handler.measures.correctReport({
    ...formOf(corrected),
    ...form,
    fileIds: [wrong],
  })
  expect(again.evidenceCount).toBe(1)
  expect((await handler.measures.get(formOf(again))).evidence.map(({ name }) => name)).toEqual(['拿错的.png'])
  await expectReplay(database.kysely, rectificationId)
  expect(await verdict()).toMatchObject({ isValid: true })
  await sql`update evidence set removed_at = null where file_id = ${late}`.execute(database.kysely)
  expect(await verdict()).toMatchObject({ isValid: false, differing: 1 })
})
