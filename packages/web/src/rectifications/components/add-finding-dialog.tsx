import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { useRectificationsText } from '../rectifications.text.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useKeptForm } from '../../ui/kept-antd-form.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'

type Fields = { category?: string; number: string; title: string }

/** Adds a finding to a rectification. */
export function AddFindingDialog(props: { rectificationId: string; onClose: () => void }): ReactNode {
  const text = useRectificationsText()
  const client = useQueryClient()
  const { message } = App.useApp()
  const { commandId } = useCommandId()
  const keptForm = useKeptForm<Fields>('findings.add', props.rectificationId, {
    category: '',
    number: '',
    title: '',
  })
  const add = useMutation(
    orpc.findings.add.mutationOptions({
      onSuccess: async () => {
        keptForm.kept.done()
        await client.invalidateQueries({ queryKey: orpc.rectifications.key() })
        void message.success(text.findingAdded)
        props.onClose()
      },
    }),
  )
  const refused = useRefusedFields(add.error, ['category', 'number', 'title'])
  const required = { required: true, whitespace: true, message: text.required }
  return (
    <FormDialog
      keptForm={keptForm}
      name="finding"
      title={text.addFinding}
      confirm={text.add}
      isSending={add.isPending}
      error={refused.rest}
      onSend={({ category, number, title }) =>
        add.mutate({
          commandId,
          rectificationId: props.rectificationId,
          category: category?.trim() || null,
          number,
          title,
        })
      }
      onClose={props.onClose}
    >
      <Form.Item
        name="category"
        label={text.category}
        extra={text.categoryHint}
        {...refused.item('category')}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item
        name="number"
        label={text.number}
        extra={text.numberHint}
        rules={[required]}
        {...refused.item('number')}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="title" label={text.findingTitle} rules={[required]} {...refused.item('title')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  )
}
