import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { day } from '@bihuan/core/kernel/day.ts'
import { answer, never, operations } from '../../testing/network.ts'
import { aClaim, idNamed } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { ClaimView } from './claim-view.tsx'
import '../closure.css'

test('on a phone no day of a claim is broken', async () => {
  answer({ rectifications: { get: operations.rectifications.get.handler(never) } })
  const claim = {
    request: aClaim({ id: idNamed('closureRequest', 1), rung: 'leader', can: [] }),
    rectificationName: '区委巡察整改',
    findingNumber: '1',
    findingTitle: '公务接待审批不严',
    measureNumber: '1-2',
    measureText: '修订办法',
    owner: { id: idNamed('organization', 1), name: '区政务服务和数据管理局综合处' },
    dueOn: day('2026-11-25'),
    lastProgress: null,
    lastProgressAt: null,
    sourceState: null,
    evidence: [],
    refused: [],
  }
  await show(
    <ClaimView claim={claim} position={{ at: 1, count: 1 }} move={() => {}} onDecided={() => {}} />,
    { size: phone },
  )
  await expect.element(page.getByText('2026-11-25', { exact: false }).first()).toBeVisible()
  await expect.element(page.getByRole('heading', { name: '1-2 修订办法' })).toBeVisible()
  const lines = (): number[] =>
    [...document.querySelectorAll('time')].map((one) => one.getClientRects().length)
  await expect.poll(lines).not.toEqual([])
  await expect.poll(() => new Set(lines())).toEqual(new Set([1]))
  await expect.poll(unseen).toEqual([])
})
