import type { PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { refused } from '../../testing/network.ts'
import { wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { CommandOutcome } from './command-outcome.tsx'

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
    await expect.element(send).toBeDisabled()
    const reason = wordsOf(300)
    await page.getByRole('textbox', { name: '计划外变更理由' }).fill(reason)
    await page.getByRole('textbox', { name: /由谁决定/ }).fill('区委专题会')
    expect(unseen()).toEqual([])
    await send.click()
    expect(sent.mock.lastCall?.[0]).toEqual({ reason, decidedBy: '区委专题会' })
  },
)
