import { numberOfFinding } from '@bihuan/core/findings/finding-number.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { ledgerColumns } from '@bihuan/core/measures/ledger-columns.ts'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { calledNumber } from '../told/finding-number.queries.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, formOf, signAll, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const coordinator = stage.as('coordinator')
const { measure, finding } = await anAssignedMeasure(stage)
const { rectificationId } = finding

beforeAll(async () => {
  const place = { rectificationId, findingId: finding.id }
  const late = await coordinator.measures.add({ commandId: commandId(), ...place, text: '=整改消防通道' })
  await coordinator.measures.assign({ ...formOf(late), changes: { dueOn: day('2020-01-31') } })
  const lasting = await coordinator.measures.add({ commandId: commandId(), ...place, text: '每月抽查' })
  await coordinator.measures.assign({ ...formOf(lasting), changes: { timeClass: 'continuous' } })
  const empty = { rectificationId, category: null, number: '7', title: '督查不到位' }
  await coordinator.findings.add({ commandId: commandId(), ...empty })
  await submitted(stage, measure)
  await signAll(stage, measure.id)
})

type Query = Omit<Parameters<typeof coordinator.rectifications.ledgerFile>[0], 'rectificationId'>

async function rowsFor(query: Query, person: TestPerson = 'coordinator'): Promise<unknown[][]> {
  const page = await pageFor(query, person)
  return Array.from({ length: page.rowCount }, (_, row) =>
    Array.from({ length: page.columnCount }, (_, column) => page.getCell(row + 1, column + 1).value),
  )
}

async function pageFor(query: Query, person: TestPerson): Promise<ExcelJS.Worksheet> {
  const file = await stage.as(person).rectifications.ledgerFile({ rectificationId, ...query })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await file.arrayBuffer())
  const [page] = workbook.worksheets
  if (page === undefined) throw new Error('no sheet')
  return page
}

const closedOn = new Date(`${stage.clock.now.toISOString().slice(0, 10)}T00:00:00Z`)

test('the whole ledger: every measure, findings without measures, days as days, what is closed with its day', async () => {
  const [headings = [], ...rows] = await rowsFor({})
  expect(headings.join(' ')).toBe(
    '序号 类别 问题 问题状态 措施 整改目标 牵头领导 责任部门 配合部门 承办人 时限 计划外变更 延期 进展 指标 佐证 状态 灯 销号日期',
  )
  const cells = (said: Record<string, unknown>): unknown[] => headings.map((key) => said[String(key)] ?? null)
  const first = { 类别: '责任落实方面', 问题: '1 项目管理不严', 问题状态: '整改中 · 1/3' }
  expect(rows).toEqual([
    cells({
      ...first,
      序号: '1-1',
      措施: '修订工程项目管理办法，明确审批权限',
      牵头领导: 'leader',
      责任部门: 'works',
      承办人: 'handler',
      时限: new Date('2026-06-30T00:00:00Z'),
      进展: '办法已印发',
      佐证: 1,
      状态: '已销号',
      灯: '已销号',
      销号日期: closedOn,
    }),
    cells({
      ...first,
      序号: '1-2',
      措施: '=整改消防通道',
      时限: new Date('2020-01-31T00:00:00Z'),
      状态: '未开始',
      灯: '逾期',
    }),
    cells({ ...first, 序号: '1-3', 措施: '每月抽查', 时限: '长期坚持', 状态: '未开始', 灯: '未开始' }),
    cells({
      序号: '2',
      问题: '2 督查不到位',
      问题状态: '尚未启动 · 0/0',
      措施: '还没有整改措施',
      状态: '尚未启动',
    }),
  ])
})

test.each(['7', '7.', '７、', ' 7 ', '2', '（一）1', '2026-3', '序号六', ''])(
  'the database calls a finding that its source numbers %j as everything else does',
  async (number) => {
    const { rows } = await sql<{ called: string }>`
      select ${calledNumber({ ordinal: sql`2`, number: sql`${number}::text` })} as called`.execute(
      database.kysely,
    )
    expect(rows).toEqual([{ called: numberOfFinding({ ordinal: 2, number }) }])
  },
)

test('only the columns that are shown, in their order whatever order they are asked for in, in the language of whoever looks', async () => {
  const columns = ['status', 'measure', 'number', 'number'] as const
  expect(await rowsFor({ columns: [...columns], language: 'en', status: ['closed'] })).toEqual([
    ['No.', 'Measure', 'Status', 'Light'],
    ['1-1', '修订工程项目管理办法，明确审批权限', 'Closed', 'Closed'],
  ])
})

test('filters, search and order are those of the ledger', async () => {
  const numbersFor = async (query: Query) =>
    (await rowsFor({ columns: ['number'], ...query })).slice(1).map(([number]) => number)
  expect(await numbersFor({ q: '消防' })).toEqual(['1-2'])
  expect(await numbersFor({ light: ['red'] })).toEqual(['1-2'])
  expect(await numbersFor({ ownerId: [stage.organizations.works] })).toEqual(['1-1'])
  expect(await numbersFor({ sort: 'dueOn', direction: 'desc' })).toEqual(['1-1', '1-2', '1-3', '2'])
  expect(await numbersFor({ sort: 'dueOn', direction: 'asc' })).toEqual(['1-2', '1-1', '1-3', '2'])
})

test('groups have a heading each', async () => {
  const groups = await rowsFor({ columns: ['number'], group: 'status' })
  expect(groups.map(([first]) => first)).toEqual([
    '序号',
    '已销号（1 条）',
    '1-1',
    '未开始（2 条）',
    '1-2',
    '1-3',
    '2',
  ])
})

test('somebody who reads only their own has only their own in the file', async () => {
  const rows = await rowsFor({ columns: ['number'] }, 'handler')
  expect(rows).toEqual([['序号'], ['1-1']])
})

test('whoever reads nothing of it is told that there is none', async () => {
  await expect(
    stage.as('foreignHandler').rectifications.ledgerFile({ rectificationId }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('as CSV each row says all of itself, and the filters are the same', async () => {
  const file = await coordinator.rectifications.ledgerFile({
    rectificationId,
    format: 'csv',
    columns: ['number', 'finding', 'measure', 'dueOn'],
    status: ['planned'],
  })
  expect(file.name).toMatch(/^台账-\d{4}-\d{2}-\d{2}\.csv$/)
  expect(file.type).toBe('text/csv; charset=utf-8')
  expect(await file.text()).toBe(
    [
      '序号,问题,问题状态,措施,时限',
      "\t1-2,1 项目管理不严,整改中 · 1/3,'=整改消防通道,2020-01-31",
      '\t1-3,1 项目管理不严,整改中 · 1/3,每月抽查,长期坚持',
      '',
    ].join('\r\n'),
  )
})

test('printed, the spreadsheet says on each page its day and the entry of the journal that it shows', async () => {
  const { total } = await coordinator.rectifications.journal({ rectificationId })
  const { headerFooter } = await pageFor({}, 'coordinator')
  expect(headerFooter.oddHeader).toBe(`&L巡察整改台账&R数据截至 2026-03-02，日志第${total}条`)
})

test.each([
  ['a4', 842, 595],
  ['a3', 1191, 842],
] as const)('the ledger as PDF stands across on %s', async (paper, width, height) => {
  const file = await coordinator.rectifications.ledgerFile({ rectificationId, format: 'pdf', paper })
  const pdf = await openPdf(await file.bytes())
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  const read = pdf.value.readPage(0)
  pdf.value.close()
  if (read.kind === 'picture') throw new Error('the page has no text')
  const { page } = read
  expect([Math.round(page.width), Math.round(page.height)]).toEqual([width, height])
  const lights = page.tables.flatMap(({ rows }) => rows.map(({ text }) => text.split('\t').at(-2)))
  expect(lights).toEqual(['灯', '已销号', '逾期', '未开始', ''])
})

test('the file is named after its day and nobody', async () => {
  const file = await coordinator.rectifications.ledgerFile({ rectificationId, columns: [...ledgerColumns] })
  expect(file.name).toMatch(/^台账-\d{4}-\d{2}-\d{2}\.xlsx$/)
  const english = await coordinator.rectifications.ledgerFile({ rectificationId, language: 'en' })
  expect(english.name).toMatch(/^ledger-\d{4}-\d{2}-\d{2}\.xlsx$/)
})

test('the ledger as PDF has what filter and columns show, with the day and the entry of the journal that it shows', async () => {
  const query = { rectificationId, columns: [...shownInPdf], format: 'pdf' } as const
  const file = await coordinator.rectifications.ledgerFile({ ...query, status: ['planned'] })
  expect(file.name).toBe('台账-2026-03-02.pdf')
  const pdf = await openPdf(new Uint8Array(await file.arrayBuffer()))
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  const read = pdf.value.readPage(0)
  if (read.kind === 'picture') throw new Error('the page has no text')
  const rows = read.page.tables.flatMap(({ rows: all }) => all.map(({ text }) => text.split('\t')))
  expect(rows).toEqual([
    ['序号', '问题', '问题状态', '措施', '时限', '状态', '灯'],
    ['1-2', '1 项目管理不严', '整改中 · 1/3', '=整改消防通道', '2020-01-31', '未开始', '逾期'],
    ['1-3', '', '', '每月抽查', '长期坚持', '未开始', '未开始'],
  ])
  const { total } = await coordinator.rectifications.journal({ rectificationId })
  const lines = read.page.segments.map(({ text }) => text)
  expect(lines).toEqual(['巡察整改台账', `数据截至 2026-03-02，日志第${total}条`, '— 1 —'])
  pdf.value.close()
})

const shownInPdf = ['number', 'finding', 'measure', 'dueOn', 'status'] as const
