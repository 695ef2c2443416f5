import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations } from '../../testing/network.ts'
import { idNamed } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { NobodysWork } from './nobodys-work.tsx'
import '../workbench.css'

const name =
  '3 落实巡视反馈意见不够有力，个别领导同志对分管领域的问题整改抓得不紧、抓得不实，责任链条传导不到位'

test('a finding whose own leader left stands in nobody’s hands and leads to where it is assigned anew', async () => {
  const rectificationId = idNamed('rectification', 1)
  const findings = [{ id: idNamed('finding', 1), rectificationId, name }]
  answer({
    measures: {
      ofNobody: operations.measures.ofNobody.handler(() => ({ measures: [], total: 0, findings })),
    },
  })
  await show(<NobodysWork />, { size: phone })
  await expect.element(page.getByRole('heading', { name: /无人负责/ })).toBeVisible()
  await expect.element(page.getByText(name)).toBeVisible()
  await expect.element(page.getByText('问题本身的牵头领导已离开，或责任部门已无人')).toBeVisible()
  await expect
    .element(page.getByRole('link', { name: '查看' }))
    .toHaveAttribute('href', `/rectifications/${rectificationId}/ledger?finding=${findings[0]?.id}`)
  await expect.poll(unseen).toEqual([])
})

test('a list that is full says that there are more findings', async () => {
  const findings = Array.from({ length: 50 }, (_, at) => ({
    id: idNamed('finding', at + 1),
    rectificationId: idNamed('rectification', 1),
    name: `${at + 1} 履职不到位`,
  }))
  answer({
    measures: {
      ofNobody: operations.measures.ofNobody.handler(() => ({ measures: [], total: 0, findings })),
    },
  })
  await show(<NobodysWork />, { size: phone })
  await expect.element(page.getByText('还有更多，办完这些后显示。')).toBeVisible()
})
