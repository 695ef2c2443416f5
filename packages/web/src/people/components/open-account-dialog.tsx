import type { PersonView } from '@bihuan/core/people/people.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { usePeopleText } from '../people.text.ts'
import type { InitialPassword } from './initial-password-dialog.tsx'
import { UsernameField } from './username-field.tsx'

/** Opens an account for somebody who was only a name until now. */
export function OpenAccountDialog(props: {
  person: PersonView
  onClose: () => void
  onPassword: (initial: InitialPassword) => void
}): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const { id: personId, name } = props.person
  return (
    <FormDialog
      form="persons.openAccount"
      item={personId}
      start={{ username: '' }}
      name="account"
      title={`${text.openAccount} · ${name}`}
      confirm={text.openAccount}
      tells={['username']}
      send={({ username }: { username: string }, commandId) =>
        api.persons.openAccount({ commandId, personId, username })
      }
      onSent={async ({ initialPassword }) => {
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
        props.onPassword({ name, password: initialPassword })
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <p className="ui-quiet">{text.openAccountFollows}</p>
          <UsernameField refused={refused} />
        </>
      )}
    </FormDialog>
  )
}
