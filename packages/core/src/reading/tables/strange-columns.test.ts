import { describe, expect, test } from 'vitest'
import type { Draft, DraftMeasure } from '../draft.ts'
import { readText } from '../read-text.ts'

const table = (...rows: string[][]): string => rows.map((row) => row.join('\t')).join('\n')

function measuresOf(draft: Draft): DraftMeasure[] {
  return draft.findings.flatMap(({ measures }) => measures)
}

function treeOf({ findings }: Draft): [string | null, string | null, string[]][] {
  return findings.map(({ number, title, measures }) => [number, title, measures.map(({ text }) => text)])
}

describe('columns whose headings say nothing are told by what stands in them', () => {
  const draft = readText(
    table(
      ['序号', '存在问题', '打算', '哪家', '谁', '节点', '现状'],
      [
        '1',
        '物资台账记录不清',
        '逐库盘点防汛物资并登记',
        '财政局、审计科',
        '何敏 6620017',
        '2026年5月底前',
        '已完成',
      ],
      [
        '2',
        '值班人员夜间脱岗',
        '每月抽查夜间值班情况',
        '党政办公室',
        '陶建国 6620018',
        '长期坚持',
        '正在推进',
      ],
      ['3', '公文流转时间过长', '压缩公文流转审批环节', '机关服务中心', '罗平、韩雪', '2026-08-31', '已完成'],
    ),
  )

  test('offices, people, days, states and sentences', () =>
    expect(
      measuresOf(draft).map(({ text, owners, handlers, dueOn, state }) => [
        text,
        owners,
        handlers,
        dueOn,
        state,
      ]),
    ).toEqual([
      ['逐库盘点防汛物资并登记', ['财政局', '审计科'], ['何敏'], '2026-05-31', 'done'],
      ['每月抽查夜间值班情况', ['党政办公室'], ['陶建国'], null, 'notDone'],
      ['压缩公文流转审批环节', ['机关服务中心'], ['罗平', '韩雪'], '2026-08-31', 'done'],
    ]))

  test('and never against a column that says it', () => {
    const [measure] = measuresOf(
      readText(
        table(
          ['序号', '问题', '措施', '责任单位', '监管'],
          ['1', '台账不清', '盘点', '财政局', '审计局'],
          ['2', '值班脱岗', '抽查', '办公室', '审计局'],
        ),
      ),
    )
    expect(measure).toMatchObject({ owners: ['财政局'], notes: [{ heading: '监管', text: '审计局' }] })
  })
})

describe('of two columns of the same kind', () => {
  test('the measure is what is called a measure', () => {
    const [measure] = measuresOf(
      readText(
        table(
          ['序号', '问题', '整改要求', '整改措施', '责任单位'],
          ['1', '台账不清', '限期改正', '盘点', '财政局'],
        ),
      ),
    )
    expect(measure).toMatchObject({ text: '盘点', notes: [{ heading: '整改要求', text: '限期改正' }] })
  })

  test('a number behind the problem is that of its measure', () =>
    expect(
      treeOf(
        readText(
          table(
            ['序号', '问题', '序号', '整改措施', '责任单位'],
            ['1', '台账不清', '1', '盘点', '财政局'],
            ['〃', '〃', '2', '建账', '财政局'],
            ['2', '值班脱岗', '1', '抽查', '办公室'],
          ),
        ),
      ),
    ).toEqual([
      ['1', '台账不清', ['盘点', '建账']],
      ['2', '值班脱岗', ['抽查']],
    ]))

  test('a long heading means what it says before its brackets', () => {
    const [measure] = measuresOf(
      readText(
        table(
          ['序号', '问题', '措施', '整改状态（请填写已完成、基本完成、正在推进或者未启动）'],
          ['1', '台账不清', '盘点', '已完成'],
        ),
      ),
    )
    expect(measure?.state).toBe('done')
  })
})

describe('names', () => {
  test.each([
    ['童大勇（内线8012）', ['童大勇']],
    ['马春梅（8620301）高翔（8620302）', ['马春梅', '高翔']],
    ['桂芳（副局长）', ['桂芳']],
    ['Ann Lee (ext. 4402); Bo Diaz', ['Ann Lee', 'Bo Diaz']],
  ])('of people come without telephone and duty: %s', (words, handlers) => {
    const [measure] = measuresOf(
      readText(table(['序号', '问题', '措施', '责任人'], ['1', '台账不清', '盘点', words])),
    )
    expect(measure?.handlers).toEqual(handlers)
  })

  test.each([
    ['审计局（协）、财政局（主）', ['财政局', '审计局']],
    ['财政局牵头，审计局协助', ['财政局', '审计局']],
    ['主办：财政局；协办：审计局', ['财政局', '审计局']],
    ['Lead: Finance; Support: Legal', ['Finance', 'Legal']],
  ])('of offices come without what they do: %s', (words, owners) => {
    const [measure] = measuresOf(
      readText(table(['序号', '问题', '措施', '责任单位'], ['1', '台账不清', '盘点', words])),
    )
    expect(measure?.owners).toEqual(owners)
  })
})

describe('a second table of a text', () => {
  const headings = ['序号', '问题', '整改措施', '责任单位', '完成时限', '整改状态']
  const ledger = `总台账\n${table(
    headings,
    ['1', '台账不清', '盘点', '财政局', '2026年5月', '已完成'],
    ['2', '值班脱岗', '抽查', '办公室', '2026年6月', '已完成'],
    ['3', '公文积压', '清理', '办公室', '2026年7月', '已完成'],
    ['4', '会风不正', '精简', '办公室', '2026年8月', '未完成'],
  )}`
  const all = ['盘点', '抽查', '清理', '精简']

  test('that repeats some of its rows is an extract', () => {
    const done = `已销号\n${table(
      headings,
      ['1', '台账不清', '盘点', '财政局', '2026年5月', '已完成'],
      ['2', '值班脱岗', '抽查', '办公室', '2026年6月', '已完成'],
    )}`
    for (const text of [`${ledger}\n\n${done}`, `${done}\n\n${ledger}`])
      expect(measuresOf(readText(text)).map(({ text: words }) => words)).toEqual(all)
  })

  test('that lists the proof of its measures adds none', () => {
    const proof = `佐证\n${table(['序号', '整改措施', '佐证材料'], ['1', '盘点', '照片'], ['2', '抽查', '记录'], ['3', '清理', '通知'])}`
    expect(measuresOf(readText(`${ledger}\n\n${proof}`)).map(({ text: words }) => words)).toEqual(all)
  })

  test('that says how to fill it in holds no problems', () => {
    const guide = `填报说明\n${table(['序号', '事项', '填写要求'], ['1', '完成时限', '填到日'])}`
    expect(measuresOf(readText(`${guide}\n\n${ledger}`)).map(({ text: words }) => words)).toEqual(all)
    expect(readText(`${guide}\n\n${ledger}`).findings).toHaveLength(4)
  })

  test('lists the measures of problems under their numbers', () =>
    expect(
      treeOf(
        readText(
          `问题清单\n${table(['序号', '问题', '类别'], ['1', '台账不清', '管理'], ['2', '值班脱岗', '作风'])}\n\n任务清单\n${table(
            ['编号', '整改措施', '责任单位'],
            ['1-1', '盘点', '财政局'],
            ['1-2', '建账', '财政局'],
            ['2-1', '抽查', '办公室'],
          )}`,
        ),
      ),
    ).toEqual([
      ['1', '台账不清', ['盘点', '建账']],
      ['2', '值班脱岗', ['抽查']],
    ]))

  test('names the problems again over their measures', () =>
    expect(
      treeOf(
        readText(
          `问题清单\n${table(['序号', '问题', '类别'], ['1', '台账不清', '管理'], ['2', '值班脱岗', '作风'])}\n\n任务清单\n${table(
            ['序号', '问题', '整改措施', '责任单位'],
            ['1', '台账不清', '盘点', '财政局'],
            ['2', '值班脱岗', '抽查', '办公室'],
          )}`,
        ),
      ),
    ).toEqual([
      ['1', '台账不清', ['盘点']],
      ['2', '值班脱岗', ['抽查']],
    ]))
})
