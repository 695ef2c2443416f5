import type { SessionView } from '@bihuan/core/people/people.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../api.ts'
import { tellOtherPages } from '../../session/session-guard.ts'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { PlainField } from '../../ui/plain-field.tsx'
import { useSignInText } from '../sign-in.text.ts'
import { signIn } from '../../session/sign-in.api.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'

type Credentials = { readonly username: string; readonly password: string }

/** What stands in the fields: what a browser has filled in by itself was not typed, and is told of nowhere else. */
function credentialsIn(form: HTMLFormElement): Credentials {
  const fields = new FormData(form)
  const under = (name: keyof Credentials): string => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  return { username: under('username'), password: under('password') }
}

/** User name and password. A refusal says whether they are wrong or for how long guesses are shut out. */
export function SignInForm({ onSignedIn }: { onSignedIn: (session: SessionView) => void }): ReactNode {
  const text = useSignInText()
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
  /** Since it was sent once: what lacks something is said from then on. */
  const [tried, setTried] = useState<Credentials | null>(null)
  const refused = useRefusedFields(attempt.error, ['username', 'password'])
  const wrongWith = (field: keyof Credentials, missing: string): string | null =>
    tried?.[field] === '' ? missing : refused.of(field)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const credentials = credentialsIn(event.currentTarget)
        setTried(credentials)
        if (credentials.username !== '' && credentials.password !== '') attempt.send(credentials)
      }}
      onChange={(event) => {
        if (tried !== null) setTried(credentialsIn(event.currentTarget))
      }}
    >
      <PlainField label={text.username} refused={wrongWith('username', text.usernameMissing)}>
        {(control) => (
          <Input
            {...control}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
          />
        )}
      </PlainField>
      <PlainField label={text.password} refused={wrongWith('password', text.passwordMissing)}>
        {(control) => <Input.Password {...control} name="password" autoComplete="current-password" />}
      </PlainField>
      <div className="ui-messages">
        <RefusalMessage error={refused.rest} />
      </div>
      <Button type="primary" htmlType="submit" block loading={attempt.isSending}>
        {text.signIn}
      </Button>
    </form>
  )
}
