import { createHash } from 'node:crypto'
import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { editionDesk } from '../testing/edition-desk.ts'
import { printedText } from '../testing/printed-text.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const coordinator = stage.as('coordinator')
const { editions, inspector, on, contentOf } = editionDesk(stage)

type Document = 'notice' | 'progress' | 'plan'

async function aDraft(document: Document, options: DocumentOptions) {
  const { measure, finding } = await anAssignedMeasure(stage)
  const { rectificationId } = finding
  const wish = { commandId: commandId(), rectificationId, document, options, correctsId: null }
  return { measure, finding, draft: await editions.draft(wish) }
}

async function published(draft: EditionView): Promise<EditionView> {
  const checked = await editions.check(on(draft))
  return editions.publish(on(await inspector.approve(on(checked))))
}

type Format = Parameters<typeof editions.file>[0]['format']

function fileOf({ id: editionId, rectificationId }: EditionView, format: Format): Promise<File> {
  return editions.file({ rectificationId, editionId, format })
}

type Sheet = { readonly head: string; readonly rows: readonly (readonly string[])[] }

async function sheetIn(file: File): Promise<Sheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await file.arrayBuffer())
  const [sheet] = book.worksheets
  const rows: string[][] = []
  sheet?.eachRow((row) => rows.push(columns.map((at) => said(row.getCell(at)))))
  return { head: sheet?.headerFooter.oddHeader ?? '', rows }
}

function said({ value, text }: ExcelJS.Cell): string {
  return value instanceof Date
    ? value
        .toISOString()
        .slice(0, 16)
        .replace('T', ' ')
        .replace(/ 00:00$/u, '')
    : text
}

const columns = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

async function pdfText(file: File): Promise<string> {
  return (await printedText(await file.bytes())).text
}

test('what is chosen to be attached to a notice is made at the check, looked at, frozen and fetched beside it', async () => {
  const { measure, draft } = await aDraft('notice', {
    attached: 'measuresList,ledger',
    attachments: '任务分工图\n整改台账',
  })
  const attachments = [
    { name: '整改台账', is: 'ledger' },
    { name: '措施清单', is: 'measuresList' },
    { name: '任务分工图', is: 'named' },
  ]
  expect((await contentOf(draft)).attachments).toEqual(attachments)
  await expect(fileOf(draft, 'ledger.pdf')).rejects.toMatchObject({ code: 'EDITION_NOT_IN_STATUS' })
  const checked = await editions.check(on(draft))
  const before = await inspector.file({
    rectificationId: checked.rectificationId,
    editionId: checked.id,
    format: 'ledger.xlsx',
  })
  expect((await sheetIn(before)).head).toMatch(/〔未经审定〕；附件1；数据截至 2026-03-02$/)
  const edition = await editions.publish(on(await inspector.approve(on(checked))))
  expect(edition.files.map(({ format }) => format)).toEqual([
    'model',
    'docx',
    'pdf',
    'ledger.pdf',
    'ledger.xlsx',
    'measuresList.pdf',
    'measuresList.xlsx',
  ])
  expect((await contentOf(edition)).attachments).toEqual(attachments)
  const sheet = await fileOf(edition, 'ledger.xlsx')
  expect(sheet.name).toMatch(/整改情况通报第1版附件1 整改台账\.xlsx$/)
  const told = edition.files.find(({ format }) => format === 'ledger.xlsx')?.sha256
  const bytes = await sheet.bytes()
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(told)
  const {
    head,
    rows: [headings, row],
  } = await sheetIn(sheet)
  expect(head).toMatch(/R附件1；数据截至 2026-03-02$/)
  expect(headings?.filter(Boolean)).toEqual([
    '序号',
    '类别',
    '问题',
    '措施编号',
    '整改措施',
    '责任部门',
    '配合部门',
    '完成时限',
    '状态',
    '销号日期',
  ])
  expect(row?.[4]).toBe(measure.text)
  // The paper numbers what is attached as the attachment calls itself.
  expect(await pdfText(await fileOf(edition, 'pdf'))).toContain('附件：1.整改台账')
  // What is recorded afterwards changes nothing about it.
  const { measure: now } = await coordinator.measures.get(formOf(measure))
  await coordinator.measures.assign({ ...formOf(now), changes: { dueOn: '2026-09-15' } })
  expect(await (await fileOf(edition, 'ledger.xlsx')).bytes()).toEqual(bytes)
  expect(await pdfText(await fileOf(edition, 'measuresList.pdf'))).toContain(measure.text)
})

test('what goes with a notice names no person, and what stays in the house does', async () => {
  const notice = await published((await aDraft('notice', { attached: 'ledger' })).draft)
  const report = await published((await aDraft('progress', { attached: 'ledger,dutiesList' })).draft)
  const inside = (await sheetIn(await fileOf(report, 'dutiesList.xlsx'))).rows.flat()
  expect(inside).toContain('handler')
  expect(inside).toContain('leader')
  const outside = (await sheetIn(await fileOf(notice, 'ledger.xlsx'))).rows.flat()
  expect(outside).not.toContain('handler')
  expect(outside).not.toContain('leader')
  // Who answers for what is no list for the public, whatever is asked for.
  const { draft } = await aDraft('notice', { attached: 'dutiesList,evidenceIndex' })
  expect((await contentOf(draft)).attachments).toEqual([])
})

test('where only an attachment would say otherwise since the check, the edition goes back as it does for its text', async () => {
  const { measure, draft } = await aDraft('notice', { attached: 'ledger' })
  const plain = await editions.draft({
    commandId: commandId(),
    rectificationId: draft.rectificationId,
    document: 'notice',
    options: {},
    correctsId: null,
  })
  const [checked, beside] = [await editions.check(on(draft)), await editions.check(on(plain))]
  const { measure: now } = await coordinator.measures.get(formOf(measure))
  const supporterIds = [stage.organizations.office]
  await coordinator.measures.assign({ ...formOf(now), changes: { supporterIds } })
  await inspector.approve(on(beside))
  await expect(inspector.approve(on(checked))).rejects.toMatchObject({ code: 'EDITION_OUTDATED' })
  expect((await contentOf(checked)).isOutdated).toBe(true)
})

test('what an abridged notice leaves out, its attachments leave out too', async () => {
  const { measure, draft } = await aDraft('notice', {
    form: 'abridged',
    attached: 'ledger,measuresList',
    // The second stands in the ledger alone.
    redactions: '明确审批权限｜涉及个人信息\n1-1｜未公开',
  })
  expect(measure.text).toContain('明确审批权限')
  const edition = await published(draft)
  const ledger = (await sheetIn(await fileOf(edition, 'ledger.xlsx'))).rows.flat()
  expect(ledger.join()).toContain('（略）')
  expect(ledger).not.toContain('1-1')
  expect(await pdfText(await fileOf(edition, 'measuresList.pdf'))).not.toContain('明确审批权限')
})

test('a correction is published with attachments of its own day, and those of the first stay', async () => {
  const { measure, draft } = await aDraft('notice', { attached: 'ledger' })
  const first = await published(draft)
  const old = await (await fileOf(first, 'ledger.xlsx')).bytes()
  const { measure: now } = await coordinator.measures.get(formOf(measure))
  await coordinator.measures.assign({ ...formOf(now), changes: { dueOn: '2026-09-15' } })
  const { rectificationId, document, options } = first
  const next = await editions.draft({
    commandId: commandId(),
    rectificationId,
    document: document === 'notice' ? document : 'progress',
    options: { ...options, correctedWhat: '附件1的完成时限', correctedWhy: '录入有误' },
    correctsId: first.id,
  })
  expect((await contentOf(next)).differences?.places).toContainEqual({ before: '整改台账', now: '整改台账' })
  const second = await published(next)
  expect((await sheetIn(await fileOf(second, 'ledger.xlsx'))).rows.flat()).toContain('2026-09-15')
  expect(await (await fileOf(first, 'ledger.xlsx')).bytes()).toEqual(old)
})

test('a plan numbers the ledger behind the lists that stand in it', async () => {
  const { draft } = await aDraft('plan', { attached: 'ledger' })
  expect((await contentOf(draft)).attachments).toEqual([
    { name: '问题清单', is: 'within' },
    { name: '措施清单', is: 'within' },
    { name: '责任清单', is: 'within' },
    { name: '整改台账', is: 'ledger' },
  ])
  const edition = await published(draft)
  expect((await fileOf(edition, 'ledger.pdf')).name).toMatch(/附件4 整改台账\.pdf$/)
})
