import type { PersonView } from '@bihuan/core/people/people.contract.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { explain } from '../../ui/explain.ts'
import { useLanguage } from '../../ui/language.tsx'
import { usePeopleText } from '../people.text.ts'
import type { InitialPassword } from './initial-password-dialog.tsx'

export function ResetPasswordButton(props: {
  person: PersonView
  onPassword: (initial: InitialPassword) => void
}): ReactNode {
  const text = usePeopleText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = App.useApp()
  const command = useCommandId()
  const reset = useMutation(
    orpc.persons.resetPassword.mutationOptions({
      onSuccess: async ({ initialPassword }) => {
        command.renew()
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
        props.onPassword({ name: props.person.name, password: initialPassword })
      },
      onError: (error) => void message.error(explain(error, language).message),
    }),
  )
  return (
    <Popconfirm
      title={text.resetConfirm(props.person.name)}
      description={text.resetFollows}
      placement="topRight"
      styles={{ root: { maxWidth: 'min(340px, 94vw)' } }}
      okText={text.resetPassword}
      cancelText={text.cancel}
      onConfirm={() => reset.mutate({ personId: props.person.id, commandId: command.commandId })}
    >
      <Button type="link" size="small" loading={reset.isPending}>
        {text.resetPassword}
      </Button>
    </Popconfirm>
  )
}
