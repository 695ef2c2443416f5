import { Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { FirstField } from '../../ui/first-field.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { usePeopleText } from '../people.text.ts'
import { changePassword } from '../../session/sign-in.api.ts'
import { PasswordFields, type Passwords } from './password-fields.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { useMessages } from '../../ui/use-messages.ts'

/** Changes one's own password. */
export function ChangePasswordDialog({ onClose }: { onClose: () => void }): ReactNode {
  const text = usePeopleText()
  const { message } = useMessages()
  const [form] = Form.useForm<Passwords>()
  const change = useOneAtATime({
    send: changePassword,
    onSent: () => {
      message.success(text.passwordChanged)
      onClose()
    },
  })
  const refused = useRefusedFields(change.error, ['currentPassword', 'newPassword'])
  return (
    <Modal
      open
      title={text.changePassword}
      okText={text.save}
      cancelText={text.cancel}
      confirmLoading={change.isSending}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={420}
    >
      <Form<Passwords>
        name="password"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={change.send}
      >
        <FirstField>
          <PasswordFields refused={refused} currentLabel={text.currentPassword} />
        </FirstField>
        <RefusalMessage error={refused.rest} />
      </Form>
    </Modal>
  )
}
