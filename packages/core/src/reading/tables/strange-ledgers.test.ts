import { describe, expect, test } from 'vitest'
import type { Draft, DraftMeasure } from '../draft.ts'
import { readText } from '../read-text.ts'

const table = (...rows: string[][]): string => rows.map((row) => row.join('\t')).join('\n')

function treeOf({ findings }: Draft): [string | null, string | null, string[]][] {
  return findings.map(({ number, title, measures }) => [number, title, measures.map(({ text }) => text)])
}

function measuresOf(draft: Draft): DraftMeasure[] {
  return draft.findings.flatMap(({ measures }) => measures)
}

function textsOf(cell: string): string[] {
  return measuresOf(
    readText(table(['序号', '问题', '整改措施'], ['1', '台账不清', cell], ['2', '值班脱岗', '抽查'])),
  )
    .map(({ text }) => text)
    .slice(0, -1)
}

describe('measures are numbered', () => {
  test.each([
    ['2.', ['1.盘点', '2.建账', '3.公示']],
    ['2、', ['1、盘点', '2、建账', '3、公示']],
    ['（2）', ['（1）盘点', '（2）建账', '（3）公示']],
    ['②', ['①盘点', '②建账', '③公示']],
    ['（二）', ['（一）盘点', '（二）建账', '（三）公示']],
    ['1.2', ['1.1 盘点', '1.2 建账', '1.3 公示']],
    ['1-2', ['1-1.盘点', '1-2.建账', '1-3.公示']],
    ['措施二：', ['措施一：盘点', '措施二：建账', '措施三：公示']],
  ])('over their rows, as in %s', (_, cells) => {
    const rows = cells.map((cell, at) => [at === 0 ? '1' : '〃', at === 0 ? '台账不清' : '〃', cell])
    const draft = readText(table(['序号', '问题', '整改措施'], ...rows, ['2', '值班脱岗', '抽查']))
    expect(treeOf(draft)).toEqual([
      ['1', '台账不清', ['盘点', '建账', '公示']],
      ['2', '值班脱岗', ['抽查']],
    ])
  })

  test.each([
    ['1.盘点；2.建账；3.公示。'],
    ['1.盘点2.建账3.公示'],
    ['①盘点②建账③公示'],
    ['（1）盘点；（2）建账；（3）公示'],
    ['1.1盘点；1.2建账；1.3公示'],
    ['措施一：盘点；措施二：建账；措施三：公示'],
    ['●盘点 ●建账 ●公示'],
    ['- 盘点；- 建账；- 公示'],
  ])('within one cell, as in %s', (cell) => expect(textsOf(cell)).toEqual(['盘点', '建账', '公示']))

  test('and a stop that each of them has is a part of its words', () =>
    expect(textsOf('1、盘点。2、建账。3、公示。')).toEqual(['盘点。', '建账。', '公示。']))

  test('with letters, as in English', () =>
    expect(
      measuresOf(
        readText(
          table(
            ['Ref', 'Finding', 'Action', 'Owner'],
            ['1', 'No register', '(a) Compile it; (b) Review it', 'Legal'],
          ),
        ),
      ).map(({ text }) => text),
    ).toEqual(['Compile it', 'Review it']))

  test.each([
    ['1.5万亩农田建成高标准'],
    ['3-5个试点先行'],
    ['2026年建成泵站'],
    ['12家企业全部签约'],
    ['清理1、2、3号楼杂物；公示'],
    ['建账；公示。'],
  ])('and figures are no numbers, as in %s', (cell) => expect(textsOf(cell)).toEqual([cell]))
})

describe('a line over its rows', () => {
  const headings = ['序号', '整改举措', '责任部门', '完成时限']

  test('is their problem where no column holds any, and the line over it is its part', () => {
    const draft = readText(
      table(
        headings,
        ['一、履职方面', '', '', ''],
        ['（一）台账不清', '', '', ''],
        ['1', '盘点', '财政局', '2026年5月'],
        ['2', '建账', '财政局', '2026年6月'],
        ['（二）值班脱岗', '', '', ''],
        ['1', '抽查', '办公室', '2026年7月'],
        ['小计：2个问题，3项举措', '', '', ''],
        ['二、作风方面', '', '', ''],
        ['（三）公文积压', '', '', ''],
        ['1', '清理', '办公室', '2026年8月'],
      ),
    )
    expect(treeOf(draft)).toEqual([
      ['(一)', '台账不清', ['盘点', '建账']],
      ['(二)', '值班脱岗', ['抽查']],
      ['(三)', '公文积压', ['清理']],
    ])
    expect(draft.findings.map(({ path }) => path.join())).toEqual([
      '一、履职方面',
      '一、履职方面',
      '二、作风方面',
    ])
  })

  test('is their problem also where its number has a cell of its own, and rows are counted through', () =>
    expect(
      treeOf(
        readText(
          table(
            headings,
            ['一', '台账不清', '', ''],
            ['1', '盘点', '财政局', '2026年5月'],
            ['2', '建账', '财政局', '2026年6月'],
            ['二', '值班脱岗', '', ''],
            ['3', '抽查', '办公室', '2026年7月'],
          ),
        ),
      ),
    ).toEqual([
      ['一', '台账不清', ['盘点', '建账']],
      ['二', '值班脱岗', ['抽查']],
    ]))
})

describe('a heading of two lines', () => {
  test('divides its columns in English', () => {
    const [measure] = measuresOf(
      readText(
        table(
          ['Ref', 'Audit finding', 'Action ref', 'Agreed action', 'Responsibility', '', 'Due date', ''],
          ['〃', '〃', '〃', '〃', 'Owner', 'Supporting', 'Original', 'Revised'],
          ['1', 'No register', '1.1', 'Compile it', 'Legal', 'IT, Finance', '2026-03-31', '2026-05-15'],
        ),
      ),
    )
    expect(measure).toMatchObject({
      text: 'Compile it',
      owners: ['Legal', 'IT', 'Finance'],
      dueOn: '2026-05-15',
      firstDueOn: '2026-03-31',
    })
  })

  test('divides its columns in Chinese, nothing merged', () => {
    const [measure] = measuresOf(
      readText(
        table(
          ['序号', '问题', '措施', '责任', '', '完成时限', '', '实际完成', ''],
          ['', '', '', '牵头', '配合', '原定', '调整后', '日期', '说明'],
          ['1', '台账不清', '盘点', '财政局', '审计局', '2026-03-31', '2026-05-15', '2026-05-12', '已公示'],
        ),
      ),
    )
    expect(measure).toMatchObject({
      owners: ['财政局', '审计局'],
      dueOn: '2026-05-15',
      firstDueOn: '2026-03-31',
      doneOn: '2026-05-12',
    })
  })

  test('names groups over the columns', () => {
    const [measure] = measuresOf(
      readText(
        table(
          ['问题情况', '', '整改情况', '', ''],
          ['序号', '存在问题', '整改措施', '责任单位', '完成时限'],
          ['1', '台账不清', '盘点', '财政局', '2026-03-31'],
        ),
      ),
    )
    expect(measure).toMatchObject({ text: '盘点', owners: ['财政局'], dueOn: '2026-03-31' })
  })
})

describe('people and offices', () => {
  test.each([
    ['联络员及电话', '邱小满 61210011、罗听雨 61210012'],
    ['经办人员（电话）', '邱小满（61210011）、罗听雨（61210012）'],
    ['具体责任人/联系方式', '邱小满/13900001111 罗听雨/13900002222'],
    ['工作人员', '邱小满、罗听雨'],
  ])('are told from each other under %s', (heading, words) => {
    const [measure] = measuresOf(
      readText(
        table(['序号', '问题', '措施', '办理单位', heading], ['1', '台账不清', '盘点', '农经站', words]),
      ),
    )
    expect(measure).toMatchObject({ owners: ['农经站'], handlers: ['邱小满', '罗听雨'] })
  })

  test('who fill in or check answer for nothing', () => {
    const [measure] = measuresOf(
      readText(
        table(
          ['序号', '问题', '措施', '填报单位', '责任单位', '验收人'],
          ['1', '台账不清', '盘点', '县纪委', '财政局', '邱小满'],
        ),
      ),
    )
    expect(measure).toMatchObject({ owners: ['财政局'], handlers: [] })
  })
})

test('one problem stays one where its rows are put right in different ways', () =>
  expect(
    treeOf(
      readText(
        table(
          ['问题编号', '发现问题', '整改措施', '整改类型'],
          ['SJ-01', '台账不清', '盘点', '立行立改'],
          ['SJ-01', '台账不清', '建账', '分阶段整改'],
          ['SJ-02', '值班脱岗', '抽查', '持续整改'],
        ),
      ),
    ),
  ).toEqual([
    ['SJ-01', '台账不清', ['盘点', '建账']],
    ['SJ-02', '值班脱岗', ['抽查']],
  ]))

describe('a sheet', () => {
  const sheet = (name: string, ...rows: string[][]): string =>
    `${name}\n${table(['序号', '问题', '整改措施', '责任单位'], ...rows)}`
  const now = sheet('整改台账', ['1', '台账不清', '盘点', '财政局'], ['2', '值班脱岗', '抽查', '办公室'])

  test.each([['2025年（旧）'], ['第一版（作废）'], ['Archive 2025'], ['讨论稿'], ['上年度存档']])(
    'that says it is old is left out though it shares no row: %s',
    (name) => {
      const draft = readText(`${sheet(name, ['1', '会风不正', '精简会议', '办公室'])}\n\n${now}`)
      expect(treeOf(draft).map(([, title]) => title)).toEqual(['台账不清', '值班脱岗'])
    },
  )

  test.each([['历史遗留问题'], ['老旧小区'], ['废气治理']])('named %s is a part like any other', (name) => {
    const draft = readText(`${sheet(name, ['1', '会风不正', '精简会议', '办公室'])}\n\n${now}`)
    expect(treeOf(draft).map(([, title]) => title)).toEqual(['会风不正', '台账不清', '值班脱岗'])
  })
})

test('a row of places to sign says nothing of an item', () =>
  expect(
    treeOf(
      readText(
        table(
          ['序号', '问题', '整改措施', '责任单位', '备注'],
          ['1', '台账不清', '盘点', '财政局', ''],
          ['街道主任签字：', '', '审核：刘大庆', '', '制表：小郑'],
        ),
      ),
    ),
  ).toEqual([['1', '台账不清', ['盘点']]]))

test('a tick counts where it stands, also beside a goal that several rows share', () =>
  expect(
    measuresOf(
      readText(
        table(
          ['序号', '问题', '整改目标', '措施', '整改状态', '', ''],
          ['〃', '〃', '〃', '〃', '已完成', '整改中', '未启动'],
          ['1', '台账不清', '账实相符', '盘点', '', '√', ''],
          ['〃', '〃', '〃', '建账', '√', '', ''],
          ['〃', '〃', '〃', '公示', '', '', '√'],
        ),
      ),
    ).map(({ state, stateRaw }) => [state, stateRaw]),
  ).toEqual([
    ['notDone', '整改中'],
    ['done', '已完成'],
    ['notDone', '未启动'],
  ]))

test('where only colours tell, in a legend of several cells, all is asked about', () => {
  const draft = readText(
    table(
      ['图例：', '绿色=完成', '黄色=正在办', '红色=滞后'],
      ['序号', '问题', '措施', '办理单位'],
      ['1', '台账不清', '盘点', '财政所'],
    ),
  )
  expect(measuresOf(draft)).toMatchObject([{ state: 'unclear', stateRaw: null, owners: ['财政所'] }])
})
