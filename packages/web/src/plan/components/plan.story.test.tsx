import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { DifferenceView, PlanVersionView } from '@bihuan/core/plan/plans.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, never, operations, refusal } from '../../testing/network.ts'
import { idNamed, oneWordOf, people, wordsOf } from '../../testing/samples.ts'
import { office as wide, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import type { PlanSearch } from '../plan-search.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { Plan } from './plan.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const rectificationId = '00000000-0000-4000-8000-000000000071'
const meetingId = idNamed('meeting', 1)
const findingId = idNamed('finding', 1)
const measureId = idNamed('measure', 1)

function aVersion(number: number, more: Partial<PlanVersionView> = {}): PlanVersionView {
  return {
    id: idNamed('planVersion', number),
    rectificationId: id<'rectification'>(rectificationId),
    number,
    approvedOn: day('2026-10-20'),
    meeting: { id: meetingId, number: '〔2026〕3号', heldOn: day('2026-10-20') },
    paper: '',
    note: '',
    findings: 12,
    measures: 48,
    recordedBy: { id: people.handler.id, name: people.handler.name },
    recordedAt: '2026-10-21T02:00:00.000Z',
    ...more,
  }
}

const putOff: DifferenceView = {
  kind: 'changed',
  item: 'measure',
  id: measureId,
  findingId,
  number: '1-2',
  words: '修订公务接待管理办法',
  fields: [
    { field: 'dueOn', before: '2026-11-30', after: '2026-12-20' },
    { field: 'timeClass', before: 'timeBound', after: 'continuous' },
    { field: 'leaderId', before: null, after: '周敏' },
  ],
  others: [],
  said: [{ reason: '上级办法尚未印发', decidedBy: '区委专题会', at: '2026-11-02T02:00:00.000Z' }],
}
const split: DifferenceView = {
  ...putOff,
  kind: 'split',
  id: idNamed('measure', 2),
  number: '2-1',
  fields: [],
  others: ['2-1', '2-2'],
  said: [],
}

const missing = [
  { what: 'findingsWithoutMeasure' as const, findingId, measureId: null, number: '3' },
  { what: 'measuresWithoutOwner' as const, findingId, measureId, number: '4-1' },
]

type Standing = {
  readonly versions?: readonly PlanVersionView[]
  readonly differences?: readonly DifferenceView[]
  readonly missing?: typeof missing
  readonly mayApprove?: boolean
}

const asked: object[] = []

function answers({ versions = [], differences = [], mayApprove = true, ...standing }: Standing): void {
  asked.length = 0
  answer({
    rectifications: { get: operations.rectifications.get.handler(never) },
    meetings: {
      list: operations.meetings.list.handler(() => ({ meetings: [], hasMore: false })),
    },
    plans: {
      list: operations.plans.list.handler(() => ({
        versions: [...versions],
        can: mayApprove ? ['approve' as const] : [],
      })),
      missing: operations.plans.missing.handler(() => {
        const listed = standing.missing ?? []
        return { total: listed.length, missing: listed }
      }),
      differences: operations.plans.differences.handler(({ input }) => {
        const { number, to, kind, after } = input
        asked.push({ number, to, kind, after })
        const counts: Record<string, number> = {}
        for (const one of differences) counts[one.kind] = (counts[one.kind] ?? 0) + 1
        const fitting = differences.filter((one) => kind === undefined || one.kind === kind)
        return { counts, total: fitting.length, differences: fitting.slice(after, after + 1) }
      }),
    },
  })
}

function plan(search: PlanSearch = {}, onSearch: (search: PlanSearch) => void = () => {}) {
  return <Plan rectificationId={rectificationId} search={search} onSearch={onSearch} />
}

test.each([phone, wide])(
  'before the first version it says what is missing, each with its item, at %o',
  async (size) => {
    answers({ missing })
    await show(plan(), { size })
    await expect.element(page.getByRole('heading', { name: '会议批准前还缺 2 处' })).toBeVisible()
    await expect.element(page.getByRole('link', { name: '3：问题没有整改措施' })).toBeVisible()
    await expect.element(page.getByRole('link', { name: '4-1：措施没有责任部门' })).toBeVisible()
    await expect.element(page.getByText('方案还没有批准的版本')).toBeVisible()
    await expect.element(page.getByRole('button', { name: '录入第 1 版批准' })).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test('who approves no plan is told where it appears, and is offered nothing', async () => {
  answers({ mayApprove: false })
  await show(plan(), { size: phone, language: 'en' })
  await expect.element(page.getByText('The plan appears here once', { exact: false })).toBeVisible()
  await expect.poll(() => page.getByRole('button').elements()).toEqual([])
  await expect.poll(unseen).toEqual([])
})

test.each([phone, wide])(
  'what became of a version is told with its reason, page by page, at %o',
  async (size) => {
    const long = { ...split, words: wordsOf(400), number: '2-1' }
    const paper = { meeting: null, paper: oneWordOf(120), note: wordsOf(120) }
    answers({ versions: [aVersion(2), aVersion(1, paper)], differences: [putOff, long] })
    const searches: PlanSearch[] = []
    await show(
      plan({ version: 1 }, (search) => searches.push(search)),
      { size },
    )
    await expect.element(page.getByText('方案没有缺项，可以录入会议批准。')).toBeVisible()
    await expect.element(page.getByRole('link', { name: '会议 〔2026〕3号' })).toBeVisible()
    await expect.element(page.getByText('2026-12-20')).toBeVisible()
    await expect.element(page.getByText('限期整改')).toBeVisible()
    await expect.element(page.getByText('（未定）')).toBeVisible()
    await expect.element(page.getByText('上级办法尚未印发（区委专题会决定，2026-11-02 录入）')).toBeVisible()
    await page.getByRole('button', { name: '显示更多变化' }).click()
    await expect.element(page.getByText('涉及 2-1、2-2')).toBeVisible()
    await expect.poll(unseen).toEqual([])
    await page.getByRole('button', { name: '拆分 1' }).click()
    await page.getByRole('button', { name: '第 2 版' }).click()
    await expect.poll(() => searches).toEqual([{ version: 1, kind: 'split' }, { version: 2 }])
    await expect.poll(() => asked.at(-1)).toEqual({ number: 1, to: undefined, kind: undefined, after: 1 })
  },
)

test('a version is compared with a later one, and one kind of change is shown', async () => {
  answers({ versions: [aVersion(2), aVersion(1)], differences: [putOff, split] })
  await show(plan({ version: 1, to: 2, kind: 'split' }), { language: 'en' })
  await expect.element(page.getByRole('button', { name: 'Split 1' })).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Measure 2-1', exact: false })).toBeVisible()
  await expect.poll(() => asked.at(-1)).toEqual({ number: 1, to: 2, kind: 'split', after: 0 })
  await expect.poll(unseen).toEqual([])
})

test('where all that departs is of one kind, nothing is offered that shows the same list again', async () => {
  answers({ versions: [aVersion(1)], differences: [putOff] })
  await show(plan(), { size: phone })
  await expect.element(page.getByText('有改动 1')).toBeVisible()
  await expect.poll(() => page.getByRole('group', { name: '变化类型' }).elements()).toEqual([])
  await expect.poll(unseen).toEqual([])
})

test('a version from which nothing departs says so; without an answer it says why', async () => {
  answers({ versions: [aVersion(1)] })
  await show(plan())
  await expect.element(page.getByText('与这一版相比没有变化。')).toBeVisible()
  answer({
    rectifications: { get: operations.rectifications.get.handler(never) },
    plans: {
      list: operations.plans.list.handler(({ errors }) => {
        throw errors.NOT_FOUND(refusal('NOT_FOUND'))
      }),
    },
  })
  await show(plan())
  await expect.element(page.getByRole('button', { name: '重试' })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('a meeting approves, or for the first version a paper with its day; a refusal says why not', async () => {
  const sent: object[] = []
  answer({
    meetings: {
      list: operations.meetings.list.handler(() => ({ meetings: [], hasMore: false })),
    },
    plans: {
      approve: operations.plans.approve.handler(({ input, errors }) => {
        const { commandId: _, rectificationId: __, ...form } = input
        sent.push(form)
        if (sent.length === 1) throw errors.PLAN_DAY_IN_FUTURE(refusal('PLAN_DAY_IN_FUTURE'))
        return aVersion(1)
      }),
    },
  })
  let isClosed = false
  await show(
    <ApproveDialog rectificationId={rectificationId} number={1} onClose={() => (isClosed = true)} />,
    { size: phone },
  )
  await expect.element(page.getByText('没有可选的会议', { exact: false })).toBeVisible()
  const send = page.getByRole('button', { name: '录入第 1 版批准' })
  await lacksAtPress(send, '批准方案的会议')
  await page.getByRole('combobox', { name: '批准方式' }).click()
  await page.getByTitle('建档前文件批准').click()
  await page.getByRole('textbox', { name: '批准文件' }).fill('〔2026〕3号')
  await page.getByRole('textbox', { name: '批准日期' }).fill('2026-10-20')
  await page.getByRole('textbox', { name: '说明' }).click()
  await expect.poll(unseen).toEqual([])
  await send.click()
  await expect.element(page.getByText('还没有到', { exact: false })).toBeVisible()
  await send.click()
  await expect.poll(() => isClosed).toBe(true)
  const form = { meetingId: null, paper: '〔2026〕3号', approvedOn: '2026-10-20', note: '' }
  await expect.poll(() => sent).toEqual([form, form])
})

test.each([phone, wide])(
  'a meeting of which too little is recorded says what is missing, and nothing is sent until it is there, at %o',
  async (size) => {
    const bare = {
      id: meetingId,
      rectificationId: id<'rectification'>(rectificationId),
      kind: 'leadership' as const,
      number: '〔2026〕3号',
      heldOn: day('2026-10-20'),
      present: [],
      presentNames: [],
      minutes: null,
      findings: [],
      resolutions: ['原则同意整改方案'],
      status: 'recorded' as const,
      reason: null,
      recordedBy: { id: people.handler.id, name: people.handler.name },
      recordedAt: '2026-10-21T02:00:00.000Z',
      version: 1,
      can: [],
    }
    answer({
      meetings: { list: operations.meetings.list.handler(() => ({ meetings: [bare], hasMore: false })) },
    })
    await show(<ApproveDialog rectificationId={rectificationId} number={2} onClose={() => {}} />, { size })
    await page.getByRole('combobox', { name: '批准方案的会议' }).click()
    await page.getByTitle('缺参会人员', { exact: false }).click()
    const way = page.getByRole('link', { name: '去补充这次会议' })
    await expect
      .element(way)
      .toHaveAttribute('href', `/rectifications/${rectificationId}/meetings#meeting-${meetingId}`)
    await expect
      .element(page.getByText('该会议缺参会人员，补上以后才能据以批准方案。', { exact: false }))
      .toBeVisible()
    await lacksAtPress(page.getByRole('button', { name: '录入第 2 版批准' }), '批准方案的会议')
    await expect.poll(unseen).toEqual([])
  },
)

test('only meetings that can approve a version are asked for; where there is none, the way to record one is shown', async () => {
  const asked: unknown[] = []
  answer({
    meetings: {
      list: operations.meetings.list.handler(({ input: { forPlan } }) => {
        asked.push(forPlan)
        return { meetings: [], hasMore: false }
      }),
    },
  })
  await show(<ApproveDialog rectificationId={rectificationId} number={2} onClose={() => {}} />, {
    size: phone,
  })
  await expect.element(page.getByText('登记的都已批准过一个版本', { exact: false })).toBeVisible()
  await expect
    .element(page.getByRole('link', { name: '去登记会议' }))
    .toHaveAttribute('href', `/rectifications/${rectificationId}/meetings`)
  await expect.poll(() => [...new Set(asked)]).toEqual([true])
  await expect.poll(unseen).toEqual([])
})
