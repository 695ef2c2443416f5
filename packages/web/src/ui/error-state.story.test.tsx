import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { refused } from '../testing/network.ts'
import { wordsOf } from '../testing/samples.ts'
import { phone, show } from '../testing/show.tsx'
import { unseen } from '../testing/unseen.ts'
import { EmptyState } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'
import { PageSkeleton } from './page-skeleton.tsx'

test('what could not be read says why and is asked for again', async () => {
  const onRetry = vi.fn<() => void>()
  await show(<ErrorState error={refused('NOT_FOUND')} onRetry={onRetry} />)
  await expect.element(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: '重试' }).click()
  await expect.poll(() => onRetry).toHaveBeenCalledOnce()
})

test('without a way to ask again there is no button', async () => {
  await show(<ErrorState error={refused('NOT_FOUND')} />)
  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.element(page.getByRole('button')).not.toBeInTheDocument()
})

test('what is not for the person is not asked for again', async () => {
  await show(<ErrorState error={refused('NOT_ALLOWED')} onRetry={vi.fn<() => void>()} />)
  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.element(page.getByRole('button')).not.toBeInTheDocument()
})

test('of a mistyped address nobody is told to fill in a form again', async () => {
  await show(<ErrorState error={refused('INVALID_INPUT')} />)
  await expect.element(page.getByText('没有找到该记录，或您无权查看。', { exact: false })).toBeVisible()
  await expect.element(page.getByText('填写的内容', { exact: false })).not.toBeInTheDocument()
})

test('an empty list says what to do next, also in many words on a phone', async () => {
  const add = <button type="button">新增问题</button>
  await show(
    <EmptyState title={wordsOf(60)} action={add}>
      {wordsOf(300)}
    </EmptyState>,
    { size: phone },
  )
  await expect.element(page.getByRole('button', { name: '新增问题' })).toBeInViewport({ ratio: 1 })
  await expect.poll(unseen).toEqual([])
})

test('a page that is being read is known as busy', async () => {
  await show(<PageSkeleton rows={3} />)
  await expect.poll(() => document.querySelector('[aria-busy=true]')).not.toBeNull()
})
