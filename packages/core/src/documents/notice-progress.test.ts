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
      '目前进展：据整改台账.xlsx所载：已完成90%；已完成（2026年5月10日）（计划2026年6月30日前完成）',
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
    '已销号0条）。修订第1项制度。据整改台账.xlsx所载：已启动。（2026年5月10日）（计划2026年6月30日前完成）',
  )
})
