import { CloseOutlined } from '@ant-design/icons'
import { message, Modal, notification } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useUiText } from './ui.text.ts'
import type { Sayings } from './use-messages.ts'

type Props = {
  readonly config: { readonly top?: number }
  readonly onReady: (sayings: Sayings) => void
}

/** Shows what is said over the page. */
export function MessageHolder({ config, onReady }: Props): ReactNode {
  const [messages, messagesShown] = message.useMessage(config)
  const text = useUiText()
  const [notices, noticesShown] = notification.useNotification({
    duration: false,
    closeIcon: <CloseOutlined aria-label={text.close} />,
  })
  const [questions, questionsShown] = Modal.useModal()
  useEffect(() => {
    onReady({
      message: {
        success: (content, seconds) => void messages.success(content, seconds),
        warning: (content, seconds) => void messages.warning(content, seconds),
      },
      notification: notices,
      modal: { confirm: (question) => void questions.confirm(question) },
    })
  }, [messages, notices, questions, onReady])
  return (
    <>
      {questionsShown}
      {messagesShown}
      {noticesShown}
    </>
  )
}
