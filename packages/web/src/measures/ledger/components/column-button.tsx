import { SettingOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ComponentProps, ReactNode } from 'react'
import { useMeasuresText } from '../../measures.text.ts'

/** What opens the choice of columns. Takes what a popover gives to what it opens below. */
export function ColumnButton(props: ComponentProps<typeof Button>): ReactNode {
  const text = useMeasuresText()
  return (
    <Button {...props} size="small" icon={<SettingOutlined aria-hidden />} className="ledger-column-button">
      {text.columnChoice}
    </Button>
  )
}
