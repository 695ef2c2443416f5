import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { PageForm } from '../../ui/page-form.tsx'
import { usePeopleText } from '../people.text.ts'
import { changePassword } from '../../session/sign-in.api.ts'
import { PasswordFields, type Passwords } from './password-fields.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'

/** Chooses a password of one's own in place of one that somebody else has seen. */
export function OwnPasswordForm(): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const change = useOneAtATime({
    send: changePassword,
    onSent: () => client.invalidateQueries({ queryKey: orpc.session.key() }),
  })
  const refused = useRefusedFields(change.error, ['currentPassword', 'newPassword'])
  return (
    <PageForm<Passwords>
      name="ownPassword"
      confirm={text.choosePassword}
      sending={change}
      error={refused.rest}
    >
      <PasswordFields refused={refused} currentLabel={text.givenPassword} />
    </PageForm>
  )
}
