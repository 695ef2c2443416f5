import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations } from '../../testing/network.ts'
import { idNamed, people } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { Decisions } from './decisions.tsx'
import '../workbench.css'

const { head, handler } = people

test('a signature on paper that waits for this person stands among what they decide', async () => {
  const rectificationId = '00000000-0000-4000-8000-0000000000a1'
  const subject = { type: 'measure' as const, id: '00000000-0000-4000-8000-0000000000a2' }
  const waiting = {
    request: { rectificationId, subject },
    text: '对屡审屡犯的责任人员进行约谈，并在全区通报',
    signer: { id: head.id, name: head.name },
    enteredBy: { id: handler.id, name: handler.name },
  }
  answer({
    rectifications: { awaited: operations.rectifications.awaited.handler(() => []) },
    closure: {
      papers: operations.closure.papers.handler(() => ({ waiting: [waiting], limit: 20, beyond: [] })),
    },
  })
  await show(<Decisions />, { size: phone })
  await expect.element(page.getByText(`${handler.name} 录入 ${head.name} 的纸质签批`)).toBeVisible()
  await expect.element(page.getByText(waiting.text)).toBeVisible()
  await expect.element(page.getByRole('link', { name: '去确认' })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('an edition that waits for this person leads to where it is approved', async () => {
  const rectification = { id: '00000000-0000-4000-8000-0000000000a1', name: '区委巡察整改' }
  const edition = {
    what: 'edition' as const,
    rectification,
    askedBy: handler.name,
    askedAt: '2026-11-20T02:00:00.000Z',
    reason: '',
    editionId: idNamed('edition', 81),
    edition: {
      document: 'notice',
      number: 2,
      corrects: 1,
      asOf: day('2026-11-20'),
      entriesSince: 3,
      shownBegun: null,
    },
  }
  answer({
    rectifications: { awaited: operations.rectifications.awaited.handler(() => [edition]) },
    closure: { papers: operations.closure.papers.handler(() => ({ waiting: [], limit: 20, beyond: [] })) },
  })
  await show(<Decisions />, { size: phone })
  await expect.element(page.getByText(`${handler.name} 起草的文稿，待您审定`)).toBeVisible()
  await expect
    .element(page.getByText('整改情况通报（拟发第2版） · 更正第1版 · 数据截至 2026-11-20'))
    .toBeVisible()
  await expect
    .element(page.getByText('核对后台账又有 3 条变动：文稿内容如受影响，只能退回重新核对'))
    .toBeVisible()
  await expect
    .element(page.getByRole('link', { name: '去确认' }))
    .toHaveAttribute('href', `/rectifications/${rectification.id}/documents/${edition.editionId}`)
  await expect.poll(unseen).toEqual([])
})
