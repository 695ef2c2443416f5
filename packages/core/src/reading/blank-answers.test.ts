import { expect, test } from 'vitest'
import { readText } from './read-text.ts'

const headings = ['序号', '问题', '措施', '牵头领导', '责任单位', '责任人', '完成时限', '进展']
const full = ['1', '台账不清', '盘点', '顾行远', '财政局', '陆平野', '2026-06-30', '已盘点']

function answersIn(...rows: string[][]): unknown[] {
  const { findings } = readText([headings, full, ...rows].map((row) => row.join('\t')).join('\n'))
  return findings.flatMap(({ measures }) =>
    measures.slice(1).map(({ leader, owners, handlers, dueOn }) => [leader, owners, handlers, dueOn]),
  )
}

test.each([
  ['beside a merged problem', ['〃', '〃', '建账', '', '安全局', '', '', '']],
  ['beside a blank problem', ['', '', '建账', '', '安全局', '', '', '']],
  ['beside the same problem again', ['1', '台账不清', '建账', '', '安全局', '', '', '']],
])('a blank cell names nobody, %s', (_, row) =>
  expect(answersIn(row)).toEqual([[null, ['安全局'], [], null]]),
)

test('a row that names nobody at all has nobody, whether the table marks merged cells or not', () => {
  const nobody = [[null, [], [], null]]
  expect(answersIn(['〃', '〃', '建账', '', '', '', '', ''])).toEqual(nobody)
  expect(answersIn(['', '', '建账', '', '', '', '', ''])).toEqual(nobody)
})

test('a merged cell goes on below, and so does one that says 同上', () => {
  const all = [['顾行远', ['财政局'], ['陆平野'], '2026-06-30']]
  expect(answersIn(['〃', '〃', '建账', '〃', '〃', '〃', '〃', ''])).toEqual(all)
  expect(answersIn(['', '', '建账', '同上', '同上', '同上', '同上', ''])).toEqual(all)
})

test('what a blank cell is merged over is blank, whoever is named above it', () =>
  expect(
    answersIn(
      ['〃', '〃', '建账', '', '安全局', '', '', ''],
      ['〃', '〃', '公示', '〃', '〃', '〃', '〃', ''],
    ),
  ).toEqual([
    [null, ['安全局'], [], null],
    [null, ['安全局'], [], null],
  ]))

test('a category that is merged over its findings is not that of one with a blank cell beneath', () => {
  const rows = [
    ['序号', '类别', '问题', '措施', '完成时限'],
    ['1', '财务', '台账不清', '盘点', '2026-06-30'],
    ['2', '〃', '报销迟缓', '建账', '2026-06-30'],
    ['3', '', '值班脱岗', '抽查', '2026-06-30'],
  ]
  const draft = readText(rows.map((row) => row.join('\t')).join('\n'))
  expect(draft.findings.map(({ path }) => path)).toEqual([['财务'], ['财务'], []])
})

test('blank cells of who answers are told, with their columns and where to look', () => {
  const rows = [
    headings,
    full,
    ['〃', '〃', '建账', '', '安全局', '', '2026-07-31', ''],
    ['〃', '〃', '公示', '孙其昌', '安全局', '', '2026-07-31', ''],
    ['2', '值班脱岗', '抽查', '', '办公室', '', '2026-07-31', ''],
  ]
  const draft = readText(rows.map((row) => row.join('\t')).join('\n'))
  const { start } = draft.findings[0]?.measures[1]?.passage ?? {}
  expect(draft.warnings.filter(({ code }) => code === 'ANSWER_BLANK')).toMatchObject([
    {
      message:
        '有2条措施没有写明由谁负责，同一问题的上一条写有：“牵头领导”1条、“责任人”2条。这些单元格没有合并，未沿用上一条；确由同一单位、同一人负责的，请补填。',
      messageEn:
        '2 measures name nobody where the one above of the same finding does: “牵头领导” of 1, “责任人” of 2. These cells are not merged, so nothing was taken over; fill in whoever does answer.',
      params: { start },
    },
  ])
})

test('nothing is told where each measure names whom the others name', () => {
  const rows = [headings, full, ['〃', '〃', '建账', '〃', '安全局', '罗听雨', '', '']]
  const draft = readText(rows.map((row) => row.join('\t')).join('\n'))
  expect(draft.warnings.filter(({ code }) => code === 'ANSWER_BLANK')).toEqual([])
})
