import { page } from 'vitest/browser'
import { expect, test } from 'vitest'
import { refused } from '../testing/network.ts'
import { aSession } from '../testing/samples.ts'
import { phone, show } from '../testing/show.tsx'
import { unseen } from '../testing/unseen.ts'
import { PageFailed } from './page-failed.tsx'

const failed = <PageFailed error={refused('NOT_ALLOWED')} reset={() => {}} />

test('a page that is not for a post says so, and leads back', async () => {
  await show(failed, { size: phone })
  await expect.element(page.getByRole('heading', { name: '这一页不由您办理' })).toBeVisible()
  await expect.element(page.getByText(/按您的职务不能查看/)).toBeVisible()
  await expect.element(page.getByRole('link', { name: '回到工作台' })).toBeVisible()
  await expect.element(page.getByRole('button')).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test('an outside reviewer, who holds no post, is told of what they were given to read', async () => {
  await show(failed, { session: aSession({ roles: [] }) })
  await expect.element(page.getByRole('heading', { name: '这一页没有向您开放' })).toBeVisible()
  await expect.element(page.getByText(/您的查阅授权里没有这一页/)).toBeVisible()
  await expect.element(page.getByText(/职务/)).not.toBeInTheDocument()
})
