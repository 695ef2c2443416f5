import type { PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import { type ReactNode, useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { refused } from '../../testing/network.ts'
import { wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { useVersionedCommand } from '../versioned-command.ts'
import { CommandOutcome } from './command-outcome.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

test.each([phone, office])(
  'a change against the plan is sent once it says why and by whom, at %o',
  async (size) => {
    const sent = vi.fn<(said: PlanChangeSaid) => void>()
    const error = refused('PLAN_CHANGE_NEEDS_REASON')
    const command = {
      error,
      hasConflict: false,
      isSending: false,
      applyOnNewVersion: () => {},
      sendAgainstPlan: sent,
    }
    await show(<CommandOutcome command={command} />, { size })
    const send = page.getByRole('button', { name: '作为计划外变更提交' })
    await expect.element(page.getByText(/已经批准/)).toBeVisible()
    await lacksAtPress(send, '计划外变更理由、由谁决定（会议或领导）')
    const reason = wordsOf(300)
    await page.getByRole('textbox', { name: '计划外变更理由' }).fill(reason)
    await page.getByRole('textbox', { name: /由谁决定/ }).fill('区委专题会')
    await expect.poll(unseen).toEqual([])
    await send.click()
    await expect.poll(() => sent.mock.lastCall?.[0]).toEqual({ reason, decidedBy: '区委专题会' })
  },
)

type Sent = (day: string, said: PlanChangeSaid | undefined) => void

// As the forms of items have it: a field, what became of it, and the button that saves.
function DayForm({ onSent }: { readonly onSent: Sent }): ReactNode {
  const [day, setDay] = useState('2026-12-20')
  const command = useVersionedCommand({
    record: 'a measure',
    version: 1,
    send: (wanted: string, { planChange }) => {
      onSent(wanted, planChange)
      return planChange === undefined
        ? Promise.reject(refused('PLAN_CHANGE_NEEDS_REASON'))
        : Promise.resolve({ version: 2 })
    },
    refresh: () => Promise.resolve(1),
    onDone: () => {},
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        command.send(day)
      }}
    >
      <input aria-label="时限" value={day} onChange={(event) => setDay(event.target.value)} />
      <CommandOutcome command={command} />
      <button type="submit">保存</button>
    </form>
  )
}

test.each(['作为计划外变更提交', '保存'])(
  'what is changed in the form after it was asked why goes along with the answer, by %s',
  async (button) => {
    const onSent = vi.fn<Sent>()
    await show(<DayForm onSent={onSent} />, { size: phone })
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('textbox', { name: '计划外变更理由' }).fill('核对口径有变')
    await page.getByRole('textbox', { name: /由谁决定/ }).fill('区委专题会')
    await page.getByRole('textbox', { name: '时限' }).fill('2026-12-25')
    await page.getByRole('button', { name: button }).click()
    const said = { reason: '核对口径有变', decidedBy: '区委专题会' }
    await expect.poll(() => onSent.mock.lastCall).toEqual(['2026-12-25', said])
    await expect.element(page.getByRole('textbox', { name: '计划外变更理由' })).not.toBeInTheDocument()
  },
)

function ConflictForm({ onSent }: { readonly onSent: (day: string, version: number) => void }): ReactNode {
  const [day, setDay] = useState('2026-12-20')
  const command = useVersionedCommand({
    record: 'a measure',
    version: 1,
    send: (wanted: string, { version }) => {
      onSent(wanted, version)
      return version === 1 ? Promise.reject(refused('VERSION_CONFLICT')) : Promise.resolve({ version: 4 })
    },
    refresh: () => Promise.resolve(3),
    onDone: () => {},
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        command.send(day)
      }}
    >
      <input aria-label="时限" value={day} onChange={(event) => setDay(event.target.value)} />
      <CommandOutcome command={command} />
      <button type="submit">保存</button>
    </form>
  )
}

test('after a conflict the form is sent on top as it stands by then', async () => {
  const onSent = vi.fn<(day: string, version: number) => void>()
  await show(<ConflictForm onSent={onSent} />, { size: phone })
  await page.getByRole('button', { name: '保存' }).click()
  const mine = page.getByRole('alert').getByRole('button')
  await expect.element(mine).toBeVisible()
  await page.getByRole('textbox', { name: '时限' }).fill('2026-12-25')
  await mine.click()
  await expect
    .poll(() => onSent.mock.calls)
    .toEqual([
      ['2026-12-20', 1],
      ['2026-12-25', 3],
    ])
})
