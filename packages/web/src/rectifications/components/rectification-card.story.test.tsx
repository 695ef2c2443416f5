import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { aRectification } from '../../testing/a-rectification.ts'
import { wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { RectificationCard } from './rectification-card.tsx'
import '../rectifications.css'

test('the ways of every day stand alone; what is done now and then opens by keyboard', async () => {
  await show(<RectificationCard rectification={aRectification()} />, { size: phone })
  for (const way of ['台账', '会议', '倒排时序', '日志']) {
    await expect.element(page.getByRole('link', { name: way, exact: true })).toBeVisible()
  }
  await expect.element(page.getByRole('button', { name: '下载通报' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: '更正信息' })).not.toBeInTheDocument()
  const more = page.getByRole('button', { name: '更多：2026年市委巡察整改' })
  more.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('button', { name: '申请作废' })).toBeVisible()
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByRole('button', { name: '新增问题' })).toHaveFocus()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '收起' }).click()
  await expect.element(page.getByRole('button', { name: '申请作废' })).not.toBeInTheDocument()
})

test('whoever only reads has nothing more to open, under a long name', async () => {
  const rectification = aRectification({ name: wordsOf(80), can: ['journal'] })
  await show(<RectificationCard rectification={rectification} />, { size: office })
  await expect.element(page.getByRole('link', { name: '日志' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /^更多/ })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test.each(['zh', 'en'] as const)('a name without a break wraps on a phone: %s', async (language) => {
  const rectification = aRectification({
    name: `=HYPERLINK("http://example.invalid/${'x'.repeat(40)}","点")测试`,
  })
  await show(<RectificationCard rectification={rectification} />, { size: phone, language })
  await expect.element(page.getByRole('heading', { name: /HYPERLINK/ })).toBeVisible()
  await expect.poll(() => document.documentElement.scrollWidth).toBe(phone.width)
  await expect.poll(unseen).toEqual([])
})

test('what was voided or merged is said beside the counts, and is in none of them', async () => {
  const counts = {
    ...aRectification().counts,
    findings: 7,
    findingsVoided: 1,
    measuresVoided: 2,
    measuresMerged: 3,
  }
  await show(<RectificationCard rectification={aRectification({ counts })} />, { size: phone })
  await expect
    .element(page.getByText('另作废 1 个问题、作废 2 条措施、并入其他项 3 条措施，不计入'))
    .toBeVisible()
  await expect.poll(unseen).toEqual([])
})
