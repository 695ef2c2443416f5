import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { orpc } from '../../api.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { usePeopleText } from '../people.text.ts'
import { signIn } from '../sign-in.api.ts'

type Credentials = { username: string; password: string }

/** User name and password; says when guesses are throttled and for how long. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const wait = useCountdown()
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: async (outcome) => {
      if (outcome.kind === 'wait') wait.start(outcome.seconds)
      if (outcome.kind !== 'signedIn') return
      await client.resetQueries({ queryKey: orpc.session.key() })
      onSignedIn()
    },
  })
  const isWaiting = wait.seconds > 0
  return (
    <Form<Credentials>
      layout="vertical"
      requiredMark={false}
      onFinish={(credentials) => attempt.mutate(credentials)}
    >
      <Form.Item
        name="username"
        label={text.username}
        rules={[{ required: true, message: text.usernameMissing }]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={text.password}
        rules={[{ required: true, message: text.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <div className="ui-messages">
        <RefusalMessage error={attempt.error} />
        {isWaiting && <Alert type="warning" showIcon role="alert" title={text.wait(wait.seconds)} />}
        {!isWaiting && attempt.data?.kind === 'wrong' && (
          <Alert type="error" showIcon role="alert" title={text.wrong} />
        )}
      </div>
      <Button type="primary" htmlType="submit" block loading={attempt.isPending} disabled={isWaiting}>
        {text.signIn}
      </Button>
    </Form>
  )
}

function useCountdown(): { readonly seconds: number; readonly start: (seconds: number) => void } {
  const [seconds, setSeconds] = useState(0)
  const isRunning = seconds > 0
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setSeconds((left) => left - 1), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  return { seconds, start: setSeconds }
}
