import type { CommandId } from '@bihuan/core/kernel/id.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { codeOf } from '../../ui/explain.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { useRectificationsText } from '../rectifications.text.ts'

/** Asks for a rectification that was begun by mistake to be voided as a whole; the principal confirms. */
export function VoidDialog(props: { rectification: RectificationView; onClose: () => void }): ReactNode {
  const text = useRectificationsText()
  const client = useQueryClient()
  const { message } = useMessages()
  const { id: rectificationId, name } = props.rectification
  const [version, setVersion] = useState(props.rectification.version)
  const send = async ({ reason }: { reason: string }, commandId: CommandId): Promise<RectificationView> => {
    try {
      return await api.rectifications.askVoiding({ commandId, rectificationId, version, reason })
    } catch (error) {
      if (codeOf(error) === 'VERSION_CONFLICT')
        setVersion((await api.rectifications.get({ rectificationId })).version)
      throw error
    }
  }
  return (
    <FormDialog
      form="rectifications.askVoiding"
      item={rectificationId}
      start={{ reason: '' }}
      name="voiding"
      title={text.voidTitle}
      confirm={text.voidSend}
      tells={['reason']}
      send={send}
      onSent={async () => {
        await client.invalidateQueries()
        message.success(text.voidAsked)
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <p>
            <b>{name}</b>
          </p>
          <p>{text.voidMeans}</p>
          <Form.Item
            name="reason"
            label={text.voidReason}
            extra={text.voidReasonHint}
            rules={[{ required: true, whitespace: true, message: text.required }]}
            {...refused.item('reason')}
          >
            <Input.TextArea count={{ max: 2000 }} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
