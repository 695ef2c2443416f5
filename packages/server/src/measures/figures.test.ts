import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const handler = stage.as('handler')
const firms = { name: '已整改', unit: '家', target: 14, counting: 'added' } as const

async function aCountingMeasure() {
  const { measure } = await anAssignedMeasure(stage)
  const counting = await stage.as('coordinator').measures.setFigures({ ...formOf(measure), figures: [firms] })
  const [figure] = counting.figures
  if (figure === undefined) throw new Error('nothing is counted')
  return { counting, figureId: figure.id }
}

test('a measure counts what its reports say, and the share and the rest are computed', async () => {
  const { counting, figureId } = await aCountingMeasure()
  expect(counting.figures).toMatchObject([{ ...firms, value: null, remaining: 14, percent: 0 }])
  const said = (value: number) => ({
    text: '又整改一批',
    fileIds: [],
    figures: { figures: [{ figureId, value }], why: '' },
  })
  const first = await handler.measures.report({ ...formOf(counting), ...said(9) })
  const second = await handler.measures.report({ ...formOf(first), ...said(4) })
  expect((await stage.as('coordinator').measures.get(formOf(second))).measure.can).toContain('setFigures')
  expect(second.figures).toMatchObject([{ value: 13, remaining: 1, percent: 92.9 }])
  const { timeline, correctable, figureReports } = await handler.measures.get(formOf(second))
  expect(timeline[0]).toMatchObject({ type: 'measure.figuresReported' })
  expect(JSON.stringify(timeline[0])).toContain('已整改 13 家，目标 14 家（92.9%），余 1 家')
  expect(correctable).toMatchObject({
    said: { figures: [{ figureId, value: 4, before: 9, after: 13 }], why: '' },
  })
  expect(figureReports).toMatchObject([
    { figureId, value: 4, before: 9, after: 13, why: '', by: { name: expect.any(String) } },
  ])
  const corrected = await handler.measures.correctReport({
    ...formOf(second),
    reportId: correctable?.reportId ?? '',
    text: '又整改一批',
    figures: { figures: [{ figureId, value: 3 }], why: '' },
  })
  expect(corrected.figures).toMatchObject([{ value: 12, remaining: 2 }])
  const after = await handler.measures.get(formOf(corrected))
  expect(after.correctable?.said.figures).toEqual([{ figureId, value: 3, before: 9, after: 12 }])
  expect(after.figureReports).toMatchObject([{ figureId, value: 3, before: 9, after: 12 }])
  await expectReplay(database.kysely, counting.rectificationId)
})

test('a correction names the entry whose figure it corrects, and says what the figure was', async () => {
  const { counting, figureId } = await aCountingMeasure()
  const said = (value: number) => ({ figures: [{ figureId, value }], why: '' })
  const correct = async (measure: typeof counting, value: number) => {
    const { correctable } = await handler.measures.get(formOf(measure))
    const reportId = correctable?.reportId ?? ''
    return handler.measures.correctReport({
      ...formOf(measure),
      reportId,
      text: '已整改',
      figures: said(value),
    })
  }
  const report = { text: '已整改', fileIds: [], figures: said(6) }
  const reported = await handler.measures.report({ ...formOf(counting), ...report })
  const last = await correct(await correct(reported, 5), 4)
  const { timeline } = await handler.measures.get(formOf(last))
  const figures = timeline.filter(({ type }) => type.startsWith('measure.figures')).slice(0, 3)
  const [second, first] = figures
  const told = figures.map(({ before, changes }) =>
    [before['words'], changes['words']].map((words) => words?.slice(0, 7)),
  )
  expect(told).toEqual([
    ['已整改 5 家', '已整改 4 家'],
    ['已整改 6 家', '已整改 5 家'],
    [undefined, '已整改 6 家'],
  ])
  const corrected = (words: string): unknown =>
    expect.stringMatching(new RegExp(`^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d ${words}`))
  expect(first?.changes['corrected']).toEqual(corrected('填报指标'))
  expect(second?.changes['corrected']).toEqual(corrected('更正指标'))
})

test('figures that a correction gives for the first time are those of the report itself', async () => {
  const { counting, figureId } = await aCountingMeasure()
  const reported = await handler.measures.report({ ...formOf(counting), text: '已整改', fileIds: [] })
  const { correctable } = await handler.measures.get(formOf(reported))
  const corrected = await handler.measures.correctReport({
    ...formOf(reported),
    reportId: correctable?.reportId ?? '',
    text: '已整改',
    figures: { figures: [{ figureId, value: 6 }], why: '' },
  })
  const { timeline } = await handler.measures.get(formOf(corrected))
  const [entry, report] = timeline
  expect([entry?.type, report?.type]).toEqual(['measure.figuresCorrected', 'measure.reported'])
  expect(entry?.before).toEqual({})
  expect(entry?.changes['corrected']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d 填报进展/)
})

test('one above its target is reported with the reason alone, and no other report', async () => {
  const { counting, figureId } = await aCountingMeasure()
  const report = (why: string) =>
    handler.measures.report({
      ...formOf(counting),
      text: '已整改',
      fileIds: [],
      figures: { figures: [{ figureId, value: 15 }], why },
    })
  await expect(report('')).rejects.toMatchObject({ code: 'FIGURE_WHY_MISSING' })
  expect((await handler.measures.get(formOf(counting))).measure.version).toBe(counting.version)
  const reported = await report('核查中新增 1 家')
  expect(reported.figures).toMatchObject([{ value: 15, remaining: 0, percent: 107.1 }])
  await expect(
    stage.as('coordinator').measures.setFigures({ ...formOf(reported), figures: [] }),
  ).rejects.toMatchObject({ code: 'FIGURE_REPORTED' })
})

test('a total is neither less than nothing nor beyond what is kept exactly, also once a report is corrected', async () => {
  const { counting, figureId } = await aCountingMeasure()
  const said = (value: number) => ({
    text: '已整改一批',
    figures: { figures: [{ figureId, value }], why: '逐家核对后更正' },
  })
  const reported = await handler.measures.report({ ...formOf(counting), ...said(9), fileIds: [] })
  const { correctable } = await handler.measures.get(formOf(reported))
  const reportId = correctable?.reportId ?? ''
  const correct = (value: number) =>
    handler.measures.correctReport({ ...formOf(reported), reportId, ...said(value) })
  await expect(correct(-1)).rejects.toMatchObject({
    code: 'FIGURE_BELOW_ZERO',
    data: { message: { zh: '指标“已整改”的累计数会变为 -1 家，不能小于零。请核对这次填的数。' } },
  })
  await expect(
    handler.measures.report({ ...formOf(reported), ...said(1_000_000_000_000), fileIds: [] }),
  ).rejects.toMatchObject({ code: 'FIGURE_BEYOND_LIMIT' })
  expect((await correct(0)).figures).toMatchObject([{ value: 0 }])
})

test('the handler does not set what is counted; the owner’s head does', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const form = { ...formOf(measure), figures: [firms] }
  await expect(handler.measures.setFigures(form)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const twice = { ...form, figures: [firms, firms] }
  const head = stage.as('head')
  await expect(head.measures.setFigures(twice)).rejects.toMatchObject({ code: 'FIGURE_NAMED_TWICE' })
  const set = await head.measures.setFigures(form)
  expect(set.figures).toHaveLength(1)
  const unknown = { figures: [{ figureId: measure.id, value: 1 }], why: '' }
  await expect(
    handler.measures.report({ ...formOf(set), text: '已整改', fileIds: [], figures: unknown }),
  ).rejects.toMatchObject({ code: 'FIGURE_UNKNOWN' })
})

test('a figure is set once and on its own measure: no report counts for two', async () => {
  const { counting, figureId } = await aCountingMeasure()
  const coordinator = stage.as('coordinator')
  const known = { ...firms, id: figureId }
  const set = (figures: Parameters<typeof coordinator.measures.setFigures>[0]['figures']) =>
    coordinator.measures.setFigures({ ...formOf(counting), figures })
  await expect(set([known, { ...known, name: '已验收' }])).rejects.toMatchObject({ code: 'FIGURE_UNKNOWN' })
  const { counting: other } = await aCountingMeasure()
  await expect(coordinator.measures.setFigures({ ...formOf(other), figures: [known] })).rejects.toMatchObject(
    { code: 'FIGURE_UNKNOWN' },
  )
  const both = await set([known, { ...firms, name: '已验收' }])
  expect(both.figures).toMatchObject([{ id: figureId }, { name: '已验收' }])
})
