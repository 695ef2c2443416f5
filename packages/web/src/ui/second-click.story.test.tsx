import { Button, Drawer, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { show } from '../testing/show.tsx'

type Props = { readonly of: typeof Modal | typeof Drawer; readonly onClose: () => void }

function Opener({ of: Over, onClose }: Props): ReactNode {
  const [isOpen, setIsOpen] = useState(false)
  const close = (): void => {
    onClose()
    setIsOpen(false)
  }
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>打开</Button>
      {Over === Modal ? (
        <Modal open={isOpen} title="新增单位" onCancel={close} />
      ) : (
        <Drawer open={isOpen} title="新增单位" onClose={close} />
      )}
    </>
  )
}

const dialog = page.getByRole('dialog', { name: '新增单位' })

test.each([
  ['dialog', Modal],
  ['drawer', Drawer],
])('a %s that a double click opens stays, and one click beside it closes it', async (_, of) => {
  const onClose = vi.fn<() => void>()
  await show(<Opener of={of} onClose={onClose} />)
  await userEvent.dblClick(page.getByRole('button', { name: '打开' }))
  await expect.element(dialog).toBeVisible()
  await expect.poll(() => onClose).not.toHaveBeenCalled()
  await userEvent.click(document.documentElement, { position: { x: 5, y: 5 } })
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(() => onClose).toHaveBeenCalledOnce()
})
