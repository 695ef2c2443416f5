import { describe, expect, test } from 'vitest'
import type { Draft, DraftMeasure } from '../draft.ts'
import { readText } from '../read-text.ts'

const table = (...rows: string[][]): string => rows.map((row) => row.join('\t')).join('\n')

function treeOf({ findings }: Draft): [string | null, string | null, string[]][] {
  return findings.map(({ number, title, measures }) => [number, title, measures.map(({ text }) => text)])
}

/** The one measure of a ledger with one row. */
function measureOf(headings: string[], row: string[], more: string[][] = []): DraftMeasure {
  const measure = readText(
    table(['序号', '问题', '措施', ...headings], ['1', '台账不清', '盘点', ...row], ...more),
  ).findings[0]?.measures[0]
  if (measure === undefined) throw new Error('the ledger has no measure')
  return measure
}

describe('the rows of a finding', () => {
  test('repeat its number and problem', () =>
    expect(
      treeOf(
        readText(
          table(
            ['序号', '问题', '整改措施', '责任单位'],
            ['1', '台账不清', '盘点', '财政局'],
            ['1', '台账不清', '建账', '财政局'],
            ['2', '值班脱岗', '抽查', '办公室'],
            ['1', '台账不清', '公示', '财政局'],
          ),
        ),
      ),
    ).toEqual([
      ['1', '台账不清', ['盘点', '建账', '公示']],
      ['2', '值班脱岗', ['抽查']],
    ]))

  test('carry the numbers of its measures', () =>
    expect(
      treeOf(
        readText(
          table(
            ['编号', '问题', '整改措施'],
            ['1-1', '台账不清', '盘点'],
            ['1-2', '台账不清', '建账'],
            ['2-1', '值班脱岗', '抽查'],
          ),
        ),
      ),
    ).toEqual([
      ['1', '台账不清', ['盘点', '建账']],
      ['2', '值班脱岗', ['抽查']],
    ]))

  test.each([
    ['repeated', '台账不清'],
    ['blank below', ''],
    ['merged', '〃'],
  ])('are only counted, the problem %s', (_, below) => {
    const draft = readText(
      table(
        ['序号', '问题', '整改措施'],
        ['1', '台账不清', '盘点'],
        ['2', below, '建账'],
        ['3', '值班脱岗', '抽查'],
      ),
    )
    expect(treeOf(draft)).toEqual([
      [null, '台账不清', ['盘点', '建账']],
      [null, '值班脱岗', ['抽查']],
    ])
    expect(draft.findings[0]?.measures[1]?.notes).toEqual([{ heading: '序号', text: '2' }])
  })

  test('with one problem in two places are two findings', () =>
    expect(
      treeOf(
        readText(
          table(
            ['序号', '点位', '隐患', '整改措施'],
            ['1', '一号楼', '灭火器过期', '更换'],
            ['2', '二号楼', '灭火器过期', '更换'],
          ),
        ),
      ),
    ).toHaveLength(2))

  test('stand beneath a problem that has a row of its own', () =>
    expect(
      treeOf(
        readText(
          table(
            ['措施序号', '整改措施', '责任单位', '完成时限'],
            ['问题1：台账不清', '', '', ''],
            ['1', '盘点', '财政局', '2026-06-30'],
            ['2', '建账', '财政局', '长期坚持'],
            ['问题2：值班脱岗', '', '', ''],
            ['3', '抽查', '办公室', '2026-06-30'],
          ),
        ),
      ),
    ).toEqual([
      ['1', '台账不清', ['盘点', '建账']],
      ['2', '值班脱岗', ['抽查']],
    ]))
})

test('a remark names the year of days that name none', () => {
  const draft = readText(
    table(
      ['序号', '具体措施', '牵头科室', '整改时限'],
      ['（一）台账不清', '', '', ''],
      ['1', '盘点', '财政科', '4月底前'],
      ['2', '建账', '财政科', '2026-07-31'],
      ['（二）值班脱岗', '', '', ''],
      ['3', '抽查', '办公室', '2027年8月底'],
      ['4', '研讨', '办公室', '5月—7月'],
      ['注：未注明年份的均为2026年。', '', '', ''],
    ),
  )
  expect(draft.findings.map(({ measures }) => measures.map(({ dueOn }) => dueOn))).toEqual([
    ['2026-04-30', '2026-07-31'],
    ['2027-08-31', '2026-07-31'],
  ])
})

test('the year of two thirds of its days is that of the ledger; of two years in balance none is', () => {
  const due = (...days: string[]): (string | null)[] =>
    readText(
      table(
        ['序号', '问题', '措施', '完成时限'],
        ...days.map((day, at) => [`${at}`, `问题${'甲乙丙丁'.charAt(at)}甚多`, '盘点', day]),
      ),
    ).findings.map(({ measures }) => measures[0]?.dueOn ?? null)
  expect(
    due('2026-06-30', '46203', '2026.9.1', '2027年6月').concat(
      due('2026-06-30', '46203', '2026.9.1', '12月中旬'),
    ),
  ).toEqual([
    '2026-06-30',
    '2026-06-30',
    '2026-09-01',
    '2027-06-30',
    '2026-06-30',
    '2026-06-30',
    '2026-09-01',
    '2026-12-20',
  ])
  expect(due('2026-06-30', '2027-06-30', '12月中旬')).toEqual(['2026-06-30', '2027-06-30', null])
})

test('days with slashes are read as the clear ones among them', () => {
  const days = ['31/03/2026', '04/05/2026', '01/02/2027']
  const rows = days.map((day, at) => [
    `1.${at}`,
    `Gap ${'ABC'.charAt(at)}`,
    'Count stock',
    'Finance (lead); IT (support)',
    day,
  ])
  const draft = readText(
    table(['Ref', 'Observation', 'Agreed action', 'Action owner', 'Target date'], ...rows),
  )
  expect(
    draft.findings.flatMap(({ measures }) => measures.map(({ dueOn, owners }) => [dueOn, owners])),
  ).toEqual([
    ['2026-03-31', ['Finance', 'IT']],
    ['2026-05-04', ['Finance', 'IT']],
    ['2027-02-01', ['Finance', 'IT']],
  ])
})

describe('rows that hold no finding', () => {
  const ledger = table(
    ['禾岭区整改台账', '', '', '', ''],
    ['填报单位：办公室', '', '', '填报日期：2026年7月10日', ''],
    ['序号', '问题', '整改措施', '完成时限', '完成情况'],
    ['一、党的领导方面', '', '', '', ''],
    ['1', '台账不清', '盘点', '7月底', '推进中'],
    ['小计', '1个', '1条', '', ''],
    ['序号', '问题', '整改措施', '完成时限', '完成情况'],
    ['', '', '建账', '6月底', '已完成'],
    ['二、党的建设方面', '', '', '', ''],
    ['2', '值班脱岗', '抽查', '长期坚持', ''],
    ['合计', '2个问题', '3条措施', '', ''],
    ['备注：每月更新', '', '', '', ''],
    ['审核人：', '', '填表人：', '', ''],
  )

  test('are headings and furniture, and nothing is left to be placed', () => {
    const draft = readText(ledger)
    expect(draft.findings.map(({ path, title }) => [path, title])).toEqual([
      [['一、党的领导方面'], '台账不清'],
      [['二、党的建设方面'], '值班脱岗'],
    ])
    expect(draft.passages.filter(({ role }) => role === 'unplaced')).toEqual([])
    expect(draft.warnings.map(({ code }) => code)).not.toContain('TEXT_UNPLACED')
  })

  test('a heading that a further page repeats does not end its finding, and days take the year of the ledger', () =>
    expect(readText(ledger).findings[0]?.measures.map(({ text, dueOn }) => [text, dueOn])).toEqual([
      ['盘点', '2026-07-31'],
      ['建账', '2026-06-30'],
    ]))
})

test.each([
  [['3', '合计', '2个问题', '3条', '']],
  [['', '合计数', '3', '', '']],
  [['办公室小计', '', '2', '', '']],
  [['', '本表合计', '2', '', '1']],
  [['（合计）', '', '2', '', '50%']],
  [['3', '小计', '', '', '']],
])('a row that adds up others is none of them: %s', (row) => {
  const draft = readText(
    table(
      ['序号', '问题', '整改措施', '责任单位', '完成时限'],
      ['1', '台账不清', '盘点', '办公室', '2026年7月底'],
      ['2', '资金合计数不实', '逐项核对', '办公室', '2026年7月底'],
      row,
    ),
  )
  expect(draft.findings.map(({ title, measures }) => [title, measures.map(({ text }) => text)])).toEqual([
    ['台账不清', ['盘点']],
    ['资金合计数不实', ['逐项核对']],
  ])
  expect(draft.passages.filter(({ role }) => role === 'unplaced')).toEqual([])
  expect(draft.warnings.map(({ code }) => code)).toEqual(['TOTALS_LEFT_OUT'])
  expect(draft.warnings[0]?.message).toContain(row.filter((cell) => cell !== '').join(' '))
})

describe('a heading of two lines', () => {
  test('names what each column holds', () => {
    const draft = readText(
      table(
        ['序号', '问题', '整改措施', '整改责任', '', '', '整改时限', '', '完成情况'],
        ['〃', '〃', '〃', '牵头单位', '配合单位', '责任人', '原定时限', '调整后时限', '〃'],
        [
          '1',
          '台账不清',
          '盘点',
          '财政局',
          '审计局、档案馆',
          '邱小满',
          '2026-06-30',
          '2026-09-30',
          '正在推进',
        ],
        ['2', '值班脱岗', '抽查', '办公室', '', '罗听雨', '2026-06-30', '', '已完成'],
      ),
    )
    expect(draft.findings.map(({ measures }) => measures[0])).toMatchObject([
      {
        owners: ['财政局', '审计局', '档案馆'],
        handlers: ['邱小满'],
        dueOn: '2026-09-30',
        firstDueOn: '2026-06-30',
        state: 'notDone',
      },
      { owners: ['办公室'], dueOn: '2026-06-30', firstDueOn: null, firstDueRaw: null, state: 'done' },
    ])
  })
})

describe('what a row says of its measure', () => {
  test('people, days and state, each in its field', () =>
    expect(
      measureOf(
        ['责任领导', '责任单位', '承办人', '完成时限', '完成情况', '完成时间', '备注'],
        ['周远', '财 政 局（牵头）、审计局', '邱小满 0599-5550120', '2026.7.15', '已销号', '7月12日', '存档'],
      ),
    ).toMatchObject({
      leader: '周远',
      owners: ['财政局', '审计局'],
      handlers: ['邱小满'],
      dueOn: '2026-07-15',
      state: 'done',
      stateRaw: '已销号',
      doneOn: '2026-07-12',
      notes: [
        { heading: '承办人', text: '邱小满 0599-5550120' },
        { heading: '备注', text: '存档' },
      ],
    }))

  test('when it was done where no column says by when', () =>
    expect(measureOf(['完成时间'], ['2026-07-15'])).toMatchObject({ dueOn: '2026-07-15', doneOn: null }))

  test('a date put off in its cell', () =>
    expect(measureOf(['完成时限'], ['原定6月30日，延期至2026年11月30日'])).toMatchObject({
      dueOn: '2026-11-30',
      firstDueOn: '2026-06-30',
      firstDueRaw: '6月30日',
    }))

  test.each([
    ['经批准延期至2026年9月30日', '2026-09-30', '2026-06-30'],
    ['申请延期至2026年9月30日，已批', '2026-09-30', '2026-06-30'],
    ['申请延期至2026年9月30日', '2026-06-30', null],
    ['2026年9月30日复查', '2026-06-30', null],
  ])('a date put off among the remarks: %s', (remark, dueOn, firstDueOn) => {
    const measure = measureOf(['完成时限', '备注'], ['2026-06-30', remark])
    expect(measure).toMatchObject({ dueOn, firstDueOn, notes: [{ heading: '备注', text: remark }] })
  })

  test.each(['1.已完成 2.推进中', '①已完成②推进中', '1已完成，2推进中', '（1）已完成（2）推进中'])(
    'packed with its own state: %s',
    (states) => {
      const mark = states.includes('①')
        ? ['①', '②']
        : states.includes('（')
          ? ['（1）', '（2）']
          : ['1.', '2.']
      const [finding] = readText(
        table(
          ['序号', '问题', '措施', '完成时限', '完成情况'],
          ['1', '台账不清', `${mark[0]}盘点；${mark[1]}建账`, '2026-06-30', states],
        ),
      ).findings
      expect(finding?.measures.map(({ text, state }) => [text, state])).toEqual([
        ['盘点', 'done'],
        ['建账', 'notDone'],
      ])
    },
  )

  test('a date of two stages', () =>
    expect(measureOf(['完成时限'], ['2026年6月底前完成方案、12月底前全面完成'])).toMatchObject({
      dueOn: '2026-12-31',
      firstDueOn: null,
      milestones: [{ on: '2026-06-30' }, { on: '2026-12-31' }],
    }))

  test('a column that nobody knows is kept as a note', () =>
    expect(measureOf(['亮点'], ['一物一卡']).notes).toEqual([{ heading: '亮点', text: '一物一卡' }]))

  test('nothing of another row, whatever stands there', () =>
    expect(
      measureOf(['完成时限', '完成情况'], ['长期坚持', ''], [['', '', '建账', '2026-03-31', '已完成']]),
    ).toMatchObject({ dueOn: null, timeClass: 'continuous', state: 'unclear', stateRaw: null }))

  test('what a merged cell says of several', () => {
    const draft = readText(
      table(
        ['序号', '问题', '措施', '责任单位', '完成时限', '备注'],
        ['1', '台账不清', '盘点', '财政局', '2026-06-30', '按月报'],
        ['〃', '〃', '建账', '〃', '〃', '〃'],
      ),
    )
    expect(draft.findings[0]?.measures.map(({ owners, dueOn, notes }) => [owners, dueOn, notes])).toEqual([
      [['财政局'], '2026-06-30', []],
      [['财政局'], '2026-06-30', []],
    ])
    expect(draft.findings[0]?.notes).toEqual([{ heading: '备注', text: '按月报' }])
  })

  test('each of several that are packed in its cells has its own', () => {
    const [finding] = readText(
      table(
        ['序号', '问题', '措施', '完成时限', '完成情况'],
        ['1', '台账不清', '1.盘点 2.建账', '1.2026-07-31；2.长期坚持', '50%'],
      ),
    ).findings
    expect(finding?.measures).toMatchObject([
      { text: '盘点', dueOn: '2026-07-31', state: 'unclear', stateRaw: '50%' },
      { text: '建账', dueOn: null, timeClass: 'continuous', state: 'unclear' },
    ])
  })

  test('of a measure that goes on below, who else answers', () =>
    expect(
      measureOf(['责任单位', '责任人'], ['财政局', '邱小满'], [['〃', '〃', '〃', '审计局', '罗听雨']]),
    ).toMatchObject({ owners: ['财政局', '审计局'], handlers: ['邱小满', '罗听雨'] }))
})
