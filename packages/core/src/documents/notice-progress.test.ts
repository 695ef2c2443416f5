import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import { textOf } from './document.ts'
import { noticeOf } from './notice.ts'
import type { NoticeFinding, NoticeMeasure } from './notice-facts.ts'
import type { NoticeForm } from './notice-forms.ts'
import { progressOf } from './progress.ts'
import { aFinding, aMeasure, numberedId, someStanding } from './standing.testing.ts'

const said = {
  document: '整改台账.xlsx',
  text: '已完成90%\n已完成',
  stateRaw: null,
  doneOn: day('2026-05-10'),
  doneRaw: '2026-05-10',
  toldAt: '2026-05-11T01:00:00.000Z',
}

const lastReport = {
  id: id<'progressReport'>(numberedId(3, 1)),
  text: '已核对一半',
  on: day('2026-05-02'),
}

function noticeText(
  measures: readonly NoticeMeasure[],
  { form, finding = aFinding(1) }: { readonly form: NoticeForm; readonly finding?: NoticeFinding },
): string {
  const facts = someStanding({ findings: [finding], measures })
  return noticeOf(facts, { form }).blocks.map(textOf).join('\n')
}

test('what only a source tells of progress is told as its words, and is counted as nobody’s report', () => {
  const measures = [
    aMeasure(1, { status: 'planned', said }),
    aMeasure(2, { said, lastReport }),
    aMeasure(3, { status: 'planned', said: { ...said, text: ' ' } }),
  ]
  const report = progressOf(someStanding({ measures })).blocks.map(textOf).join('\n')
  for (const text of [noticeText(measures, { form: 'full' }), report]) {
    expect(text).toContain(
      '目前进展：据整改台账.xlsx所载：已完成90%；已完成（所载完成日期2026年5月10日）（计划2026年6月30日前完成）',
    )
    expect(text).toContain('目前进展：已核对一半。')
    expect(text).toContain('目前进展：尚无进展记录。')
    expect(text).toContain('正在整改1条、尚未启动2条（其中来源文件载有进展、尚未填报的1条）')
  }
})

test('folded under a head what only a source tells stands behind the measure in its own words', () => {
  const measure = aMeasure(1, { status: 'planned', said: { ...said, text: '已启动。' } })
  const finding = aFinding(1, { heads: [{ text: '健全制度', measureIds: [measure.id] }] })
  expect(noticeText([measure], { form: 'published', finding })).toContain(
    '已销号0条）。修订第1项制度。据整改台账.xlsx所载：已启动。（所载完成日期2026年5月10日）（计划2026年6月30日前完成）',
  )
})

test('the word of a source for the state is told as that, once, and is counted as what the source tells', () => {
  const noDay = { ...said, doneOn: null, doneRaw: null }
  const measures = [
    aMeasure(1, {
      status: 'planned',
      said: { ...noDay, text: '已完成清单初稿。\n整改中', stateRaw: '整改中' },
    }),
    aMeasure(2, { status: 'planned', said: { ...noDay, text: '整改中', stateRaw: '整改中' } }),
    aMeasure(3, { status: 'planned', said: { ...said, text: '已更换12处\n已完成', stateRaw: '已完成' } }),
    aMeasure(4, {
      status: 'closed',
      closedOn: day('2026-05-12'),
      before: { document: '整改台账.xlsx', text: '已更换3处\n已销号', stateRaw: '已销号' },
    }),
  ]
  const text = noticeText(measures, { form: 'full' })
  expect(text).toContain('目前进展：据整改台账.xlsx所载：已完成清单初稿。来源状态为“整改中”。（计划')
  expect(text).toContain('目前进展：据整改台账.xlsx所载，状态为“整改中”。（计划')
  expect(text).toContain(
    '据整改台账.xlsx所载：已更换12处（所载完成日期2026年5月10日）。来源状态为“已完成”。（所载情况待审核，尚未销号；计划2026年6月30日前完成销号）',
  )
  expect(text).toContain('据整改台账.xlsx所载：已更换3处。来源状态为“已销号”。（建档前已销号')
  expect(text).toContain('尚未启动3条（其中来源文件载有进展、尚未填报的3条）')
})

test('what a source says has not begun is no progress of a source', () => {
  const told = (text: string) => aMeasure(text.length, { status: 'planned', said: { ...said, text } })
  const unbegun = aMeasure(9, { status: 'planned', said: { ...said, text: '未开始', stateRaw: '未开始' } })
  const measures = [told('已启动。'), told('尚未启动。'), told('暂无进展'), unbegun]
  expect(noticeText(measures, { form: 'full' })).toContain(
    '尚未启动4条（其中来源文件载有进展、尚未填报的1条）',
  )
})

test('what was returned or reopened is not told as done, until something is reported anew', () => {
  const report = { ...lastReport, text: '新增停车泊位812个' }
  const figures = [
    {
      id: id<'figure'>(numberedId(4, 1)),
      name: '新增泊位',
      unit: '个',
      target: 800,
      counting: 'standing',
      value: 812,
    },
  ] as const
  const known = { lastReport: report, figures, said }
  const ofBoth = [
    aMeasure(1, { ...known, status: 'returned' }),
    aMeasure(2, { ...known, status: 'reopened' }),
  ]
  const finding = aFinding(1, { heads: [{ text: '健全制度', measureIds: ofBoth.map((one) => one.id) }] })
  const full = noticeText(ofBoth, { form: 'full' })
  const progress = progressOf(someStanding({ measures: ofBoth }))
    .blocks.map(textOf)
    .join('\n')
  const published = noticeText(ofBoth, { form: 'published', finding })
  for (const text of [full, progress]) {
    expect(text).toContain('目前进展：销号申请已退回，所报情况正在核实补正。（计划')
    expect(text).toContain('目前进展：已重新整改，此前所报情况正在重新核实。（计划')
  }
  expect(published).toContain('修订第1项制度。销号申请已退回，所报情况正在核实补正。（计划')
  expect(published).toContain('修订第2项制度。已重新整改，此前所报情况正在重新核实。（计划')
  for (const text of [full, progress, published]) expect(text).not.toMatch(/812|已完成90%/u)
  for (const status of ['underway', 'submitted'] as const)
    expect(noticeText([aMeasure(1, { ...known, status })], { form: 'full' })).toContain(
      '新增停车泊位812个。新增泊位812个',
    )
})
