import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { show } from '../testing/show.tsx'
import { useMessages } from './use-messages.ts'

function Speaker(): ReactNode {
  const { message, notification, modal } = useMessages()
  useEffect(() => {
    message.success('已保存第一条')
    message.error('第二条没有保存', 0)
  }, [message])
  return (
    <>
      <Button onClick={() => notification.warning({ key: 'left', title: '还留着旧的责任人', duration: 0 })}>
        提醒
      </Button>
      <Button onClick={() => notification.destroy('left')}>收起</Button>
      <Button onClick={() => modal.confirm({ title: '就这样离开？', okText: '离开', cancelText: '留下' })}>
        询问
      </Button>
    </>
  )
}

test('what is said before that which shows it has come is shown when it has, all of it', async () => {
  await show(<Speaker />)
  await expect.element(page.getByText('已保存第一条').first()).toBeVisible()
  await expect.element(page.getByText('第二条没有保存').first()).toBeVisible()
})

test('a notice stays until it is taken away, and a question until it is answered', async () => {
  await show(<Speaker />)
  await page.getByRole('button', { name: '提醒' }).click()
  await expect.element(page.getByText('还留着旧的责任人')).toBeVisible()
  await page.getByRole('button', { name: '收起' }).click()
  await expect.element(page.getByText('还留着旧的责任人')).not.toBeInTheDocument()
  await page.getByRole('button', { name: '询问' }).click()
  await expect.element(page.getByRole('dialog', { name: '就这样离开？' })).toBeVisible()
  await page.getByRole('button', { name: '留下' }).click()
  await expect.element(page.getByRole('dialog', { name: '就这样离开？' })).not.toBeInTheDocument()
})
