import { CloseOutlined } from '@ant-design/icons'
import { Drawer } from 'antd'
import type { ReactNode } from 'react'

type Props = {
  readonly isOpen: boolean
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The menu of narrow windows, over the page. */
export function MenuDrawer({ isOpen, title, closeLabel, onClose, children }: Props): ReactNode {
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      placement="left"
      size={260}
      title={title}
      closeIcon={<CloseOutlined aria-label={closeLabel} />}
    >
      {children}
    </Drawer>
  )
}
