import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, operations } from '../../../testing/network.ts'
import { idNamed } from '../../../testing/samples.ts'
import { office, phone, show } from '../../../testing/show.tsx'
import { unseen } from '../../../testing/unseen.ts'
import { ClaimWithRest, type OpenObjects } from './claim-with-rest.tsx'

const of = { rectificationId: idNamed('rectification', 1), measureId: idNamed('measure', 1) }

function listWith(open: number): void {
  const list = {
    id: idNamed('objectList', 1),
    name: '沿江散乱污企业和违规排污口（2026年第二批交办）',
    unit: '家',
    counts: { open, returned: 0, said: 0, done: 54, voided: 0 },
    open,
    counted: open + 54,
    late: 0,
    ladder: ['head' as const],
    asksWhy: false,
    version: 1,
  }
  const answered = { list, items: [], matching: 67, next: null, can: [], toCross: 0 }
  answer({ objects: { list: operations.objects.list.handler(() => answered) } })
}

const said = (rest: OpenObjects | undefined): string =>
  rest === undefined ? '不写' : `还有 ${rest.count}，${rest.until} 前`

test.each([
  ['a phone', phone],
  ['the screen of an office', office],
])('on %s a claim is asked until when the rest will be done', async (_, size) => {
  listWith(13)
  await show(<ClaimWithRest {...of}>{(rest) => <p>{said(rest)}</p>}</ClaimWithRest>, { size })
  await expect.element(page.getByText(/还有 13 家未核销/)).toBeVisible()
  await expect.element(page.getByText('不写')).toBeVisible()
  await page.getByLabelText('其余何时完成').fill('2027-03-31')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText(`还有 13，${day('2027-03-31')} 前`)).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('where all objects are crossed off a claim is asked nothing of them', async () => {
  listWith(0)
  await show(<ClaimWithRest {...of}>{(rest) => <p>{said(rest)}</p>}</ClaimWithRest>, { size: phone })
  await expect.element(page.getByText('不写')).toBeVisible()
  await expect.element(page.getByLabelText('其余何时完成')).not.toBeInTheDocument()
})
