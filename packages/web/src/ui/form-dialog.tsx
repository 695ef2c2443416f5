import { Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import type { KeptForm } from './kept-antd-form.ts'
import { KeptNote } from './kept-note.tsx'
import { RefusalMessage } from './refusal-message.tsx'
import { useUiText } from './ui.text.ts'

type Props<Fields> = {
  readonly keptForm: KeptForm<Fields>
  /** What the form is called among those on the page: the ids of its fields begin with it. */
  readonly name: string
  readonly title: string
  readonly confirm: string
  readonly isSending: boolean
  /** What is left to say of a refusal below the fields. */
  readonly error: unknown
  readonly onSend: (fields: Fields) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form over the page, kept until it is sent: what was refused stands below its fields. */
export function FormDialog<Fields>({ keptForm, name, title, ...props }: Props<Fields>): ReactNode {
  const text = useUiText()
  const { form, kept, keeping } = keptForm
  return (
    <Modal
      open
      title={title}
      okText={props.confirm}
      cancelText={text.cancel}
      confirmLoading={props.isSending}
      onOk={() => form.submit()}
      onCancel={() => kept.leave(props.onClose)}
    >
      <Form<Fields>
        name={name}
        form={form}
        layout="vertical"
        requiredMark={false}
        {...keeping}
        onFinish={props.onSend}
      >
        <KeptNote kept={kept} />
        {props.children}
        <RefusalMessage error={props.error} />
      </Form>
    </Modal>
  )
}
