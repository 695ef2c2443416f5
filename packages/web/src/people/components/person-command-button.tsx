import type { PersonView } from '@bihuan/core/people/people.contract.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { explain } from '../../ui/explain.ts'
import { useLanguage } from '../../ui/language.tsx'
import { usePeopleText } from '../people.text.ts'

const operations = {
  deactivate: orpc.persons.deactivate,
  reactivate: orpc.persons.reactivate,
  confirm: orpc.persons.confirm,
} as const

/** Does something to a person that needs no form, once it was asked whether it is meant. */
export function PersonCommandButton(props: {
  person: PersonView
  action: keyof typeof operations
}): ReactNode {
  const text = usePeopleText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = App.useApp()
  const command = useCommandId()
  const { name, id, version } = props.person
  const words = text.commands[props.action]
  const holding = props.person.holding ?? 0
  const isLosing = props.action === 'deactivate' && holding > 0
  const run = useMutation(
    operations[props.action].mutationOptions({
      onSuccess: async () => {
        command.renew()
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
        void message.success(words.done(name))
      },
      onError: async (error) => {
        void message.error(explain(error, language).message)
        // Where somebody was quicker, what they did is to be seen before it is tried again.
        await client.invalidateQueries({ queryKey: orpc.persons.key() })
      },
    }),
  )
  return (
    <Popconfirm
      title={words.ask(name)}
      description={
        <>
          {words.follows}
          {isLosing && <p className="people-holding">{text.holding(holding)}</p>}
        </>
      }
      okText={words.label}
      okButtonProps={{ danger: props.action === 'deactivate' }}
      cancelText={text.cancel}
      placement="topRight"
      styles={{ root: { maxWidth: 'min(340px, 94vw)' } }}
      onConfirm={() => run.mutate({ personId: id, version, commandId: command.commandId })}
    >
      <Button type="link" size="small" loading={run.isPending}>
        {words.label}
      </Button>
    </Popconfirm>
  )
}
