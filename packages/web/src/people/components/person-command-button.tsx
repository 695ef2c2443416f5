import type { PersonView } from '@bihuan/core/people/people.contract.ts'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { usePeopleText } from '../people.text.ts'
import { AskedCommandButton } from './asked-command-button.tsx'

/** Ends an account, takes it up again, or says that its owner uses it. */
export function PersonCommandButton({
  person: { id: personId, name, version, holding },
  action,
}: {
  person: PersonView
  action: 'deactivate' | 'reactivate' | 'confirm'
}): ReactNode {
  const text = usePeopleText()
  const { message } = useMessages()
  const words = text.commands[action]
  const held = holding ?? 0
  return (
    <AskedCommandButton
      label={words.label}
      ask={words.ask(name)}
      follows={
        <>
          {words.follows}
          {action === 'deactivate' && held > 0 && <p className="people-holding">{text.holding(held)}</p>}
        </>
      }
      isDanger={action === 'deactivate'}
      send={(commandId) => api.persons[action]({ personId, version, commandId })}
      onDone={() => message.success(words.done(name))}
    />
  )
}
