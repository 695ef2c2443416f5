import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { ScheduleRow } from '@bihuan/core/plan/schedule.contract.ts'
import { usualScheduleRules } from '@bihuan/core/templates/schedule-rules.ts'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { Schedule } from './schedule.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const rectificationId = id<'rectification'>('00000000-0000-4000-8000-000000000071')
const handler = { id: id<'person'>('00000000-0000-4000-8000-000000000072'), name: '阮小棠' }
const measureId = (number: number) =>
  id<'measure'>(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)

function row(number: number, more: Partial<ScheduleRow> = {}): ScheduleRow {
  return {
    id: measureId(number),
    version: 1,
    number: `1-${number}`,
    text: '修订公务接待管理办法',
    kind: 'routine',
    status: 'planned',
    owner: '办公室',
    handler,
    dueOn: null,
    workingDays: null,
    after: [],
    ...more,
  }
}

function source(items: readonly ScheduleRow[]) {
  return {
    today: day('2026-03-02'),
    begunOn: day('2026-03-02'),
    stages: [
      { code: 'rectifying', name: { zh: '集中整改', en: 'Concentrated rectification' }, days: 50 },
      { code: 'reporting', name: { zh: '上报整改情况', en: 'Report' }, days: 5 },
    ],
    rules: usualScheduleRules,
    calendar: { years: [2026], days: [] },
    items,
    isCut: false,
    lastAccepted: null,
  }
}

test('days are proposed from the usual final date, what waits before what it waits for, and accepted in one step', async () => {
  const sent: string[][] = []
  answer({
    schedules: {
      accept: operations.schedules.accept.handler(({ input }) => {
        sent.push(input.measures.map((one) => one.id))
        return { scheduleId: input.commandId, count: 2 }
      }),
    },
  })
  const items = [row(1), row(2, { after: [measureId(1)], kind: 'regulation', dueOn: day('2026-04-21') })]
  await show(<Schedule rectificationId={rectificationId} source={source(items)} />, { size: office })
  await expect.element(page.getByText('集中整改')).toBeVisible()
  await expect.element(page.getByText('前置：1-1', { exact: false })).toBeVisible()
  await expect.element(page.getByText('起草', { exact: false })).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '采纳 2 条' }).click()
  await expect.element(page.getByText('已采纳 2 条')).toBeVisible()
  await expect.poll(() => sent).toEqual([[measureId(1), measureId(2)]])
})

test.each([phone, office])(
  'once the plan is approved, days are accepted and undone with a reason and who decided, at %o',
  async (size) => {
    const sent: unknown[] = []
    answer({
      schedules: {
        accept: operations.schedules.accept.handler(({ input, errors }) => {
          sent.push(input.planChange)
          if (input.planChange === undefined)
            throw errors.PLAN_CHANGE_NEEDS_REASON(refusal('PLAN_CHANGE_NEEDS_REASON'))
          return { scheduleId: input.commandId, count: 1 }
        }),
        undo: operations.schedules.undo.handler(({ input, errors }) => {
          sent.push(input.planChange)
          if (input.planChange === undefined)
            throw errors.PLAN_CHANGE_NEEDS_REASON(refusal('PLAN_CHANGE_NEEDS_REASON'))
          return { changedSince: [] }
        }),
      },
    })
    const lastAccepted = { scheduleId: id<'command'>(measureId(9)), at: '2026-03-01T02:00:00.000Z', count: 1 }
    const shown = { ...source([row(1)]), lastAccepted }
    await show(<Schedule rectificationId={rectificationId} source={shown} />, { size })
    const against = page.getByRole('button', { name: '作为计划外变更提交' })
    await page.getByRole('button', { name: '采纳 1 条' }).click()
    await page.getByRole('textbox', { name: '计划外变更理由' }).fill('最后期限提前')
    await page.getByRole('textbox', { name: /由谁决定/ }).fill('区委专题会')
    await expect.poll(unseen).toEqual([])
    await against.click()
    await expect.element(page.getByText('已采纳 1 条')).toBeVisible()
    await page.getByRole('button', { name: '撤销', exact: false }).click()
    // What was said of the last change is no reason for this one.
    await lacksAtPress(against, '计划外变更理由、由谁决定（会议或领导）')
    await page.getByRole('textbox', { name: '计划外变更理由' }).fill('仍按原期限')
    await page.getByRole('textbox', { name: /由谁决定/ }).fill('周正平')
    await against.click()
    await expect.poll(() => sent).toHaveLength(4)
    await expect
      .poll(() => sent)
      .toEqual([
        undefined,
        { reason: '最后期限提前', decidedBy: '区委专题会' },
        undefined,
        { reason: '仍按原期限', decidedBy: '周正平' },
      ])
  },
)

test.each([phone, office])('undoing without a reason says so beside the field, at %o', async (size) => {
  const sent: string[] = []
  answer({
    schedules: {
      undo: operations.schedules.undo.handler(({ input, errors }) => {
        sent.push(input.reason)
        const place = { kind: 'measure', rectificationId, measureId: measureId(1), field: 'reason' } as const
        if (input.reason === '') throw errors.REASON_MISSING(refusal('REASON_MISSING', { place }))
        return { changedSince: [] }
      }),
    },
  })
  const lastAccepted = { scheduleId: id<'command'>(measureId(9)), at: '2026-03-01T02:00:00.000Z', count: 1 }
  await show(<Schedule rectificationId={rectificationId} source={{ ...source([row(1)]), lastAccepted }} />, {
    size,
  })
  const undo = page.getByRole('button', { name: '撤销', exact: false })
  await undo.click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('请写明理由。')
  await expect.poll(unseen).toEqual([])
  await page.getByRole('textbox', { name: /^撤销理由/ }).fill('办结日另定')
  await undo.click()
  await expect.element(page.getByText('已恢复采纳前的时限')).toBeVisible()
  await expect.poll(() => sent).toEqual(['', '办结日另定'])
})

test.each([phone, office])(
  'a day that has gone by is named and not accepted; why days are accepted undoes nothing, at %o',
  async (size) => {
    const reasons: string[] = []
    answer({
      schedules: {
        undo: operations.schedules.undo.handler(({ input }) => {
          reasons.push(input.reason)
          return { changedSince: [] }
        }),
      },
    })
    const lastAccepted = { scheduleId: id<'command'>(measureId(9)), at: '2026-03-01T02:00:00.000Z', count: 1 }
    await show(
      <Schedule rectificationId={rectificationId} source={{ ...source([row(1)]), lastAccepted }} />,
      { size },
    )
    await page.getByRole('button', { name: '改期' }).click()
    await page.getByRole('textbox', { name: '改期' }).fill('2026-02-27')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('要采纳的时限已经过去：1-1。请改到今天或以后。')).toBeVisible()
    await expect.element(page.getByRole('button', { name: '采纳 1 条' })).toBeDisabled()
    await page.getByRole('textbox', { name: /^说明/ }).fill('最后期限提前')
    await page.getByRole('textbox', { name: /^撤销理由/ }).fill('仍按原期限')
    await expect.poll(unseen).toEqual([])
    await page.getByRole('button', { name: '撤销最近一次采纳', exact: false }).click()
    await expect.poll(() => reasons).toEqual(['仍按原期限'])
    await expect.element(page.getByRole('textbox', { name: /^说明/ })).toHaveValue('最后期限提前')
  },
)

test('what does not fit is named and can be looked at alone; on a phone too, in English', async () => {
  const items = [row(1, { text: wordsOf(200) }), row(2, { workingDays: 200, handler: null, owner: null })]
  await show(<Schedule rectificationId={rectificationId} source={source(items)} />, {
    size: phone,
    language: 'en',
  })
  await page.getByRole('button', { name: 'Outside the stage 1' }).click()
  await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'Move' }).elements()).toHaveLength(1)
  await expect.element(page.getByText('no handler', { exact: false })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('why an order is refused is said in its form', async () => {
  answer({
    schedules: {
      setOrder: operations.schedules.setOrder.handler(({ errors }) => {
        const message = { zh: '会形成循环：1-1 ← 1-2 ← 1-1。', en: 'a circle' }
        throw errors.ORDER_IN_CIRCLE(refusal('ORDER_IN_CIRCLE', { message }))
      }),
    },
  })
  await show(<Schedule rectificationId={rectificationId} source={source([row(1), row(2)])} />, {
    size: office,
  })
  await page.getByRole('button', { name: '先后和工期' }).first().click()
  await page.getByRole('textbox', { name: '工期（工作日，不填按类型 5 天）' }).fill('8')
  await page.getByRole('button', { name: '保存' }).click()
  await expect.element(page.getByText('1-1 ← 1-2 ← 1-1', { exact: false })).toBeVisible()
})

test('a long list is drawn in part, and whole for as long as it is printed', async () => {
  const many = Array.from({ length: 320 }, (_, at) => row(at + 1))
  await show(<Schedule rectificationId={rectificationId} source={source(many)} />, { size: office })
  const drawn = (): number => page.getByRole('listitem').filter({ hasText: '改期' }).elements().length
  await expect.poll(drawn).toBeGreaterThan(0)
  await expect.poll(() => drawn()).toBeLessThan(100)
  await expect
    .poll(() => {
      window.dispatchEvent(new Event('beforeprint'))
      return drawn()
    })
    .toBe(320)
  window.dispatchEvent(new Event('afterprint'))
  await expect.poll(drawn).toBeLessThan(100)
})
