import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { StagesView } from '@bihuan/core/rectifications/stages.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { aRectification } from '../../testing/a-rectification.ts'
import { answer, operations, refusal } from '../../testing/network.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { PlanStagesDialog } from './plan-stages-dialog.tsx'
import { Stages } from './stages.tsx'

const rectificationId = id<'rectification'>('00000000-0000-4000-8000-000000000071')
const none = { planned: null, proposed: null, begunOn: null, endedOn: null, missing: [] }
// Today is 26 November 2026.
const seen: StagesView = {
  rectificationId,
  version: 3,
  standing: 'rectifying',
  current: 'drafting',
  stages: [
    {
      ...none,
      code: 'feedback',
      name: { zh: '收到反馈', en: 'Feedback' },
      begunOn: day('2026-11-01'),
      endedOn: day('2026-11-02'),
    },
    {
      ...none,
      code: 'drafting',
      name: { zh: '制定方案', en: 'Drafting' },
      planned: { from: day('2026-11-02'), to: day('2026-11-20') },
      begunOn: day('2026-11-02'),
    },
    {
      ...none,
      code: 'approving',
      name: { zh: '审定方案', en: 'Approval' },
      proposed: { from: day('2026-11-21'), to: day('2026-11-30') },
      missing: [
        {
          condition: 'measuresWithoutHandler',
          count: 1,
          items: [
            {
              type: 'measure',
              id: '00000000-0000-4000-8000-000000000072',
              number: '1-2',
              text: '修订公务接待管理办法，明确审批权限、接待标准和超标准接待的责任追究',
            },
          ],
        },
      ],
    },
  ],
}

test.each([phone, office])('each stage says its days and what is missing, at %o', async (size) => {
  await show(<Stages rectificationId={rectificationId} stages={seen} />, { size })
  await expect.element(page.getByText('台账所示进度：集中整改')).toBeVisible()
  await expect.element(page.getByText('2026-11-02 至 2026-11-20', { exact: false })).toBeVisible()
  await expect.element(page.getByText('已超过计划')).toBeVisible()
  await expect.element(page.getByText('2026-11-02 起', { exact: false })).toBeVisible()
  await expect.element(page.getByText('建议', { exact: true })).toBeVisible()
  await expect.element(page.getByText('措施没有承办人（1）', { exact: false })).toBeVisible()
  await page.getByText('查看').click()
  await expect.element(page.getByRole('link', { name: '1-2', exact: false })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('what is missing of the whole leads to where it is put right', async () => {
  const missing = (condition: StagesView['stages'][number]['missing'][number]['condition']) => ({
    condition,
    count: 1,
    items: [],
  })
  const [stage] = seen.stages
  if (stage === undefined) throw new Error('no stage')
  const waiting = {
    ...stage,
    begunOn: null,
    endedOn: null,
    missing: [
      missing('feedbackDayMissing'),
      missing('noFindings'),
      missing('planNotApproved'),
      missing('measuresWithoutOwner'),
      missing('measuresOpen'),
    ],
  }
  answer({
    rectifications: {
      get: operations.rectifications.get.handler(() => aRectification({ name: '2026年巡察整改' })),
    },
  })
  await show(<Stages rectificationId={rectificationId} stages={{ ...seen, stages: [waiting] }} />, {
    size: phone,
  })
  for (const [name, path] of [
    ['反馈日期未填', `/rectifications?q=${encodeURIComponent('2026年巡察整改')}`],
    ['还没有问题', `/rectifications/${rectificationId}/ledger`],
    ['整改方案还没有批准', `/rectifications/${rectificationId}/plan`],
    ['措施没有责任部门（1）', `/rectifications/${rectificationId}/ledger?unassigned=true`],
  ] as const) {
    await expect.element(page.getByRole('link', { name })).toHaveAttribute('href', path)
  }
  const open = page.getByRole('link', { name: '措施（长期坚持的除外）未销号（1）' })
  await expect.poll(() => open.element().getAttribute('href')).toMatch(/ledger\?status=.*planned/)
  await expect.poll(unseen).toEqual([])
})

test.each([phone, office])(
  'days that are planned are sent in the order of the stages, at %o',
  async (size) => {
    const sent: unknown[] = []
    answer({
      rectifications: {
        planStages: operations.rectifications.planStages.handler(({ input, errors }) => {
          sent.push(input.planned)
          throw errors.STAGES_OUT_OF_ORDER(refusal('STAGES_OUT_OF_ORDER'))
        }),
      },
    })
    await show(<PlanStagesDialog stages={seen} onClose={() => {}} />, { size })
    await page.getByRole('button', { name: '采用反馈日推算的日期' }).click()
    await page.getByRole('button', { name: '安排阶段日期' }).click()
    await expect.element(page.getByText('请按阶段的先后改正日期', { exact: false })).toBeVisible()
    await expect
      .poll(() => sent)
      .toEqual([
        [
          { code: 'drafting', from: '2026-11-02', to: '2026-11-20' },
          { code: 'approving', from: '2026-11-21', to: '2026-11-30' },
        ],
      ])
    await expect.poll(unseen).toEqual([])
  },
)
