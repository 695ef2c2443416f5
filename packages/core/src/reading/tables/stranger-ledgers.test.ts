import { expect, test } from 'vitest'
import type { DraftMeasure } from '../draft.ts'
import { readText } from '../read-text.ts'

// What ledgers of offices showed that nobody here had seen, in invented rows.

const table = (...rows: string[][]): string => rows.map((row) => row.join('\t')).join('\n')

function measuresOf(text: string): DraftMeasure[] {
  return readText(text).findings.flatMap(({ measures }) => measures)
}

function titlesOf(text: string): (string | null)[] {
  return readText(text).findings.map(({ title }) => title)
}

test('of packed measures only the second was put off where the cell says so of the second', () => {
  const text = table(
    ['序号', '问题', '整改措施', '整改期限', '调整后期限', '状态'],
    [
      '1',
      '台账不清',
      '（1）盘点库存。（2）重建台账。',
      '（1）2026年4月30日（2）2026年6月30日',
      '（2）2026年9月30日',
      '未启动',
    ],
  )
  expect(measuresOf(text).map(({ text: words, dueOn, firstDueOn }) => [words, dueOn, firstDueOn])).toEqual([
    ['盘点库存。', '2026-04-30', null],
    ['重建台账。', '2026-09-30', '2026-06-30'],
  ])
})

test('a table that counts items is no ledger', () => {
  const text = `汇总
${table(['科室', '措施', '已完成', '未完成'], ['财务科', '7', '4', '3'], ['后勤科', '6', '2', '4'])}

台账
${table(['序号', '问题', '措施', '责任单位'], ['1', '台账不清', '盘点', '财务科'], ['2', '值班脱岗', '抽查', '办公室'])}`
  expect(measuresOf(text).map(({ text: words }) => words)).toEqual(['盘点', '抽查'])
})

test('an old sheet with fewer columns is old all the same', () => {
  const text = `台账
${table(['序号', '问题', '措施', '责任单位', '完成时限', '状态'], ['1', '台账不清', '盘点', '财务科', '2026-05-31', '已完成'])}

旧台账
${table(['序号', '问题', '措施', '责任单位', '状态'], ['1', '合同到期', '续签', '办公室', '未启动'])}`
  expect(measuresOf(text).map(({ text: words }) => words)).toEqual(['盘点'])
})

test('the closed ledger of an earlier year is old, and lends no year', () => {
  const head = ['序号', '问题', '措施', '完成时限', '状态']
  const text = `2026年台账
整改台账（2026年）
${table(head, ['1', '台账不清', '盘点', '5月31日', '整改中'], ['2', '值班脱岗', '抽查', '8月底前', '未整改'])}

2025年台账（已办结）
整改台账（2025年）
${table(head, ['1', '雨棚锈蚀', '更换', '6月30日', '已整改'], ['2', '围墙倾斜', '重砌', '9月30日', '已整改'])}`
  expect(measuresOf(text).map(({ text: words, dueOn }) => [words, dueOn])).toEqual([
    ['盘点', '2026-05-31'],
    ['抽查', '2026-08-31'],
  ])
})

test('a sheet called 固废 is no old one, and 完成比例 is a state', () => {
  const head = ['序号', '问题', '措施', '完成比例']
  const text = `大气
${table(head, ['1', '扬尘', '洒水', '100%'])}

固废
${table(head, ['2', '倾倒垃圾', '清运', '67%'])}`
  expect(measuresOf(text).map(({ text: words, state }) => [words, state])).toEqual([
    ['洒水', 'done'],
    ['清运', 'unclear'],
  ])
})

test('a day before the ledger was filled in takes its year too', () => {
  const text = `整改台账（截至2025年10月25日）
${table(['序号', '问题', '措施', '完成时限'], ['1', '台账不清', '盘点', '9月20日前'], ['2', '值班脱岗', '抽查', '2026年4月底'])}`
  expect(measuresOf(text).map(({ dueOn }) => dueOn)).toEqual(['2025-09-20', '2026-04-30'])
})

test('an office with a person in one cell is both, whatever the heading', () => {
  const text = table(
    ['序号', '问题', '措施', '责任单位', '配合单位'],
    ['1', '台账不清', '盘点', '财政局（张伟）', '文化馆'],
    ['2', '值班脱岗', '抽查', '设备管理部 程少华', ''],
  )
  expect(measuresOf(text).map(({ owners, handlers }) => [owners, handlers])).toEqual([
    [['财政局', '文化馆'], ['张伟']],
    [['设备管理部'], ['程少华']],
  ])
})

test('a column of its own says the class of time, also beside a day', () => {
  const text = table(
    ['序号', '问题', '措施', '整改类型', '完成时限'],
    ['1', '台账不清', '盘点', '立行立改', '2026年3月10日'],
    ['2', '值班脱岗', '抽查', '持续整改', '2026年12月31日'],
    ['3', '超标接待', '清退', '分阶段整改', '2026年6月30日'],
  )
  expect(measuresOf(text).map(({ dueOn, timeClass }) => [dueOn, timeClass])).toEqual([
    ['2026-03-10', 'immediate'],
    ['2026-12-31', 'continuous'],
    ['2026-06-30', 'timeBound'],
  ])
})

test('a day alone as a state is the day when it was done', () => {
  const [measure] = measuresOf(
    table(['序号', '问题', '措施', '销号情况'], ['1', '台账不清', '盘点', '2026年5月20日']),
  )
  expect(measure).toMatchObject({ state: 'done', stateRaw: '2026年5月20日', doneOn: '2026-05-20' })
})

test('a span puts the day before it off, and a cell that names no time puts nothing off', () => {
  const text = table(
    ['序号', '问题', '措施', '完成时限', '延期情况'],
    ['1', '台账不清', '盘点', '2026年6月30日', '延期3个月'],
    ['2', '值班脱岗', '抽查', '2026年6月30日', '否'],
  )
  expect(measuresOf(text).map(({ dueOn, firstDueOn }) => [dueOn, firstDueOn])).toEqual([
    ['2026-09-30', '2026-06-30'],
    ['2026-06-30', null],
  ])
})

test('a numbered problem right above a heading is the problem of the rows beneath', () => {
  const head = ['序号', '整改措施', '责任单位', '完成情况']
  const text = `（一）物资台账记录长期不清
${table(head, ['1', '盘点', '财务科', '已完成'], ['（二）夜间值班脱岗现象突出', '', '', ''], head, ['1', '抽查', '办公室', '未启动'])}`
  const { findings } = readText(text)
  expect(findings.map(({ title, measures }) => [title, measures.map(({ text: words }) => words)])).toEqual([
    ['物资台账记录长期不清', ['盘点']],
    ['夜间值班脱岗现象突出', ['抽查']],
  ])
})

test.each([
  ['责任人', ['财务科', '办公室'], { owners: ['财务科'], handlers: [] }],
  ['责任', ['张伟', '李敏'], { owners: [], handlers: ['张伟'] }],
])('what stands in a column corrects its heading %s', (heading, [first = '', second = ''], said) => {
  const text = table(
    ['序号', '问题', '措施', heading],
    ['1', '台账不清', '盘点', first],
    ['2', '值班脱岗', '抽查', second],
  )
  expect(measuresOf(text)[0]).toMatchObject(said)
})

test('what a report tells of is the problem, and where it comes from is none', () => {
  const text = table(
    ['序号', '问题来源', '审计报告反映情况', '整改举措'],
    ['1', '群众来信', '台账长期记录不清', '盘点'],
    ['2', '县级督查', '夜间值班脱岗', '抽查'],
  )
  const other = table(
    ['编号', '问题来源', '存在问题', '整改措施'],
    ['1', '群众来信', '台账不清', '盘点'],
    ['2', '县级督查', '值班脱岗', '抽查'],
  )
  expect(titlesOf(text)).toEqual(['台账长期记录不清', '夜间值班脱岗'])
  expect(titlesOf(other)).toEqual(['台账不清', '值班脱岗'])
})

test('headings that are sentences say what was found and what was agreed', () => {
  const text = table(
    ['Ref', 'Issue raised by audit', 'What we agreed to do', 'Owner', 'Raised by'],
    ['1', 'Stock does not agree with the ledger', 'Count the store', 'Finance', 'J. Poole'],
    ['', '', 'Write off obsolete parts', 'Finance', ''],
    ['2', 'Leavers keep their access', 'Disable the accounts', 'IT', 'J. Poole'],
    ['Note: dates follow.', '', '', '', ''],
    ['Prepared by: A. Reed, Assurance Officer', '', '', '', ''],
  )
  expect(titlesOf(text)).toEqual(['Stock does not agree with the ledger', 'Leavers keep their access'])
  expect(measuresOf(text).map(({ text: words, owners }) => [words, owners])).toEqual([
    ['Count the store', ['Finance']],
    ['Write off obsolete parts', ['Finance']],
    ['Disable the accounts', ['IT']],
  ])
})

test.each([
  ['5月版', '台账（8月版）'],
  ['4月稿', '9月稿'],
  ['第一版', '第二版'],
  ['4月（旧，勿用）', '9月'],
  ['台账（停用）', '台账'],
  ['Log (withdrawn)', 'Log'],
])('the sheet %s is old beside %s, though its rows were rewritten', (older, newer) => {
  const head = ['序号', '问题', '措施', '责任单位', '状态']
  const text = `${newer}
整改台账
${table(head, ['1', '台账不清', '盘点并重建台账', '财务科', '已完成'], ['2', '值班脱岗', '每周抽查', '办公室', '未启动'])}

${older}
整改台账
${table(head, ['1', '台账不清', '盘点', '财务科', '未启动'], ['2', '值班脱岗', '抽查', '办公室', '未启动'])}`
  expect(measuresOf(text).map(({ text: words }) => words)).toEqual(['盘点并重建台账', '每周抽查'])
})

test.each([
  [['备注：每项措施建立档案。', '', '', '']],
  [['保卫科（盖章）', '', '', '分管院领导签字：']],
  [['2', '值班脱岗', '抽查', '办公室']],
])('who issued the table and when is no owner: behind %s', (above) => {
  const text = table(
    ['序号', '问题', '措施', '责任单位'],
    ['1', '台账不清', '盘点', '财务科'],
    above,
    ['', '', '', '中共青岭学院委员会'],
    ['', '', '', '2026年4月21日'],
  )
  const named = measuresOf(text).flatMap(({ owners, handlers }) => [...owners, ...handlers])
  expect(named.filter((name) => name !== '办公室')).toEqual(['财务科'])
})

test('the village under 反馈问题 is not the problem that stands beside it', () => {
  const text = table(
    ['序号', '反馈问题', '具体问题', '整改措施', '整改时限'],
    ['1', '柳湾村', '集体资金支出没有村民代表会议记录。', '补齐会议记录。', '2026年4月30日'],
    ['2', '东坡村', '党员学习记录存在补写现象。', '次月抽查学习记录。', '2026年6月30日'],
  )
  expect(titlesOf(text)).toEqual(['集体资金支出没有村民代表会议记录。', '党员学习记录存在补写现象。'])
  expect(measuresOf(text).map(({ notes }) => notes)).toContainEqual(
    expect.arrayContaining([{ heading: '反馈问题', text: '柳湾村' }]),
  )
})
