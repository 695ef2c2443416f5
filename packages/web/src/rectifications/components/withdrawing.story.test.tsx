import type { SealView } from '@bihuan/core/rectifications/seals.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { aRectification } from '../../testing/a-rectification.ts'
import { answer, operations } from '../../testing/network.ts'
import { idNamed, people } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { SealsDialog } from './seals-dialog.tsx'
import { VoidingRequest } from './voiding-request.tsx'

const sizes = [
  { name: 'phone', size: phone },
  { name: 'desk', size: office },
]
const rectificationId = idNamed('rectification', 71)

test.for(sizes)('taking back that a rectification be voided asks once: $name', async ({ size }) => {
  const sent: string[] = []
  answer({
    rectifications: {
      decideVoiding: operations.rectifications.decideVoiding.handler(({ input }) => {
        sent.push(input.decision)
        return aRectification()
      }),
    },
  })
  const voiding = {
    status: 'asked' as const,
    askedBy: '吴静',
    askedAt: '2026-11-20T02:00:00Z',
    reason: '导入了别的单位的反馈文件',
    decidedBy: null,
    decidedAt: null,
    can: ['withdraw' as const],
  }
  await show(<VoidingRequest rectification={aRectification()} voiding={voiding} />, { size })
  await page.getByRole('button', { name: '撤回申请' }).click()
  await expect.element(page.getByRole('tooltip').getByText('撤回申请').first()).toBeVisible()
  await expect.poll(() => sent).toEqual([])
  await expect.poll(unseen).toEqual([])
  await page.getByRole('tooltip').getByRole('button', { name: '撤回申请' }).click()
  await expect.poll(() => sent).toEqual(['withdraw'])
})

test.for([
  { status: 'asked' as const, ...sizes[0] },
  { status: 'liftAsked' as const, ...sizes[1] },
])('taking back what was asked about a seal asks once: $status', async ({ status, size = phone }) => {
  const sent: string[] = []
  const seal = aSeal(status)
  answer({
    seals: {
      list: operations.seals.list.handler(() => [seal]),
      decide: operations.seals.decide.handler(({ input }) => {
        sent.push(input.decision)
        return seal
      }),
    },
    rectifications: { sources: operations.rectifications.sources.handler(() => []) },
  })
  await show(<SealsDialog rectificationId={rectificationId} onClose={() => {}} />, { size })
  await page.getByRole('button', { name: '撤回申请' }).click()
  await expect.element(page.getByRole('tooltip').getByText('撤回申请').first()).toBeVisible()
  await expect.poll(() => sent).toEqual([])
  await expect.poll(unseen).toEqual([])
  await page.getByRole('tooltip').getByRole('button', { name: '撤回申请' }).click()
  await expect.poll(() => sent).toEqual(['withdraw'])
})

function aSeal(status: SealView['status']): SealView {
  const asked = {
    askedAs: 'coordinator' as const,
    askedBy: { id: people.handler.id, name: '吴静' },
    askedAt: '2026-11-20T02:00:00Z',
    reason: '含个人信息',
    decidedBy: null,
    decidedAt: null,
  }
  return {
    ...asked,
    id: idNamed('seal', 5),
    rectificationId,
    status,
    fileId: idNamed('file', 6),
    name: '走访记录.pdf',
    sha256: '0'.repeat(64),
    measure: null,
    refusedFor: null,
    lifting: status === 'liftAsked' ? asked : null,
    keptFor: null,
    version: 2,
    can: ['withdraw'],
  }
}
