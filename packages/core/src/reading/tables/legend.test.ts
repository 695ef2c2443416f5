import { describe, expect, test } from 'vitest'
import type { ItemState } from '../../told/source-note.ts'
import { readText } from '../read-text.ts'

const table = (...rows: string[][]): string => rows.map((row) => row.join('\t')).join('\n')

/** The states of the measures of a ledger of three rows whose last columns are given, with their words. */
function statesOf(headings: string[][], cells: string[][], around = ''): [ItemState | null, string | null][] {
  const [first = [], below] = headings
  const heads = [['序号', '问题', '措施', ...first]]
  if (below !== undefined) heads.push(['〃', '〃', '〃', ...below])
  const problems = ['台账不清', '值班脱岗', '学习不深', '合同过期']
  const rows = cells.map((own, at) => [`${at + 1}`, problems[at] ?? '', '盘点', ...own])
  const draft = readText(`${around}\n${table(...heads, ...rows)}`)
  expect(draft.warnings.map(({ code }) => code)).not.toContain('COLUMNS_UNKNOWN')
  return draft.findings.flatMap(({ measures }) =>
    measures.map(({ state, stateRaw }): [ItemState | null, string | null] => [state, stateRaw]),
  )
}

describe('a column for each state', () => {
  const ticked: [ItemState, string | null][] = [
    ['done', '已完成'],
    ['notDone', '推进中'],
    ['notDone', '未启动'],
    ['unclear', null],
  ]
  test.each(['√', '✓', '✔', '☑', '●', '×', 'Y', '1', '是'])('of which %s ticks one, or none', (tick) => {
    const cells = [
      [tick, '', ''],
      ['', tick, ''],
      ['', '', tick],
      ['', '', ''],
    ]
    expect(statesOf([['已完成', '推进中', '未启动']], cells)).toEqual(ticked)
    expect(
      statesOf(
        [
          ['整改情况', '', ''],
          ['已完成', '推进中', '未启动'],
        ],
        cells,
      ),
    ).toEqual(ticked)
  })

  test('in which a cross beside a tick says no', () =>
    expect(
      statesOf(
        [['已完成', '未完成']],
        [
          ['√', '×'],
          ['×', '√'],
        ],
      ),
    ).toEqual([
      ['done', '已完成'],
      ['notDone', '未完成'],
    ]))

  test('beneath a question', () =>
    expect(
      statesOf(
        [
          ['是否完成', ''],
          ['是', '否'],
        ],
        [
          ['√', ''],
          ['', '√'],
        ],
      ),
    ).toEqual([
      ['done', '是'],
      ['notDone', '否'],
    ]))
})

describe('the signs of a column', () => {
  test.each([
    ['√', '×', ''],
    ['是', '否', ''],
    ['Y', 'N', ''],
    ['1', '0', ''],
    ['已', '未', ''],
    ['○', '△', '注：○表示已完成，△表示正在推进。'],
    ['A', 'C', '（A-已完成 B-推进中 C-未启动）'],
    ['1', '3', '说明：1=已完成；2=推进中；3=未启动'],
    ['绿', '红灯', '注：绿灯表示已完成，黄灯表示推进中，红灯表示未启动'],
  ])('%s and %s are done and not done %s', (yes, no, legend) =>
    expect(
      statesOf(
        [['完成时限', '是否完成', '完成时间', '进展情况']],
        [
          ['', yes, '', ''],
          ['', no, '', ''],
        ],
        legend,
      ),
    ).toEqual([
      ['done', yes],
      ['notDone', no],
    ]),
  )

  test('are explained in its heading', () =>
    expect(
      statesOf(
        [['完成时限', '完成情况（○已完成 √推进中 ×未启动）']],
        [
          ['', '○'],
          ['', '√'],
        ],
      ),
    ).toEqual([
      ['done', '○'],
      ['notDone', '√'],
    ]))

  test('contradict what stands beside them, and are asked about', () =>
    expect(
      statesOf(
        [['是否销号', '完成情况']],
        [
          ['否', '已完成'],
          ['√', '推进中'],
          ['√', '已完成'],
        ],
      ),
    ).toEqual([
      ['unclear', '否'],
      ['unclear', '√'],
      ['done', '√'],
    ]))
})

test.each(['（绿色：已改　红色：未改）', '注：绿底为已完成，黄底为推进中'])(
  'where only the colour of a cell tells, all is asked about: %s',
  (legend) =>
    expect(statesOf([['整改时限']], [['2026-06-30'], ['2026-07-31']], legend)).toEqual([
      ['unclear', null],
      ['unclear', null],
    ]),
)

test('without any column or legend of states there is none', () =>
  expect(statesOf([['整改时限']], [['2026-06-30'], ['2026-07-31']])).toEqual([
    [null, null],
    [null, null],
  ]))

test.each([
  ['完成率', '80', '100'],
  ['完成率（%）', '0.8', '1'],
  ['进度', '80%', '100%'],
])('%s %s is asked about, and %s is done', (heading, part, whole) =>
  expect(
    statesOf(
      [['完成时限', heading]],
      [
        ['', part],
        ['', whole],
      ],
    ).map(([state]) => state),
  ).toEqual(['unclear', 'done']),
)

const beside = ['整改状态', '完成率', '整改进展']

test.each([
  [['已完成', '100%', '已全部装好'], 'done'],
  [['已完成', '', '台账已建立，共45户。'], 'done'],
  [['已完成', '90%', '已装38家'], 'unclear'],
  [['已完成', '0.6667', '已装38家'], 'unclear'],
  [['已完成', '', '已完成90%'], 'unclear'],
  [['已完成', '', '基本完成，正在收尾'], 'unclear'],
  [['已完成', '', '已追回部分资金，共45万元'], 'done'],
  [['整改中', '100%', '待验收'], 'unclear'],
  [['整改中', '0.6667', '已更换800米'], 'notDone'],
  [['长期坚持', '', '三季度已巡检'], 'unclear'],
])('%j is %s, by the state, the share and the progress together', (cells, state) => {
  const [own, other] = statesOf([beside], [cells, ['整改中', '', '一批正在推进，另一批待招标']])
  expect(own).toEqual([state, cells[0]])
  expect(other?.[0]).toBe('notDone')
})

test('a share of a whole finding says nothing of one of its measures', () => {
  const rows = [
    ['序号', '问题', '措施', '整改状态', '完成率'],
    ['1', '台账不清', '盘点', '已完成', '50%'],
    ['〃', '〃', '建账', '整改中', '〃'],
  ]
  const [finding] = readText(table(...rows)).findings
  expect(finding?.measures.map(({ state }) => state)).toEqual(['done', 'notDone'])
})

test('a column of shares is no column of states, whatever its heading, where another says the state', () => {
  const { columns } = readText(
    table(
      ['序号', '问题', '措施', '整改状态', '完成进度'],
      ['1', '台账不清', '盘点', '整改中', '80%'],
      ['2', '值班脱岗', '抽查', '已完成', '100%'],
    ),
  )
  expect(columns?.map(({ role }) => role)).toEqual(['number', 'problem', 'measure', 'status', 'rate'])
})
