import type { CommandId } from '@bihuan/core/kernel/id.ts'
import { Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useCommandId } from './command-id.ts'
import { FirstField } from './first-field.tsx'
import { type StartOf, useKeptForm } from './kept-antd-form.ts'
import { KeptNote } from './kept-note.tsx'
import { useOneAtATime } from './one-at-a-time.ts'
import { RefusalMessage } from './refusal-message.tsx'
import { type RefusedFields, useRefusedFields } from './refused-fields.tsx'
import { useUiText } from './ui.text.ts'

type Props<Fields, Field extends string, Result> = {
  /** What is typed in, and of which item: under this it is kept until it is sent. */
  readonly form: string
  readonly item: string
  readonly start: StartOf<Fields>
  /** What the form is called among those on the page: the ids of its fields begin with it. */
  readonly name: string
  readonly title: string
  readonly confirm: string
  /** In pixels, where a form needs more room than a few fields. */
  readonly width?: number
  /** Fields beside which it is said why they were refused, by the names that travel. */
  readonly tells: readonly Field[]
  readonly send: (fields: Fields, commandId: CommandId) => Promise<Result>
  /** Goes first, before the dialog closes. */
  readonly onSent: (result: Result) => Promise<void>
  readonly onClose: () => void
  /** While something that is to go along is under way, such as a file. */
  readonly isWaiting?: boolean
  readonly children: (refused: RefusedFields<Field>) => ReactNode
}

/** A form over the page, kept until it is sent: what was refused stands beside its fields, the rest below them. */
export function FormDialog<Fields, Field extends string, Result>(
  props: Props<Fields, Field, Result>,
): ReactNode {
  const text = useUiText()
  const { commandId } = useCommandId()
  const { form, kept, keeping } = useKeptForm<Fields>(props.form, props.item, props.start)
  const sending = useOneAtATime({
    send: (fields: Fields) => props.send(fields, commandId),
    onSent: async (result) => {
      kept.done()
      await props.onSent(result)
      props.onClose()
    },
  })
  const refused = useRefusedFields(sending.error, props.tells)
  return (
    <Modal
      open
      title={props.title}
      {...(props.width !== undefined && { width: props.width })}
      okText={props.confirm}
      cancelText={text.cancel}
      confirmLoading={sending.isSending}
      okButtonProps={{ disabled: props.isWaiting === true }}
      onOk={() => form.submit()}
      onCancel={() => kept.leave(props.onClose)}
    >
      <Form<Fields>
        name={props.name}
        form={form}
        layout="vertical"
        requiredMark={false}
        {...keeping}
        onFinish={sending.send}
      >
        <KeptNote kept={kept} />
        <FirstField>{props.children(refused)}</FirstField>
        <RefusalMessage error={refused.rest} />
      </Form>
    </Modal>
  )
}
