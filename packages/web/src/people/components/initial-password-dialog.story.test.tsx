import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { oneWordOf } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { InitialPasswordDialog } from './initial-password-dialog.tsx'
import '../people.css'

const dialog = page.getByRole('dialog', { name: '初始密码' })

test('of somebody whose password was lost on its way it is said how they get another', async () => {
  const onClose = vi.fn<() => void>()
  await show(<InitialPasswordDialog initial={[{ name: '温以宁', password: null }]} onClose={onClose} />)
  await expect.element(dialog.getByText(/温以宁 的账号已开通.*请用“重置密码”另给一个/)).toBeVisible()
  await dialog.getByRole('button', { name: '我已记下' }).click()
  await expect.poll(() => onClose).toHaveBeenCalled()
})

test('of a list whose passwords were lost everybody is named who needs another', async () => {
  const initial = [
    { name: '温以宁', username: 'wen', password: null },
    { name: oneWordOf(50), username: oneWordOf(32), password: null },
  ]
  await show(<InitialPasswordDialog initial={initial} onClose={() => {}} />, { size: phone })
  await expect.element(dialog.getByText(/以下 2 人的账号已开通.*请逐人用“重置密码”另给一个/)).toBeVisible()
  await expect.element(dialog.getByText(/温以宁\twen/)).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
