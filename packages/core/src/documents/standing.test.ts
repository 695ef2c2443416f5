import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import { briefOf } from './brief.ts'
import { circularOf } from './circular.ts'
import { type DocumentModel, runsOf, textOf } from './document.ts'
import { figuresOf } from './figures.ts'
import { actionPlanOf } from './action-plan.ts'
import { followUpOf } from './follow-up.ts'
import { meetingPapersOf } from './meeting-papers.ts'
import { noticeOf } from './notice.ts'
import { progressOf } from './progress.ts'
import { planOf } from './rectification-plan.ts'
import { aChange, aFinding, aMeasure, numberedId, someStanding } from './standing.testing.ts'

const linesOf = ({ blocks }: DocumentModel): readonly string[] => blocks.map(textOf)
const textIn = (model: DocumentModel): string => linesOf(model).join('\n')

test('the figures of the moment are sentences, each number with its records', () => {
  const model = figuresOf(someStanding())
  expect(linesOf(model).slice(0, 5)).toEqual([
    '巡察整改数据口径',
    '（截至2026年6月1日，日志第42条）',
    '整改台账登记1个问题，细化分解为4条整改措施。截至2026年6月1日，1个问题4条整改措施中，已销号措施1条，占25%。',
    '1个问题中，正在推进1个。',
    '截至2026年6月1日，已销号1条、正在整改3条；未销号措施中，超过计划时限1条。按整改时限分，限期整改4条。未销号的整改措施3条，其中已超过时限1条、10天内到期1条。',
  ])
  const figures = model.blocks.flatMap(runsOf).flatMap((run) => (run.kind === 'figure' ? [run] : []))
  const late = figures.filter(({ records }) => records.length === 1 && records[0]?.id === numberedId(2, 2))
  expect(late.map(({ value }) => value)).toEqual([1, 1, 1, 1])
})

test('a report tells what has changed since a day, and what waits for a decision', () => {
  const waiting = [
    {
      id: id<'closureRequest'>(numberedId(4, 1)),
      itemId: id<'measure'>(numberedId(2, 3)),
      rung: 'coordinator',
      rungNames: {},
      since: day('2026-05-20'),
    },
  ] as const
  const text = textIn(progressOf(someStanding({ waiting })))
  expect(text).toContain(
    '新区工作委员会关于巡察整改进展情况的报告\n（截至2026年6月1日，日志第42条）\n市委巡察组：',
  )
  expect(text).toContain('2026年5月25日以来，新销号的措施1条、申请被退回的措施1条。')
  expect(text).toContain('\n1-1 修订第1项制度（2026年5月28日销号）。')
  expect(text).toContain(
    '\n1-2 修订第2项制度，责任部门综合执法局，计划2026年5月22日前完成，已超过10天，已申请延期。',
  )
  expect(text).toContain('1. 延期申请：1-2 修订第2项制度，申请由2026年5月22日延至2026年6月20日。')
  expect(text).toContain('2. 销号审核：待工作专班审核签字1件，最长已等12天。')
})

test('where nothing has changed that is said, and behind an entry the entry is named', () => {
  const since = { day: day('2026-05-25'), entry: 40 }
  expect(textIn(progressOf(someStanding({ changes: [], since })))).toContain(
    '日志第40条（2026年5月25日）以来，台账没有变化。',
  )
})

test('what was voided since then is told among the changes, and counted nowhere else', () => {
  const gone = aMeasure(9, { status: 'voided' })
  const { measures, changes } = someStanding()
  const all = {
    measures: [...measures, gone],
    changes: [...changes, aChange('measure.voided', 9, '2026-05-29')],
  }
  expect(textIn(progressOf(someStanding(all)))).toContain('申请被退回的措施1条、作废的措施1条。')
})

test('what was read in, split off or given another day is told apart from what somebody added', () => {
  const changes = [
    aChange('measure.dayMoved', 4, '2026-05-26'),
    aChange('measure.added', 1, '2026-05-26'),
    aChange('measure.readIn', 2, '2026-05-27'),
    aChange('measure.readIn', 3, '2026-05-27'),
    aChange('measure.splitOff', 4, '2026-05-28'),
  ]
  expect(textIn(briefOf(someStanding({ changes })))).toContain(
    '变化：2026年5月25日以来，时限另有调整的措施1条、新增的措施1条、从文件录入的措施2条、拆分出的措施1条。',
  )
})

test('decisions that have no room on the brief are in the report, or in the papers of a meeting behind it', () => {
  const details = someStanding().details.map((detail) => ({ ...detail, askedUntil: day('2026-12-20') }))
  const measures = [1, 2, 3, 4, 5].map((number) => aMeasure(number, { dueOn: day('2026-09-30') }))
  const asked = [...details, ...details.slice(0, 1).map((one) => ({ ...one, id: aMeasure(5).id }))]
  const facts = someStanding({ measures, details: asked, changes: [] })
  expect(textIn(briefOf(facts))).toContain('需要研究决定（另有1项见进展情况报告）')
  const papers = textIn(meetingPapersOf(facts))
  expect(papers).toContain('需要研究决定（另有1项见本材料“需要研究决定的事项”部分）')
  expect(papers).toContain('5. 延期申请：1-5 修订第5项制度')
  expect(papers).not.toContain('进展情况报告')
})

test('of a decision on the brief what is asked for stands whole, however long the measure is', () => {
  const text = '处置长期停滞项目，逐个项目明确处置意见、责任部门和完成时限，分批报请会议研究后组织实施。'
  const measures = [aMeasure(1, { dueOn: day('2026-09-30'), text })]
  const details = someStanding()
    .details.slice(0, 1)
    .map((detail) => ({ ...detail, id: aMeasure(1).id, askedUntil: day('2026-12-20') }))
  const brief = textIn(briefOf(someStanding({ measures, details, changes: [] })))
  expect(brief).toMatch(/延期申请：1-1 处置长期停滞项目.*……，申请由2026年9月30日延至2026年12月20日。/u)
})

test('what was closed since then and opened again is not called closed', () => {
  const measures = [aMeasure(1, { status: 'reopened' })]
  expect(textIn(progressOf(someStanding({ measures })))).not.toContain('新销号')
})

test('the brief names what has been late the longest and counts the others', () => {
  const measures = [1, 2, 3, 4, 5].map((number) => aMeasure(number, { dueOn: day(`2026-05-0${number}`) }))
  const text = textIn(briefOf(someStanding({ measures, changes: [], details: [] })))
  expect(text).toContain('超过时限的措施（5条，列出超过最久的3条）')
  const brief = briefOf(someStanding({ measures, changes: [], details: [] }))
  const figures = brief.blocks.flatMap((block) => (block.kind === 'line' ? block.runs : []))
  const opened = figures.flatMap((run) =>
    run.kind === 'figure' ? [run.records.map(({ id: one }) => one)] : [],
  )
  expect(opened).toContainEqual([1, 2, 3].map((number) => numberedId(2, number)))
  expect(text).toContain('1-1 修订第1项制度\t综合执法局\t2026年5月1日\t31天')
  expect(text).not.toContain('1-4 ')
})

test('the circular counts by unit how many are late and how often claims were sent back', () => {
  const text = textIn(circularOf(someStanding()))
  expect(text).toContain('责任部门\t措施\t已销号\t超过时限\t退回次数\t延期次数\n综合执法局\t4\t1\t1\t2\t0')
  expect(text).toContain(
    '\n1-1 修订第1项制度，责任部门综合执法局，2026年5月26日、2026年5月27日退回，已于2026年5月28日销号。',
  )
})

test('the circular says of what was returned or given more time how it stands by now', () => {
  const [changes, all] = [
    [
      aChange('measure.returned', 2, '2026-05-26'),
      aChange('measure.returned', 3, '2026-05-26'),
      aChange('measure.extensionGranted', 1, '2026-05-26'),
    ],
    someStanding().measures,
  ]
  const measures = all.map((measure, at) =>
    at === 2 ? { ...measure, status: 'submitted' as const } : measure,
  )
  const text = textIn(circularOf(someStanding({ changes, measures })))
  expect(text).toContain('2026年5月26日退回，已超过10天。')
  expect(text).toContain('2026年5月26日退回，现正在审核。')
  expect(text).toContain('延至2026年6月30日，已于2026年5月28日销号。')
})

test('what nobody is named for is told as that, and counted for nothing', () => {
  const text = textIn(noticeOf(someStanding()))
  expect(text).toContain('4条整改措施中，明确责任部门的4条，共涉及1个责任部门；牵头领导、承办人尚未明确。')
  expect(text).not.toContain('0名')
})

test('a plan that nobody has approved says so, and each measure says whose it is and until when', () => {
  const text = textIn(planOf(someStanding()))
  expect(text).toContain('新区工作委员会关于巡察整改工作的方案\n（送审稿）')
  expect(text).toContain('（3）修订第3项制度。（责任部门：综合执法局；完成时限：2026年6月5日）')
  const plan = { number: 2, approvedOn: day('2026-05-01') }
  expect(linesOf(planOf(someStanding({ plan })))).toContain('（第2版，2026年5月1日批准）')
})

test('the follow-up report has a status for each finding and a plan of corrective actions', () => {
  const findings = [aFinding(1), aFinding(2, { status: 'closed', verdict: 'notCompleted' })]
  const text = textIn(followUpOf(someStanding({ findings })))
  expect(text).toContain(
    'Of 2 findings: 1 closed – not implemented, 1 open. 1 of 4 corrective actions is closed (25%).',
  )
  expect(text).toContain('3 remain open, 1 of them overdue.')
  expect(text).toContain('2\t第2件事做得不实\tClosed – not implemented\t0 of 0\tNot assigned')
  expect(text).toContain('1-2\t修订第2项制度。\t综合执法局\t22 May 2026\tUnder way, 10 days overdue')
})

test('the corrective action plan says of each action what is expected, who is responsible and how it stands', () => {
  const findings = [aFinding(1), aFinding(2)]
  const text = textIn(actionPlanOf(someStanding({ findings })))
  expect(text).toContain('The plan answers 2 findings with 4 corrective actions.')
  expect(text).toContain('No corrective action is recorded.')
  expect(text).toContain('1-2\t修订第2项制度。')
  expect(text).toContain('22 May 2026\tUnder way, 10 days overdue')
})

test('a rectification without findings and measures has documents too', () => {
  const empty = someStanding({ findings: [], measures: [], changes: [], details: [] })
  for (const write of [figuresOf, progressOf, briefOf, circularOf, planOf, followUpOf, actionPlanOf])
    expect(write(empty).blocks.length).toBeGreaterThan(1)
})

test('the figures of the moment count what was extended, and say that a meeting’s own day is not in it', () => {
  const { details } = someStanding()
  const extended = details.map((detail, at) => (at === 2 ? { ...detail, extensions: 1 } : detail))
  expect(textIn(figuresOf(someStanding({ details: extended })))).toContain(
    '经批准延期\t1条\t经批准至少一次；会议议定或调整方案改变时限的不计入',
  )
})
