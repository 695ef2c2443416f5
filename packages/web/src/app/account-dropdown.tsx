import { Dropdown, type MenuProps } from 'antd'
import type { ReactNode } from 'react'

type Props = {
  readonly items: NonNullable<MenuProps['items']>
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly children: ReactNode
}

/** What opens below the account button. */
export function AccountDropdown({ items, isOpen, onOpenChange, children }: Props): ReactNode {
  return (
    <Dropdown
      menu={{ items }}
      trigger={['click']}
      placement="bottomRight"
      open={isOpen}
      onOpenChange={onOpenChange}
    >
      {children}
    </Dropdown>
  )
}
