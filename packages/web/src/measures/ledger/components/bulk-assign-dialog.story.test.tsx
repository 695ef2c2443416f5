import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { whoIsThere } from '../../../testing/answers.ts'
import { type Answers, answer, operations, refusal } from '../../../testing/network.ts'
import { aFinding, aMeasure, anItem, aSession, idNamed, people } from '../../../testing/samples.ts'
import { office, phone, show } from '../../../testing/show.tsx'
import { unseen } from '../../../testing/unseen.ts'
import { BulkAssignDialog } from './bulk-assign-dialog.tsx'
import '../../measures.css'
import { lacksAtPress } from '../../../testing/pressed.ts'

const { assignMany } = operations.measures
const two = [aMeasure(), aMeasure({ id: idNamed('measure', 2), ordinal: 2, version: 5 })]
let onDone = vi.fn<() => void>()
const dialog = page.getByRole('dialog')
const send = dialog.getByRole('button', { name: '设置所选 2 条' })

async function open(
  answers: Readonly<Record<string, Answers>> = {},
  surroundings?: Parameters<typeof show>[1],
  measures = two,
): Promise<void> {
  // Its own for each story: what the story before sent may be answered in this one.
  onDone = vi.fn<() => void>()
  answer({ ...whoIsThere, ...answers })
  await show(
    <BulkAssignDialog measures={measures} findings={[aFinding()]} onClose={() => {}} onDone={onDone} />,
    surroundings,
  )
}

async function fillDay(): Promise<void> {
  await dialog.getByRole('textbox', { name: '时限' }).fill('2027-3-1')
  await userEvent.keyboard('{Enter}')
}

test('what is filled in is ticked, and what is ticked is set on all of them', async () => {
  const asked: object[] = []
  await open({
    measures: {
      assignMany: assignMany.handler(({ input: { measures, changes } }) => {
        asked.push({ measures, changes })
        return { measures: two }
      }),
    },
  })
  await lacksAtPress(send, '至少一处改动')
  await expect.element(dialog.getByText('请至少勾选一项。')).toBeVisible()
  await fillDay()
  await expect.element(dialog.getByRole('checkbox', { name: '时限' })).toBeChecked()
  await send.click()
  await expect.poll(() => onDone).toHaveBeenCalled()
  await expect.element(page.getByText('已设置 2 条措施')).toBeVisible()
  const measures = two.map(({ id, version }) => ({ id, version }))
  await expect.poll(() => asked).toEqual([{ measures, changes: { dueOn: day('2027-03-01') } }])
})

test('what is ticked and left empty clears the field on all of them', async () => {
  const asked: object[] = []
  await open({
    measures: {
      assignMany: assignMany.handler(({ input: { changes } }) => {
        asked.push(changes)
        return { measures: two }
      }),
    },
  })
  await dialog.getByRole('checkbox', { name: '承办人' }).click()
  await send.click()
  await expect.poll(() => asked).toEqual([{ handlerId: null }])
})

test('after a conflict nothing is set, and sending again is for the versions of now', async () => {
  const asked: number[][] = []
  const named: unknown[] = []
  const granted = { type: 'measure.extensionGranted', by: '顾行远', fields: {} }
  const changes = [{ ...granted, at: '2026-11-27T16:26:00.000Z', number: '3-3' }]
  await open({
    measures: {
      assignMany: assignMany.handler(({ input, errors }) => {
        asked.push(input.measures.map(({ version }) => version))
        if (asked.length === 1) throw errors.VERSION_CONFLICT(refusal('VERSION_CONFLICT', { changes }))
        return { measures: two }
      }),
    },
    rectifications: {
      items: operations.rectifications.items.handler(({ input: { ids } }) => {
        named.push(ids)
        const items = two.map(({ id, version }) => anItem({ id, version: version + 10 }))
        return { items, hasMore: false }
      }),
    },
  })
  await fillDay()
  await send.click()
  await expect.element(dialog.getByRole('alert')).toMatchTextContent('打开之后又有修改')
  await expect
    .element(dialog.getByText('3-3 2026-11-28 00:26 顾行远 同意延期', { exact: false }))
    .toBeVisible()
  await expect.element(dialog.getByRole('textbox', { name: '时限' })).toHaveValue('2027-03-01')
  await expect.poll(() => onDone).not.toHaveBeenCalled()
  await dialog.getByRole('button', { name: '核对后，用我的内容提交' }).click()
  await expect.poll(() => onDone).toHaveBeenCalled()
  await expect
    .poll(() => asked)
    .toEqual([
      [3, 5],
      [13, 15],
    ])
  await expect.poll(() => named).toEqual([two.map(({ id }) => id)])
})

test('once the plan is approved, what departs from it is sent again with its reason and who decided it', async () => {
  const asked: unknown[] = []
  await open({
    measures: {
      assignMany: assignMany.handler(({ input: { changes, planChange }, errors }) => {
        asked.push({ changes, planChange })
        if (planChange === undefined)
          throw errors.PLAN_CHANGE_NEEDS_REASON(refusal('PLAN_CHANGE_NEEDS_REASON'))
        return { measures: two }
      }),
    },
  })
  await fillDay()
  await send.click()
  await dialog.getByRole('textbox', { name: '计划外变更理由' }).fill('上级办法尚未印发')
  await dialog.getByRole('textbox', { name: /由谁决定/ }).fill('区委专题会')
  await dialog.getByRole('button', { name: '作为计划外变更提交' }).click()
  await expect.poll(() => onDone).toHaveBeenCalled()
  await expect
    .poll(() => asked)
    .toEqual([
      { changes: { dueOn: day('2027-03-01') }, planChange: undefined },
      {
        changes: { dueOn: day('2027-03-01') },
        planChange: { reason: '上级办法尚未印发', decidedBy: '区委专题会' },
      },
    ])
})

test('of measures that somebody sets the handler of, only the handler can be set', async () => {
  await open({}, {}, [aMeasure({ assigns: 'ownerHead' }), two[1] ?? aMeasure()])
  await expect.element(dialog.getByRole('checkbox', { name: '时限' })).toBeDisabled()
  await expect.element(dialog.getByRole('checkbox', { name: '承办人' })).toBeEnabled()
})

test.each([
  ['zh', phone],
  ['en', phone],
  ['en', office],
] as const)('all fields and both buttons are seen: %s, %o', async (language, size) => {
  await open({}, { language, size })
  await expect.element(dialog).toBeVisible()
  await expect.poll(unseen).toEqual([])
  const buttons = dialog.getByRole('button').elements()
  buttons.at(-1)?.scrollIntoView()
  await expect.element(buttons.at(-1) ?? null).toBeInViewport({ ratio: 1 })
})

test('whoever makes themselves the handler is told beforehand that they will sign nothing of it', async () => {
  await open({}, { session: aSession({ person: people.other }) })
  const warning = dialog.getByText('不能审核其销号和所属问题的销号', { exact: false })
  const choose = async (name: RegExp) => {
    await dialog.getByRole('combobox', { name: '承办人' }).click()
    await page.getByTitle(name).click()
  }
  await choose(/^顾明澈/)
  await expect.element(dialog.getByRole('checkbox', { name: '承办人' })).toBeChecked()
  await expect.element(warning).not.toBeInTheDocument()
  await choose(/^陆之遥/)
  await expect.element(warning).toBeVisible()
})
