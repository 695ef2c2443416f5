import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { wordsOf } from '../testing/samples.ts'
import { phone, show } from '../testing/show.tsx'
import { unseen } from '../testing/unseen.ts'
import { AskedButton } from './asked-button.tsx'

const onConfirm = vi.fn<() => void>()
const button = page.getByRole('button', { name: '停用', exact: true })
const meant = page.getByRole('button', { name: '确认停用' })

async function open(
  words: { title: string; description: string },
  surroundings?: Parameters<typeof show>[1],
): Promise<void> {
  onConfirm.mockClear()
  const question = { ...words, okText: '确认停用', cancelText: '取消', onConfirm }
  await show(<AskedButton question={question}>停用</AskedButton>, surroundings)
}

test('the first press asks, and nothing is done before it is meant', async () => {
  await open({ title: '停用这个账号？', description: '此后不能登录。' })
  await expect.element(page.getByText('停用这个账号？')).not.toBeInTheDocument()
  await button.click()
  await expect.element(page.getByText('停用这个账号？')).toBeVisible()
  await expect.poll(() => onConfirm).not.toHaveBeenCalled()
  await meant.click()
  await expect.poll(() => onConfirm).toHaveBeenCalledOnce()
})

test('what is not meant is not done, and a further press asks again', async () => {
  await open({ title: '停用这个账号？', description: '此后不能登录。' })
  await button.click()
  await page.getByRole('button', { name: '取消' }).click()
  await expect.element(page.getByText('停用这个账号？')).not.toBeVisible()
  await button.click()
  await expect.element(page.getByText('停用这个账号？')).toBeVisible()
  await expect.poll(() => onConfirm).not.toHaveBeenCalled()
})

test('whoever presses it by the keyboard stays at the button', async () => {
  await open({ title: '停用这个账号？', description: '此后不能登录。' })
  // There before the key: one that is pressed over an empty page goes nowhere.
  await expect.element(button).toBeVisible()
  await userEvent.tab()
  await expect.element(button).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('停用这个账号？')).toBeVisible()
  await expect.element(button).toHaveFocus()
})

test('a long question is seen whole on a phone', async () => {
  await open({ title: wordsOf(60), description: wordsOf(120) }, { size: phone })
  await button.click()
  await expect.element(meant).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
