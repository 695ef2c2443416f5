import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import type { RefusedFields } from '../../ui/refused-fields.tsx'
import { usePeopleText } from '../people.text.ts'

/** The present password and the one that takes its place. */
export type Passwords = { readonly currentPassword: string; readonly newPassword: string }

const shortestPassword = 10

/** The fields of a changed password, under a form of `Passwords`. */
export function PasswordFields({
  currentLabel,
  refused,
}: {
  currentLabel: string
  refused: RefusedFields<keyof Passwords>
}): ReactNode {
  const text = usePeopleText()
  return (
    <>
      <Form.Item
        name="currentPassword"
        {...refused.item('currentPassword')}
        label={currentLabel}
        rules={[{ required: true, message: text.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" maxLength={128} autoFocus />
      </Form.Item>
      <Form.Item
        name="newPassword"
        {...refused.item('newPassword')}
        label={text.newPassword}
        extra={text.newPasswordHint}
        rules={[{ required: true, min: shortestPassword, message: text.newPasswordHint }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  )
}
