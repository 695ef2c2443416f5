import { expect, test } from 'vitest'
import type { Draft } from '../draft.ts'
import { readText } from '../read-text.ts'

const table = (...rows: string[][]): string => rows.map((row) => row.join('\t')).join('\n')

function treeOf({ findings }: Draft): unknown[] {
  return findings.map(({ number, title, status, measures }) => [
    number,
    title,
    status,
    measures.map(({ text, stateRaw }) => [text, stateRaw]),
  ])
}

test('a ledger of ours is read by its own columns and marks, and what is voided, merged or worked on elsewhere is no item', () => {
  const draft = readText(
    table(
      ['序号', '问题', '问题状态', '措施', '时限', '延期', '状态', '灯'],
      ['1-1', '3.1 台账不清', '整改中 · 1/2 · 作废 1', '〔作废〕误录', '2026-06-30', '', '已作废', '已作废'],
      ['1-2', '〃', '〃', '盘点', '2026-07-31', '1 次，原定 2026-06-30', '整改中', '正常'],
      ['1-合', '〃', '〃', '〔合并整改〕建账', '2026-08-31', '', '未开始', ''],
      ['2', '3.2 值班脱岗', '待销号审核 · 0/0', '还没有整改措施', '', '', '待销号审核', ''],
      ['3-1', '〔已并入其他项〕3.3 值班缺岗', '已并入其他项', '抽查', '2026-06-30', '', '未开始', '正常'],
      ['4-1', '3.4 账实不符', '已销号 · 1/1 · 基本完成 · 较好', '核对', '2026-06-30', '', '已销号', '已销号'],
    ),
  )
  expect(treeOf(draft)).toEqual([
    ['3.1', '台账不清', 'ongoing', [['盘点', '整改中']]],
    ['3.2', '值班脱岗', 'ongoing', []],
    ['3.4', '账实不符', 'partial', [['核对', '已销号']]],
  ])
  expect(draft.findings[0]?.measures[0]).toMatchObject({ dueOn: '2026-07-31', firstDueOn: '2026-06-30' })
  expect(draft.warnings.map(({ message }) => message)).toContain(
    '有3行未读入：“〔作废〕误录”、“〔合并整改〕建账”、“〔已并入其他项〕3.3 值班缺岗”。已作废、并入其他项的不再整改；在另一问题下合并整改的，随那个问题读入。',
  )
})

test('so is an English one', () => {
  const draft = readText(
    table(
      ['No.', 'Finding', 'Finding status', 'Measure', 'Due', 'Extensions', 'Status', 'Light'],
      [
        '1-1',
        '7 Register incomplete',
        'Open · 0/1',
        'Complete it',
        '2026-07-31',
        '2, first due 2026-05-31',
        'Under way',
        'On track',
      ],
      ['2', '8 Posts unmanned', 'Open · 0/0', 'No measures yet', '', '', 'Open', ''],
      ['3-1', '[voided] 9 Entered twice', 'Voided', 'None of it', '', '', 'Voided', 'Voided'],
    ),
  )
  expect(draft.findings.map(({ number, title }) => [number, title])).toEqual([
    ['7', 'Register incomplete'],
    ['8', 'Posts unmanned'],
  ])
  expect(draft.findings[0]?.measures[0]).toMatchObject({ dueOn: '2026-07-31', firstDueOn: '2026-05-31' })
})

test('a finding that a list in Word says again over its further rows is one', () => {
  const draft = readText(
    table(
      ['序号', '问题', '措施编号', '整改措施', '状态'],
      ['1', '1 台账不清', '1-1', '盘点', '未开始'],
      ['1', '1 台账不清（续）', '1-2', '建账', '未开始'],
      ['2', '2 值班脱岗', '2-1', '抽查', '未开始'],
    ),
  )
  expect(draft.findings.map(({ title, measures }) => [title, measures.length])).toEqual([
    ['台账不清', 2],
    ['值班脱岗', 1],
  ])
})

test('a list whose titles leave the number to its column, and say in words how a finding stands, is read as the others are', () => {
  const draft = readText(
    table(
      ['序号', '问题', '整改状态', '措施编号', '整改措施', '状态'],
      [
        '1',
        '台账不清',
        '已销号（措施1条，已销号1条）；整改结论：基本完成；整改成效：较好',
        '1-1',
        '盘点',
        '已销号',
      ],
      ['2', '值班脱岗', '整改中（措施1条，已销号0条；作废2条）', '2-1', '抽查', '未开始'],
    ),
  )
  expect(
    draft.findings.map(({ number, title, status, measures }) => [number, title, status, measures.length]),
  ).toEqual([
    ['1', '台账不清', 'partial', 1],
    ['2', '值班脱岗', 'ongoing', 1],
  ])
})

test('the sign before what would be a formula in CSV is none of the words', () => {
  const headings = ['序号', '问题', '措施编号', '整改措施']
  const row = ['1', '1 台账不清', '1-1', "'=整改消防通道"]
  expect(
    readText(table(headings, row, ['2', '2 值班脱岗', '2-1', "'十四五'规划"])).findings.map(
      ({ measures }) => measures[0]?.text,
    ),
  ).toEqual(['=整改消防通道', "'十四五'规划"])
})

test('titles of which some have no number stay as they are, and so does a table with a column of others', () => {
  const headings = ['序号', '问题', '措施编号', '整改措施']
  const rows = [
    ['1', '3 个社区通道被占', '1-1', '清理'],
    ['2', '值班脱岗', '2-1', '抽查'],
  ]
  const titles = (draft: Draft): unknown => draft.findings.map(({ title }) => title)
  expect(titles(readText(table(headings, ...rows)))).toEqual(['3 个社区通道被占', '值班脱岗'])
  const other = table(
    [...headings, '督办情况'],
    ...rows.map((row, at) => [...row.with(1, `${at + 8} 个点位`), '已督办']),
  )
  expect(titles(readText(other))).toEqual(['8 个点位', '9 个点位'])
})

test('a measure that is worked on elsewhere takes no leader from the finding it answers, and says nothing of the one above it', () => {
  const draft = readText(
    table(
      ['序号', '问题', '问题状态', '措施', '牵头领导', '责任部门', '时限', '进展', '状态', '灯'],
      ['1-1', '3.1 台账不清', '整改中', '盘点', '顾行远', '财政局', '2026-07-31', '', '整改中', '正常'],
      [
        '1-合',
        '3.1 台账不清',
        '整改中',
        '〔合并整改〕建账',
        '',
        '教育局',
        '2026-08-31',
        '见 8-4',
        '已销号',
        '',
      ],
      [
        '2-合',
        '3.2 值班脱岗',
        '整改中',
        '〔合并整改〕建账',
        '',
        '教育局',
        '2026-08-31',
        '见 8-4',
        '已销号',
        '',
      ],
    ),
  )
  expect(
    draft.findings.map(({ title, status, leader, measures }) => [
      title,
      status,
      leader,
      measures.map(({ text, notes }) => [text, notes.map((note) => note.text)]),
    ]),
  ).toEqual([
    ['台账不清', 'ongoing', '顾行远', [['盘点', ['整改中', '正常']]]],
    ['值班脱岗', 'ongoing', null, []],
  ])
})

test('every column of an English one is known', () => {
  const headings =
    'No.|Category|Finding|Finding status|Target|Measure|Leader|Owner|Supporting|Handler|Due|Against the plan|Extensions|Progress|Figures|Evidence|Status|Light|Closed on'
  const row =
    '1-1|Money|7 Register incomplete|Open · 0/1|All of it|Complete it|Ann|Audit||Bo|2026-07-31||||2|1|Under way|On track|'
  const { warnings } = readText(table(headings.split('|'), row.split('|')))
  expect(warnings.filter(({ code }) => code === 'COLUMNS_UNKNOWN')).toEqual([])
})

test('a cell of ours is one measure however it is numbered, and findings called alike stay apart', () => {
  const draft = readText(
    table(
      ['序号', '类别', '问题', '问题状态', '措施', '状态'],
      ['1-1', '执法方面', 'A-1 台账不清', '已销号 · 1/1 · 已完成', '1.摸底；2.建账', '已销号'],
      ['1-2', '执法方面', 'A-1 台账不清', '已销号 · 1/1 · 已完成', '〔作废〕（3）公示', '已作废'],
      ['2-1', '', 'A-1 台账不清', '整改中 · 0/1', '（3）公示', '整改中'],
      ['3', '', 'A-2 合计', '整改中 · 0/0', '还没有整改措施', ''],
    ),
  )
  expect(
    draft.findings.map(({ title, path, status, measures }) => [
      title,
      path,
      status,
      measures.map(({ text }) => text),
    ]),
  ).toEqual([
    ['台账不清', ['执法方面'], 'done', ['1.摸底；2.建账']],
    ['台账不清', [], 'ongoing', ['（3）公示']],
    ['合计', [], 'ongoing', []],
  ])
})

test('another’s ledger under headings like ours is read as any other: numbered work apart, a category for those beneath it', () => {
  const draft = readText(
    table(
      ['序号', '类别', '问题', '整改措施', '整改状态'],
      ['1', '执法方面', '台账不清', '1.摸底；2.建账', '已完成'],
      ['2', '', '公示不全', '补齐公示', '已完成'],
    ),
  )
  expect(
    draft.findings.map(({ title, path, measures }) => [title, path, measures.map(({ text }) => text)]),
  ).toEqual([
    ['台账不清', ['执法方面'], ['摸底', '建账']],
    ['公示不全', ['执法方面'], ['补齐公示']],
  ])
})

test('a list of ours that goes on upon the next page of a PDF is one, and a cell over several rows says what it says once', () => {
  const heads = ['序号', '类别', '问题', '措施编号', '整改措施']
  const draft = readText(
    `${table(heads, ['4', '执法方面', '4 台账不清', '4-1', '摸底'], ['', '', '', '4-2', '建账'])}\n数据截至 2026-06-01，日志第5条 — 1 —\n${table(
      heads,
      ['4', '执法方面', '4 台账不清', '4-3', '公示'],
      ['', '', '', '4-4', '抽查'],
    )}`,
  )
  expect(draft.findings.map(({ title, measures }) => [title, measures.map(({ text }) => text)])).toEqual([
    ['台账不清', ['摸底', '建账', '公示', '抽查']],
  ])
})
