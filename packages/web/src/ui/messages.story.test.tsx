import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { refused } from '../testing/network.ts'
import { phone, show } from '../testing/show.tsx'
import { useSayRefused } from './say-refused.tsx'
import { useMessages } from './use-messages.ts'

function Speaker(): ReactNode {
  const { message, notification, modal } = useMessages()
  useEffect(() => {
    message.success('已保存第一条')
    message.warning('第二条没有保存', 0)
  }, [message])
  return (
    <>
      <Button onClick={() => notification.warning({ key: 'left', title: '还留着旧的责任人' })}>提醒</Button>
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

function Refused(): ReactNode {
  const sayRefused = useSayRefused()
  return (
    <>
      <Button onClick={() => sayRefused(refused('EVIDENCE_MISSING'))}>导出</Button>
      <Button onClick={() => sayRefused(null)}>再次导出</Button>
    </>
  )
}

test('a refusal stays until it is closed or tried again', async () => {
  await show(<Refused />, { size: phone })
  const said = page.getByRole('alert')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await expect.element(said).toMatchTextContent(/^没有佐证材料/)
  // A message for a moment takes itself away after three seconds; nothing counts here.
  await expect.element(page.getByRole('button', { name: '关闭' })).toBeVisible()
  await page.getByRole('button', { name: '关闭' }).click()
  await expect.element(said).not.toBeInTheDocument()
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await expect.element(said).toBeVisible()
  await page.getByRole('button', { name: '再次导出' }).click()
  await expect.element(said).not.toBeInTheDocument()
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
