import type { CommandId } from '@bihuan/core/kernel/id.ts'
import type { WholeTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useTemplatesText } from '../templates.text.ts'

type Fields = { readonly reason: string }

/** Takes a template out of those that are offered, or back among them. */
export function RetireDialog(props: {
  readonly view: WholeTemplate
  readonly onClose: () => void
}): ReactNode {
  const text = useTemplatesText()
  const client = useQueryClient()
  const { id, isRetired, recordVersion } = props.view
  const label = isRetired ? text.resume : text.retire
  const send = ({ reason }: Fields, commandId: CommandId) =>
    api.templates.setRetired({ commandId, id, version: recordVersion ?? 1, isRetired: !isRetired, reason })
  return (
    <FormDialog
      form="templates.setRetired"
      item={id}
      start={{ reason: '' }}
      name="retire"
      title={label}
      confirm={label}
      tells={['reason']}
      send={send}
      onSent={() => client.invalidateQueries({ queryKey: orpc.templates.key() })}
      onClose={props.onClose}
    >
      {(refused) => (
        <Form.Item
          name="reason"
          label={text.reason}
          extra={isRetired ? '' : text.retireAsk}
          {...refused.item('reason')}
        >
          <Input.TextArea count={{ max: 2000 }} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      )}
    </FormDialog>
  )
}
