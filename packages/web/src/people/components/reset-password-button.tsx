import type { PersonView } from '@bihuan/core/people/people.contract.ts'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { usePeopleText } from '../people.text.ts'
import { AskedCommandButton } from './asked-command-button.tsx'
import type { InitialPassword } from './initial-password-dialog.tsx'

export function ResetPasswordButton({
  person: { id: personId, name },
  onPassword,
}: {
  person: PersonView
  onPassword: (initial: InitialPassword) => void
}): ReactNode {
  const text = usePeopleText()
  return (
    <AskedCommandButton
      label={text.resetPassword}
      ask={text.resetConfirm(name)}
      follows={text.resetFollows}
      send={(commandId) => api.persons.resetPassword({ personId, commandId })}
      onDone={({ initialPassword }) => onPassword({ name, password: initialPassword })}
    />
  )
}
