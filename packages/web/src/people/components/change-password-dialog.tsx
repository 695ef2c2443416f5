import { useMutation } from '@tanstack/react-query'
import { App, Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { usePeopleText } from '../people.text.ts'
import { changePassword } from '../sign-in.api.ts'

type Passwords = { currentPassword: string; newPassword: string }

const shortestPassword = 10

/** Changes one's own password. */
export function ChangePasswordDialog({ onClose }: { onClose: () => void }): ReactNode {
  const text = usePeopleText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Passwords>()
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      void message.success(text.passwordChanged)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={text.changePassword}
      okText={text.save}
      cancelText={text.cancel}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={420}
    >
      <Form<Passwords>
        name="password"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(passwords) => change.mutate(passwords)}
      >
        <Form.Item
          name="currentPassword"
          label={text.currentPassword}
          rules={[{ required: true, message: text.passwordMissing }]}
        >
          <Input.Password autoComplete="current-password" maxLength={128} autoFocus />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={text.newPassword}
          extra={text.newPasswordHint}
          rules={[{ required: true, min: shortestPassword, message: text.newPasswordHint }]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <RefusalMessage error={change.error} />
      </Form>
    </Modal>
  )
}
