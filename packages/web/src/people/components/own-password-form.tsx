import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { usePeopleText } from '../people.text.ts'
import { changePassword } from '../../session/sign-in.api.ts'
import { PasswordFields, type Passwords } from './password-fields.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'

/** Chooses a password of one's own in place of one that somebody else has seen. */
export function OwnPasswordForm(): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => client.invalidateQueries({ queryKey: orpc.session.key() }),
  })
  const refused = useRefusedFields(change.error, ['currentPassword', 'newPassword'])
  return (
    <Form<Passwords>
      name="ownPassword"
      layout="vertical"
      requiredMark={false}
      onFinish={(passwords) => change.mutate(passwords)}
    >
      <PasswordFields refused={refused} currentLabel={text.givenPassword} />
      <div className="ui-messages">
        <RefusalMessage error={refused.rest} />
      </div>
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {text.choosePassword}
      </Button>
    </Form>
  )
}
