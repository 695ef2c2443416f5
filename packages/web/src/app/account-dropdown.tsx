import { Dropdown, type MenuProps } from 'antd'
import type { ReactNode } from 'react'
import { OutputsHost } from '../outputs/components/outputs-host.tsx'
import { openOutputs } from '../outputs/open-outputs.ts'
import { useOutputsText } from '../outputs/outputs.text.ts'

type Props = {
  readonly items: NonNullable<MenuProps['items']>
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly children: ReactNode
}

/** What opens below the account button, with the files to fetch, of which no first page is to know. */
export function AccountDropdown({ items, isOpen, onOpenChange, children }: Props): ReactNode {
  const { title } = useOutputsText()
  const outputs = { key: 'outputs', label: title, onClick: openOutputs }
  return (
    <>
      <Dropdown
        menu={{ items: [...items.slice(0, -1), outputs, ...items.slice(-1)] }}
        trigger={['click']}
        placement="bottomRight"
        open={isOpen}
        onOpenChange={onOpenChange}
      >
        {children}
      </Dropdown>
      <OutputsHost />
    </>
  )
}
