import { useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { useToldText } from '../told.text.ts'

type Props = {
  readonly rectificationId: string
  readonly file: { readonly fileId: string; readonly name: string }
  readonly onClose: () => void
}

/** Asks for a file to be sealed. It is so from then on; one of the other role confirms. */
export function SealDialog({ rectificationId, file, onClose }: Props): ReactNode {
  const text = useToldText()
  const client = useQueryClient()
  const { message } = useMessages()
  return (
    <FormDialog
      form="seals.ask"
      item={file.fileId}
      start={{ reason: '' }}
      name="seal"
      title={text.sealTitle}
      confirm={text.sealAsk}
      tells={['reason']}
      send={({ reason }: { reason: string }, commandId) =>
        api.seals.ask({ commandId, rectificationId, fileId: file.fileId, reason })
      }
      onSent={async () => {
        await client.invalidateQueries()
        message.success(text.sealAsked)
      }}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <p>
            <b>{file.name}</b>
          </p>
          <p>{text.sealMeans}</p>
          <Form.Item
            name="reason"
            label={text.sealReason}
            extra={text.sealReasonHint}
            rules={[{ required: true, whitespace: true, message: text.sealReasonNeeded }]}
            {...refused.item('reason')}
          >
            <Input.TextArea count={{ max: 2000 }} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
