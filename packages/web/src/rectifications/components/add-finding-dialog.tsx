import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useRectificationsText } from '../rectifications.text.ts'
import { useKeptForm } from '../../ui/kept-antd-form.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'

type Fields = { category?: string; number: string; title: string }

/** Adds a finding to a rectification. */
export function AddFindingDialog(props: { rectificationId: string; onClose: () => void }): ReactNode {
  const text = useRectificationsText()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const { commandId } = useCommandId()
  const { kept, ...keeping } = useKeptForm('findings.add', props.rectificationId, {
    start: { category: '', number: '', title: '' },
    reset: (start) => form.setFieldsValue(start),
  })
  const add = useMutation(
    orpc.findings.add.mutationOptions({
      onSuccess: async () => {
        kept.done()
        await client.invalidateQueries({ queryKey: orpc.rectifications.key() })
        void message.success(text.findingAdded)
        props.onClose()
      },
    }),
  )
  const refused = useRefusedFields(add.error, ['category', 'number', 'title'])
  const required = { required: true, whitespace: true, message: text.required }
  return (
    <Modal
      open
      title={text.addFinding}
      okText={text.add}
      cancelText={text.cancel}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={() => kept.leave(props.onClose)}
    >
      <Form<Fields>
        name="finding"
        form={form}
        layout="vertical"
        requiredMark={false}
        {...keeping}
        onFinish={({ category, number, title }) =>
          add.mutate({
            commandId,
            rectificationId: props.rectificationId,
            category: category?.trim() || null,
            number,
            title,
          })
        }
      >
        <KeptNote kept={kept} />
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
        <RefusalMessage error={refused.rest} />
      </Form>
    </Modal>
  )
}
