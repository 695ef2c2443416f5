import { isUsername } from '@bihuan/core/people/username.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { signIn } from '../../session/sign-in.api.ts'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { PageForm } from '../../ui/page-form.tsx'
import { useSetupText } from '../setup.text.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'

type SetupFields = {
  organizationName: string
  name: string
  username: string
  password: string
  isCoordinator: boolean
}

const shortestPassword = 10

/** The administrator and the organization; signs the administrator in when done. */
export function SetupForm({ token, onDone }: { token: string; onDone: () => void }): ReactNode {
  const text = useSetupText()
  const client = useQueryClient()
  const run = useOneAtATime({
    send: async (fields: SetupFields) => {
      await api.setup.run({ ...fields, token })
      await signIn(fields)
    },
    onSent: async () => {
      await client.fetchQuery(orpc.session.get.queryOptions({ staleTime: 0 }))
      onDone()
    },
  })
  const refused = useRefusedFields(run.error, ['organizationName', 'name', 'username', 'password'])
  const required = { required: true, whitespace: true, message: text.required }
  return (
    <PageForm<SetupFields>
      name="setup"
      start={{ isCoordinator: true }}
      confirm={text.submit}
      sending={run}
      error={refused.rest}
    >
      <p className="setup-intro">{text.intro}</p>
      <Form.Item
        name="organizationName"
        {...refused.item('organizationName')}
        label={text.organizationName}
        extra={text.organizationNameHint}
        rules={[required]}
      >
        <Input count={{ max: 100 }} autoFocus />
      </Form.Item>
      <Form.Item name="name" label={text.name} rules={[required]} {...refused.item('name')}>
        <Input count={{ max: 50 }} autoComplete="name" />
      </Form.Item>
      <Form.Item
        name="username"
        {...refused.item('username')}
        label={text.username}
        extra={text.usernameRule}
        rules={[required, usernameRule(text.usernameRule)]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={32} />
      </Form.Item>
      <Form.Item
        name="password"
        {...refused.item('password')}
        label={text.password}
        extra={text.passwordRule}
        rules={[required, { min: shortestPassword, message: text.passwordRule }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item name="isCoordinator" valuePropName="checked" extra={text.isCoordinatorHint}>
        <Checkbox>{text.isCoordinator}</Checkbox>
      </Form.Item>
    </PageForm>
  )
}

function usernameRule(message: string): { validator: (rule: unknown, value: unknown) => Promise<void> } {
  return {
    validator: async (_rule, value) => {
      if (typeof value === 'string' && value !== '' && !isUsername(value)) throw new Error(message)
    },
  }
}
