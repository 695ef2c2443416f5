import type { ClosureQueueItem } from '@bihuan/core/closure/closure.contract.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { orpc } from '../../api.ts'
import { queueRows } from '../queue-rows.ts'
import { answer, never, operations, refusal } from '../../testing/network.ts'
import { aClaim, idNamed } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { ClaimQueue } from './claim-queue.tsx'
import '../closure.css'

const opens = { get: operations.rectifications.get.handler(never) }

function waiting(number: number): ClosureQueueItem {
  const id = idNamed('closureRequest', number)
  return {
    request: aClaim({ id, rung: 'leader', can: ['approve', 'return'] }),
    rectificationName: '区委巡察整改',
    findingNumber: '3',
    findingTitle: '公务接待审批不严',
    measureNumber: `3-${number}`,
    measureText: '修订办法',
    owner: null,
    dueOn: null,
    lastProgress: null,
    lastProgressAt: null,
    sourceState: null,
    evidence: [],
    returned: null,
    newFiles: [],
    sameFiles: [],
    refused: [],
  }
}

function ReadQueue(): ReactNode {
  const queue = useQuery(orpc.closure.queue.queryOptions({ input: queueRows.queue }))
  return queue.data && <ClaimQueue claims={queue.data} named={undefined} />
}

test('an address of a claim that waits no more opens no other in its place, but says so', async () => {
  answer({ rectifications: opens })
  const named = idNamed('closureRequest', 9)
  await show(<ClaimQueue claims={[waiting(2), waiting(4)]} named={named} />, { size: phone })
  await expect.element(page.getByRole('heading', { name: '您打开的申请已不在待办中' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: '同意并签字' })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
  await userEvent.click(page.getByRole('button', { name: '看待办的申请' }))
  await expect.element(page.getByRole('heading', { name: '3-2 修订办法' })).toBeVisible()
})

test('a claim that is withdrawn while it is decided is told once, and the next one is not taken for it', async () => {
  let isWithdrawn = false
  answer({
    rectifications: opens,
    closure: {
      queue: operations.closure.queue.handler(() => (isWithdrawn ? [waiting(4)] : [waiting(2), waiting(4)])),
      return: operations.closure.return.handler(({ errors }) => {
        isWithdrawn = true
        throw errors.VERSION_CONFLICT(refusal('VERSION_CONFLICT'))
      }),
    },
  })
  await show(<ReadQueue />)
  await userEvent.click(page.getByRole('button', { name: '退回', exact: true }))
  await userEvent.fill(page.getByLabelText('退回理由'), '缺签字记录。')
  await userEvent.click(page.getByRole('button', { name: '退回', exact: true }).last())
  await expect.element(page.getByText('这项申请已不待您办理', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('heading', { name: '您打开的申请已不在待办中' })).toBeVisible()
  await expect.element(page.getByText('3-2 修订办法')).toBeVisible()
  await expect.element(page.getByRole('button', { name: '同意并签字' })).not.toBeInTheDocument()
})
