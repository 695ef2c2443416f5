import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useUiText } from './ui.text.ts'

type Props = {
  readonly isStored: boolean
  readonly onStay: () => void
  readonly onKeep: () => void
  readonly onDiscard: () => void
}

/** Asks what becomes of words that are typed and not sent. */
export function LeaveDialog({ isStored, onStay, onKeep, onDiscard }: Props): ReactNode {
  const text = useUiText()
  return (
    <Modal
      open
      width={440}
      zIndex={1900}
      title={text.leaveTitle}
      onCancel={onStay}
      footer={[
        <Button key="discard" danger onClick={onDiscard}>
          {text.leaveDiscard}
        </Button>,
        <Button key="keep" onClick={onKeep}>
          {text.leaveKeep}
        </Button>,
        <Button key="stay" type="primary" autoFocus onClick={onStay}>
          {text.leaveStay}
        </Button>,
      ]}
    >
      <p>{isStored ? text.leaveText : text.leaveTextInPage}</p>
    </Modal>
  )
}
