import { figuresIn, textOf, textOfRuns } from '@bihuan/core/documents/document.ts'
import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { noteScanShown } from '../closure/scan-showings.store.ts'
import { openDocx } from '../testing/open-docx.ts'
import { printedText, textToPrint } from '../testing/printed-text.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { listed } from '../testing/test-source.ts'
import {
  anAssignedMeasure,
  anotherMeasure,
  formOf,
  signAll,
  signNext,
  submitted,
} from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })

type Path = { readonly rectificationId: string; readonly options: DocumentOptions }

async function formFor({ rectificationId, options }: Path, person: TestPerson = 'coordinator') {
  const wish = { rectificationId, document: 'closureForm', options } as const
  const { title, blocks } = await stage.as(person).documents.preview(wish)
  const tables = blocks.flatMap((block) =>
    block.kind === 'table'
      ? [block.rows.map((row) => row.map((cell) => (cell === null ? '' : textOfRuns(cell.runs))))]
      : [],
  )
  return { title, blocks, about: Object.fromEntries(tables[0] ?? []), rungs: tables[1], evidence: tables[2] }
}

test('the form of a measure says each sign-off, and leaves a box for each that is still to come', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const path = { rectificationId: measure.rectificationId, options: { measureId: measure.id } }
  const unclaimed = await formFor(path)
  expect(unclaimed.about).toMatchObject({ 完成情况: '尚未申请销号', 当前状态: '未开始' })
  expect(unclaimed.rungs).toEqual([
    ['部门负责人', '', '', '', ''],
    ['工作专班', '', '', '', ''],
    ['牵头领导', '', '', '', ''],
    ['纪检监督', '', '', '', ''],
  ])
  await submitted(stage, measure)
  await signNext(stage, 'head', measure.id)
  const form = await formFor(path)
  expect(form.title).toBe('整改措施销号审批表')
  expect(form.about).toEqual({
    整改专项: '巡察整改',
    问题: '1 项目管理不严',
    整改措施: '1-1 修订工程项目管理办法，明确审批权限',
    责任部门: 'works',
    牵头领导: 'leader',
    承办人: 'handler',
    完成时限: '2026-06-30',
    当前状态: '待销号审核',
    完成情况: '已完成，请审核',
    申请人: 'handler　2026-03-02',
  })
  expect(form.rungs?.slice(0, 2)).toEqual([
    ['部门负责人', 'head', '2026-03-02', '同意', ''],
    ['工作专班', '', '', '', ''],
  ])
  const [piece] = await database.kysely.selectFrom('files').select('sha256').execute()
  expect(form.evidence).toEqual([['1', '1-1', '现场照片.png', '2026-03-02', piece?.sha256]])
})

test('the form of a finding counts its measures and lists their evidence; in English it says the same', async () => {
  const { measure, finding } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  await signAll(stage, measure.id)
  const path = { rectificationId: measure.rectificationId, options: { findingId: finding.id } }
  const form = await formFor(path)
  expect(form).toMatchObject({ title: '整改问题销号审批表', about: { 整改措施: '共1条，已销号1条' } })
  expect(form.evidence).toHaveLength(1)
  // Each figure opens what it counts: the measures of the finding, those closed, and the evidence.
  const [file] = await database.kysely
    .selectFrom('evidence')
    .select('file_id')
    .where('measure_id', '=', measure.id)
    .execute()
  const ofMeasure = { type: 'measure', id: measure.id }
  expect(figuresIn(form.blocks).map(({ text, records }) => [text, records])).toEqual([
    ['1', [ofMeasure]],
    ['1', [ofMeasure]],
    ['1', [{ type: 'evidence', id: file?.file_id, about: { ...ofMeasure, on: '2026-03-02' } }]],
  ])
  const english = await formFor({ ...path, options: { ...path.options, language: 'en' } })
  expect(english.about).toMatchObject({ Finding: '1 项目管理不严', Measures: 'closed 1 of 1' })
})

test('before anybody claims, the forms of a measure and of its finding have figures and an empty box for each rung', async () => {
  const { measure, finding } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const firms = {
    name: '走访企业',
    unit: '家',
    target: 12,
    counting: 'added',
  } as const
  const coordinator = stage.as('coordinator')
  await coordinator.measures.setFigures({ ...formOf(measure), figures: [firms] })
  const options = [{ measureId: measure.id }, { findingId: finding.id }]
  const [ofMeasure, ofFinding] = [
    await formFor({ rectificationId, options: options[0] ?? {} }),
    await formFor({ rectificationId, options: options[1] ?? {} }),
  ]
  expect(ofMeasure.about).toMatchObject({ 指标: '走访企业：尚未填报，目标 12 家', 完成情况: '尚未申请销号' })
  expect(figuresIn(ofMeasure.blocks).map(({ text, records }) => [text, records])).toEqual([
    ['12', [{ type: 'measure', id: measure.id }]],
  ])
  expect(ofFinding.about).toMatchObject({ 整改措施: '共1条，已销号0条', 完成情况: '尚未申请销号' })
  expect(
    figuresIn(ofFinding.blocks).map(({ text, records }) => [text, records.map(({ id: of }) => of)]),
  ).toEqual([
    ['1', [measure.id]],
    ['0', []],
  ])
  for (const { rungs } of [ofMeasure, ofFinding])
    expect(rungs?.map((row) => row.slice(1))).toEqual(Array.from({ length: 4 }, () => ['', '', '', '']))
})

test('of what is voided, merged or was closed before the record nobody is to sign: the form says why, without boxes', async () => {
  const { measure, finding } = await anAssignedMeasure(stage)
  const second = await anotherMeasure(stage, finding)
  const { rectificationId } = measure
  const { measures } = stage.as('coordinator')
  const others = [{ id: second.id, version: second.version }]
  const merged = await measures.merge({
    ...formOf(measure),
    others,
    text: '修订办法并培训',
    reason: '同一件事',
  })
  const ofSecond = await formFor({ rectificationId, options: { measureId: second.id } })
  expect(ofSecond.about).toMatchObject({ 当前状态: '已并入其他项', 完成情况: '未申请销号，不再办理' })
  expect(ofSecond.blocks.map(textOf)).not.toContain('审核签批')
  await measures.void({ ...formOf(merged), commandId: commandId(), reason: '重复登记' })
  const ofFirst = await formFor({ rectificationId, options: { measureId: measure.id } })
  expect(ofFirst.about).toMatchObject({ 当前状态: '已作废', 完成情况: '未申请销号，不再办理' })
  expect(ofFirst.blocks.map(textOf)).not.toContain('审核签批')
})

test('of a measure that was closed before the record was begun the form says so, without boxes', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const list = await listed(stage, [measure])
  await stage.as('principal').takeOvers.decide({ ...list, decision: 'confirm', reason: '' })
  const { rectificationId } = measure
  const form = await formFor({ rectificationId, options: { measureId: measure.id } })
  expect(form.about).toMatchObject({ 当前状态: '建档前已销号', 完成情况: '建档前已销号，未在此处申请和审核' })
  expect(form.blocks.map(textOf)).not.toContain('审核签批')
})

test('what was signed on paper stands in its box with its own day once somebody else has confirmed it', async () => {
  const { measure } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  const { rectificationId } = measure
  const path = { rectificationId, options: { measureId: measure.id } }
  const { closureRequest: claim } = await stage.as('coordinator').measures.get(formOf(measure))
  if (claim === null) throw new Error('there is no claim')
  const fileId = await stage.upload('coordinator', '签批表.png')
  const form = { commandId: commandId(), rectificationId, closureRequestId: claim.id }
  const entered = await stage.as('coordinator').closure.enterPaper({
    ...form,
    version: claim.version,
    personId: stage.actors.head.personId,
    signedOn: day('2026-03-02'),
    comment: '同意',
    effect: null,
    fileId,
  })
  expect((await formFor(path)).rungs?.[0]).toEqual(['部门负责人', '', '', '', ''])
  const { personId } = stage.actors.inspector
  await noteScanShown(database.kysely, { fileId: id(fileId), personId, page: 0, pages: 0 })
  await stage
    .as('inspector')
    .closure.confirmPaper({ ...form, commandId: commandId(), version: entered.version })
  expect((await formFor(path)).rungs?.[0]).toEqual([
    '部门负责人',
    'head',
    '2026-03-02',
    '同意\n（纸质签批）',
    '',
  ])
})

test('both files say what the form says, to the character', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const claim = '玥珺喆堃䶮𠮷已完成：#let *x* =1+1 <w:p>'
  const fileIds = [await stage.upload('handler', '=佐证_1_.png')]
  const handler = stage.as('handler')
  const reported = await handler.measures.report({ ...formOf(measure), text: '已印发', fileIds })
  await handler.measures.submit({ ...formOf(reported), commandId: commandId(), claim })
  const options = { measureId: measure.id }
  const { blocks } = await formFor({ rectificationId, options })
  const said = blocks
    .map(textOf)
    .join('')
    .replaceAll(/[\s\u200b]/gu, '')
  const coordinator = stage.as('coordinator')
  const wish = { rectificationId, document: 'closureForm', options } as const
  const docx = await coordinator.documents.file({ ...wish, format: 'docx' })
  const { paragraphs } = await openDocx(new Uint8Array(await docx.arrayBuffer()))
  expect(paragraphs.join('').replaceAll(/\s/gu, '')).toBe(said)
  expect(said).toContain(claim.replaceAll(' ', ''))

  const pdf = await coordinator.documents.file({ ...wish, format: 'pdf' })
  const printed = await printedText(new Uint8Array(await pdf.arrayBuffer()))
  expect(printed.text).toBe(textToPrint(blocks))
})

test('whoever may not read the item has no form of it, and a form of nothing is none', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const path = { rectificationId: measure.rectificationId, options: { measureId: measure.id } }
  expect((await formFor(path, 'handler')).title).toBe('整改措施销号审批表')
  const nothing = { code: 'NOT_FOUND' }
  await expect(formFor(path, 'foreignHandler')).rejects.toMatchObject(nothing)
  await expect(formFor({ ...path, options: {} })).rejects.toMatchObject(nothing)
})
