import { type Block, figuresIn, textOfRuns } from '@bihuan/core/documents/document.ts'
import type { DocumentKey } from '@bihuan/core/documents/catalogue.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import type { Template } from '@bihuan/core/templates/template.ts'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'
import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { openDocx } from '../testing/open-docx.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anotherMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const coordinator = stage.as('coordinator')

const template: Template = {
  ...plainTemplate.template,
  name: { zh: '街道清单', en: 'Street lists' },
  lists: {
    findings: { zh: '突出问题台账', en: 'Street findings' },
    measures: { zh: '整改举措清单', en: 'Street measures' },
    duties: { zh: '包案责任清单', en: 'Street duties' },
  },
  listColumns: { findings: ['finding', 'grade', 'findingStatus'] },
}
const { id: templateId } = await coordinator.templates.add({
  commandId: commandId(),
  content: JSON.stringify(template),
  copiedFrom: { id: plainTemplate.id, version: 1 },
})
const { id: rectificationId } = await coordinator.rectifications.create({
  commandId: commandId(),
  templateId,
  name: '街道整改',
  inspectingBody: null,
  feedbackOn: null,
})
const rareTitle = '玥珺喆堃䶮𠮷：#let *x* =1+1 <w:p>'

beforeAll(async () => {
  const aFinding = (number: string, title: string) =>
    coordinator.findings.add({ commandId: commandId(), rectificationId, category: '作风方面', number, title })
  const first = await aFinding('1', rareTitle)
  const kept = await anotherMeasure(stage, first)
  const wrong = await anotherMeasure(stage, first)
  await anotherMeasure(stage, first)
  await coordinator.measures.void({ ...formOf(wrong), reason: '误录' })
  const same = await anotherMeasure(stage, first)
  const now = await coordinator.measures.get(formOf(kept))
  await coordinator.measures.merge({
    ...formOf(now.measure),
    others: [{ id: same.id, version: same.version }],
    text: now.measure.text,
    reason: '同一件事',
  })
  await aFinding('2', '督查不到位')
})

const wish = (document: DocumentKey) => ({ rectificationId, document, options: {} })

async function tableOf(document: DocumentKey, person: TestPerson = 'coordinator') {
  const model = await stage.as(person).documents.preview(wish(document))
  const table = model.blocks.find((block): block is Block & { kind: 'table' } => block.kind === 'table')
  const note = model.blocks.flatMap((block) => (block.kind === 'line' ? [textOfRuns(block.runs)] : []))
  const rows = table?.rows.map((row) => row.map((cell) => (cell === null ? null : textOfRuns(cell.runs))))
  return { title: model.title, note, headings: table?.columns.map(({ heading }) => heading), rows }
}

const fileOf = async (document: DocumentKey, format: 'docx' | 'pdf' | 'xlsx') =>
  coordinator.documents.file({ ...wish(document), format })

test('the names and the columns of the lists are those of the template, the usual ones where it says none', async () => {
  const findings = await tableOf('findingsList')
  expect(findings).toMatchObject({
    title: '街道整改突出问题台账',
    headings: ['问题', '问题分级', '整改状态'],
    rows: [
      [`1 ${rareTitle}`, '', '尚未启动（措施2条，已销号0条；作废1条；并入其他项1条）'],
      ['2 督查不到位', '', '尚未启动（措施0条，已销号0条）'],
    ],
  })
  const measures = await tableOf('measuresList')
  expect(measures.title).toBe('街道整改举措清单')
  expect(measures.headings?.join(' ')).toBe(
    '序号 类别 问题 措施编号 整改措施 措施类型 整改目标 完成时限 状态',
  )
  const text = '修订工程项目管理办法，明确审批权限'
  const rest = [text, '常规措施', '', '2026-06-30', '未开始']
  expect(measures.rows).toEqual([
    // Its own column says the number.
    ['1', '作风方面', rareTitle, '1-1', ...rest],
    [null, null, null, '1-3', ...rest],
    ['2', '作风方面', '督查不到位', '', '还没有整改措施', '', '', '', '尚未启动'],
  ])
  const duties = await tableOf('dutiesList')
  expect(duties.headings?.join(' ')).toBe(
    '序号 问题 措施编号 整改措施 牵头领导 责任部门 配合部门 承办人 完成时限',
  )
  expect(duties.rows?.[1]).toEqual([null, null, '1-3', text, 'leader', 'works', '', 'handler', '2026-06-30'])
})

test('each number of how a finding stands opens the measures that it counts', async () => {
  const { measures } = await coordinator.rectifications.ledger({ rectificationId })
  const { blocks } = await coordinator.documents.preview(wish('findingsList'))
  const ordinalOf = new Map<string, number>(measures.map(({ id, ordinal }) => [id, ordinal]))
  const opened = figuresIn(blocks.filter(({ kind }) => kind === 'table'))
  expect(opened.map(({ text, records }) => [text, records.map(({ id }) => ordinalOf.get(id))])).toEqual([
    ['2', [1, 3]],
    ['0', []],
    ['1', [2]],
    ['1', [4]],
    ['0', []],
    ['0', []],
  ])
})

test('each list says its day, the entry of the journal, and what is voided', async () => {
  const { total } = await coordinator.rectifications.journal({ rectificationId })
  const said = `数据截至 2026-03-02，日志第${total}条；另有作废措施1条，并入其他项的措施1条未列入`
  expect((await tableOf('dutiesList')).note).toEqual([said])
})

test('whoever reads only their own has only their own in a list, and others are told of nothing', async () => {
  const { rows } = await tableOf('measuresList', 'handler')
  expect(rows?.map((row) => row[3])).toEqual(['1-1', '1-3'])
  await expect(tableOf('measuresList', 'foreignHandler')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test.each(['findingsList', 'measuresList', 'dutiesList'] as const)(
  'the three files of the %s say what it says, to the character',
  async (document) => {
    const { title, note, headings = [], rows = [] } = await tableOf(document)
    const said = rows.map((row) => row.map((text) => text ?? ''))

    const book = new ExcelJS.Workbook()
    const xlsx = await fileOf(document, 'xlsx')
    await book.xlsx.load(await xlsx.arrayBuffer())
    const [page] = book.worksheets
    if (page === undefined) throw new Error('no sheet')
    const inSheet = Array.from({ length: page.rowCount }, (_, row) =>
      headings.map((__, column) => {
        const cell = page.getCell(row + 1, column + 1)
        const isCovered = cell.isMerged && cell.master.address !== cell.address
        if (isCovered) return ''
        return cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cell.text
      }),
    )
    expect(inSheet).toEqual([headings, ...said])

    const docx = await fileOf(document, 'docx')
    const { paragraphs, parts } = await openDocx(new Uint8Array(await docx.arrayBuffer()))
    expect(paragraphs.filter((text) => text !== '')).toEqual(
      [title, ...headings, ...said.flat()].filter((text) => text !== ''),
    )
    const feet = [...parts].flatMap(([name, one]) => (name.startsWith('word/footer') ? [one] : []))
    expect(feet.map((one) => one.includes(note[0] ?? '?'))).toEqual([true])

    const pdf = await openPdf(new Uint8Array(await (await fileOf(document, 'pdf')).arrayBuffer()))
    if (!pdf.ok) throw new Error(pdf.refusal.code)
    const read = pdf.value.readPage(0)
    if (read.kind === 'picture') throw new Error('the page has no text')
    const bare = (text: string): string => text.replaceAll(/[\s\u200b]/gu, '')
    const printed = read.page.tables.flatMap((table) =>
      table.rows.map(({ text }) => text.split('\t').map(bare)),
    )
    expect(printed).toEqual([headings, ...said].map((row) => row.map(bare)))
    pdf.value.close()
    expect(xlsx.name).toMatch(/^街道整改(?:突出问题台账|举措清单|包案责任清单)\.xlsx$/)
  },
)

test('the public notice is no sheet', async () => {
  const file = coordinator.documents.file({ ...wish('notice'), format: 'xlsx' })
  await expect(file).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
