import { useQueryClient } from '@tanstack/react-query'
import { App, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { useRectificationsText } from '../rectifications.text.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'

type Fields = { category?: string; number: string; title: string }

/** Adds a finding to a rectification. */
export function AddFindingDialog(props: { rectificationId: string; onClose: () => void }): ReactNode {
  const text = useRectificationsText()
  const client = useQueryClient()
  const { message } = App.useApp()
  const required = { required: true, whitespace: true, message: text.required }
  return (
    <FormDialog
      form="findings.add"
      item={props.rectificationId}
      start={{ category: '', number: '', title: '' }}
      name="finding"
      title={text.addFinding}
      confirm={text.add}
      tells={['category', 'number', 'title']}
      send={({ category, number, title }: Fields, commandId) =>
        api.findings.add({
          commandId,
          rectificationId: props.rectificationId,
          category: category?.trim() || null,
          number,
          title,
        })
      }
      onSent={async () => {
        await client.invalidateQueries({ queryKey: orpc.rectifications.key() })
        void message.success(text.findingAdded)
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <Form.Item
            name="category"
            label={text.category}
            extra={text.categoryHint}
            {...refused.item('category')}
          >
            <Input maxLength={200} />
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
        </>
      )}
    </FormDialog>
  )
}
