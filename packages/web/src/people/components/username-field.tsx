import { isUsername } from '@bihuan/core/people/username.ts'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import type { RefusedFields } from '../../ui/refused-fields.tsx'
import { usePeopleText } from '../people.text.ts'

/** The user name of an account that is opened. */
export function UsernameField({ refused }: { readonly refused: RefusedFields<'username'> }): ReactNode {
  const text = usePeopleText()
  const rule = {
    validator: async (_rule: unknown, value: unknown) => {
      if (!isUsername(value)) throw new Error(text.usernameRule)
    },
  }
  return (
    <Form.Item
      name="username"
      label={text.username}
      rules={[rule]}
      validateTrigger="onBlur"
      {...refused.item('username')}
    >
      <Input maxLength={32} autoCapitalize="none" autoComplete="off" spellCheck={false} />
    </Form.Item>
  )
}
