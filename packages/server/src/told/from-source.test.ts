import { day } from '@bihuan/core/kernel/day.ts'
import { textOf } from '@bihuan/core/documents/document.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { importFor } from '../testing/test-source.ts'
import { setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const { measure } = await anAssignedMeasure(stage)
const path = { rectificationId: measure.rectificationId, measureId: measure.id }
await importFor(stage, [measure], {
  owners: ['工程处', '财政局'],
  handlers: ['白露（兼）'],
  dueOn: measure.dueOn,
  dueRaw: '2026年6月底前',
  state: 'done',
  stateRaw: '已销号',
  doneOn: day('2026-02-11'),
  doneRaw: '2月11日',
  notes: [
    { heading: '工作进展', text: '办法已经印发，清退违规补贴' },
    { heading: '会议纪要文号', text: '青管纪〔2026〕7号' },
  ],
})

test('what a source says beside the fields is read with the measure, in its words and with its name', async () => {
  const { fromSources, timeline, measure: now } = await stage.as('handler').measures.get(path)
  expect(fromSources).toEqual([
    {
      document: '整改台账.xlsx',
      notedAt: '2026-03-02T01:00:00.000Z',
      said: [
        { field: 'owner', text: '工程处' },
        { field: 'support', text: '财政局' },
        { field: 'handler', text: '白露（兼）' },
      ],
      notes: [{ heading: '会议纪要文号', text: '青管纪〔2026〕7号' }],
      report: {
        text: '办法已经印发，清退违规补贴\n已销号',
        saidBy: '白露（兼）',
        state: 'done',
        stateRaw: '已销号',
        doneOn: '2026-02-11',
        doneRaw: '2月11日',
      },
    },
  ])
  // It stands among the words of the source, once.
  expect(timeline.map(({ type }) => type)).not.toContain('measure.reportImported')
  // Nobody here reported or proved anything.
  expect(now).toMatchObject({ status: 'planned', evidenceCount: 0, lastProgressAt: null })
  expect(timeline.filter(({ type }) => type === 'measure.reported')).toEqual([])
})

test('what a source tells of progress stands in the ledger, with its day, until somebody here reports', async () => {
  const { rectificationId } = measure
  const { measures } = await stage.as('coordinator').rectifications.ledger({ rectificationId })
  const told = measures.find(({ id }) => id === measure.id)
  expect(told).toMatchObject({
    lastProgress: '办法已经印发，清退违规补贴（2026-02-11）',
    lastProgressAt: null,
    sourceState: '已销号',
  })
})

test('ledger, notice and report tell the same of it, each as the word of the source', async () => {
  const { rectificationId } = measure
  const { rectifications, documents } = stage.as('coordinator')
  const file = await rectifications.ledgerFile({ rectificationId, format: 'csv', language: 'zh' })
  expect(await file.text()).toContain(
    '〔来源所载〕办法已经印发，清退违规补贴（2026-02-11） 〔来源状态〕已销号',
  )
  for (const document of ['notice', 'progress'] as const) {
    const { blocks } = await documents.preview({ rectificationId, document })
    const words = blocks.map(textOf).join('\n')
    expect(words).toContain(
      '目前进展：据整改台账.xlsx所载：办法已经印发，清退违规补贴（所载完成日期2026年2月11日）。来源状态为“已销号”。',
    )
    expect(words).toContain('（其中来源文件载有进展、尚未填报的1条）')
    expect(words).not.toContain('尚无进展记录')
  }
})

test.each(['青管纪〔2026〕7号', '白露', '违规补贴'])('the words “%s” of a source are found', async (q) => {
  const { rectificationId } = measure
  const { measures } = await stage.as('coordinator').rectifications.ledger({ rectificationId, q })
  expect(measures.map(({ id }) => id)).toEqual([measure.id])
  const found = await stage.as('handler').measures.search({ q })
  expect(found.measures.map(({ id }) => id)).toEqual([measure.id])
  expect((await stage.as('foreignHandler').measures.search({ q })).total).toBe(0)
})

test('the chain replays, and words of a source that were changed by hand are found', async () => {
  const { rectificationId } = measure
  await expectReplay(database.kysely, rectificationId)
  const verify = () => stage.as('inspector').rectifications.verify({ rectificationId })
  expect(await verify()).toMatchObject({ isValid: true, differing: 0 })
  for (const change of [
    sql`update imported_reports set state = 'done', done_on = '2026-02-12' where measure_id = ${measure.id}`,
    sql`update source_notes set notes = '[]' where measure_id = ${measure.id}`,
    sql`insert into source_notes (rectification_id, id, measure_id, source_name, notes, said, noted_at)
      values (${rectificationId}, gen_random_uuid(), ${measure.id}, '', '[]', '[]', now())`,
  ]) {
    const before = await verify()
    await change.execute(database.kysely)
    expect((await verify()).differing).toBe(before.differing + 1)
  }
  await expect(sql`delete from source_notes`.execute(database.kysely)).rejects.toThrow('never deleted')
  await expect(sql`delete from imported_reports`.execute(database.kysely)).rejects.toThrow('never deleted')
})
