import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { StagesView } from '@bihuan/core/rectifications/stages.contract.ts'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { StageDialog } from './stage-dialog.tsx'

const none = { planned: null, proposed: null, begunOn: null, endedOn: null, missing: [] }
const seen: StagesView = {
  rectificationId: id<'rectification'>('00000000-0000-4000-8000-000000000071'),
  version: 3,
  standing: 'planning',
  current: 'drafting',
  stages: [
    { ...none, code: 'feedback', name: { zh: '收到反馈', en: 'Feedback' }, begunOn: day('2026-11-01') },
    { ...none, code: 'drafting', name: { zh: '制定方案', en: 'Drafting' }, begunOn: day('2026-11-02') },
    { ...none, code: 'approving', name: { zh: '审定方案', en: 'Approval' } },
  ],
}

test('the next stage begins today by itself; what is missing is said', async () => {
  const asked: object[] = []
  answer({
    rectifications: {
      beginStage: operations.rectifications.beginStage.handler(({ input, errors }) => {
        asked.push({ stage: input.stage, on: input.on, version: input.version })
        throw errors.STAGE_CONDITIONS(refusal('STAGE_CONDITIONS'))
      }),
    },
  })
  await show(<StageDialog stages={seen} onClose={() => {}} />, { size: phone })
  await page.getByRole('button', { name: '进入阶段' }).click()
  await expect.element(page.getByText('还不能进入该阶段', { exact: false })).toBeVisible()
  await expect.poll(() => asked).toEqual([{ stage: 'approving', on: '2026-11-26', version: 3 }])
  await expect.poll(unseen).toEqual([])
})

test.each([phone, office])(
  'stages that were gone through before are recorded with the one of now, at %o',
  async (size) => {
    const asked: object[] = []
    let isClosed = false
    answer({
      rectifications: {
        beginStage: operations.rectifications.beginStage.handler(({ input }) => {
          asked.push({ before: input.before, stage: input.stage, on: input.on })
          return { ...seen, version: 5 }
        }),
      },
    })
    const fresh = {
      ...seen,
      current: null,
      stages: seen.stages.map((one) => ({ ...one, begunOn: null })),
    }
    await show(<StageDialog stages={fresh} onClose={() => (isClosed = true)} />, { size })
    await page.getByRole('combobox', { name: '阶段' }).click()
    await page.getByTitle('审定方案').click()
    await expect.element(page.getByText('中间的阶段如已进行过', { exact: false })).toBeVisible()
    await expect.element(page.getByRole('textbox', { name: '审定方案：开始日期' })).toBeVisible()
    await page.getByRole('textbox', { name: '收到反馈：开始日期' }).fill('2026-11-01')
    await userEvent.keyboard('{Tab}')
    await expect.poll(unseen).toEqual([])
    await page.getByRole('button', { name: '进入阶段' }).click()
    await expect.poll(() => isClosed).toBe(true)
    await expect
      .poll(() => asked)
      .toEqual([{ before: [{ stage: 'feedback', on: '2026-11-01' }], stage: 'approving', on: '2026-11-26' }])
  },
)
