import type { SessionView } from '@bihuan/core/people/people.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { tellOtherPages } from '../../session/session-guard.ts'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { PageForm } from '../../ui/page-form.tsx'
import { usePeopleText } from '../people.text.ts'
import { signIn } from '../../session/sign-in.api.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'

type Credentials = { username: string; password: string }

/** User name and password. A refusal says whether they are wrong or for how long guesses are shut out. */
export function SignInForm({ onSignedIn }: { onSignedIn: (session: SessionView) => void }): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const attempt = useOneAtATime({
    send: async (credentials: Credentials) => {
      await signIn(credentials)
      tellOtherPages()
      // Fetched, not reset: a page on which somebody was typing must not go away meanwhile.
      return client.fetchQuery(orpc.session.get.queryOptions({ staleTime: 0 }))
    },
    onSent: onSignedIn,
  })
  const refused = useRefusedFields(attempt.error, ['username', 'password'])
  return (
    <PageForm<Credentials> name="signIn" confirm={text.signIn} sending={attempt} error={refused.rest}>
      <Form.Item
        name="username"
        {...refused.item('username')}
        label={text.username}
        rules={[{ required: true, message: text.usernameMissing }]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        {...refused.item('password')}
        label={text.password}
        rules={[{ required: true, message: text.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
    </PageForm>
  )
}
