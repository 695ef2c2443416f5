import type { CommandId } from '@bihuan/core/kernel/id.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { usePeopleText } from '../people.text.ts'

/** Gives a person or an organization another name. */
export function RenameDialog(props: {
  form: 'persons.rename' | 'organizations.rename'
  named: { readonly id: string; readonly name: string }
  label: string
  missing: string
  maxLength: number
  send: (name: string, commandId: CommandId) => Promise<unknown>
  onClose: () => void
}): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const { id, name } = props.named
  return (
    <FormDialog
      form={props.form}
      item={id}
      start={{ name }}
      name="rename"
      title={`${text.rename} · ${name}`}
      confirm={text.save}
      tells={['name']}
      send={(fields: { name: string }, commandId) => props.send(fields.name, commandId)}
      // Names stand on every page.
      onSent={async () => client.invalidateQueries({ queryKey: orpc.key() })}
      onClose={props.onClose}
    >
      {(refused) => (
        <Form.Item
          name="name"
          {...refused.item('name')}
          label={props.label}
          extra={text.renameFollows}
          rules={[{ required: true, whitespace: true, message: props.missing }]}
        >
          <Input count={{ max: props.maxLength }} />
        </Form.Item>
      )}
    </FormDialog>
  )
}
