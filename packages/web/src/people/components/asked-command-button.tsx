import type { CommandId } from '@bihuan/core/kernel/id.ts'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { AskedButton } from '../../ui/asked-button.tsx'
import { useCommandId } from '../../ui/command-id.ts'
import { useSayRefused } from '../../ui/say-refused.tsx'
import { usePeopleText } from '../people.text.ts'

/** Does something to a person that needs no form, once it was asked whether it is meant. */
export function AskedCommandButton<Result>(props: {
  label: string
  ask: string
  /** What comes of it. */
  follows: ReactNode
  isDanger?: boolean
  send: (commandId: CommandId) => Promise<Result>
  onDone: (result: Result) => void
  /** What is to be read again afterwards, where it is not people. */
  changes?: QueryKey
}): ReactNode {
  const text = usePeopleText()
  const client = useQueryClient()
  const sayRefused = useSayRefused()
  const { commandId, renew } = useCommandId()
  const readAgain = () => client.invalidateQueries({ queryKey: props.changes ?? orpc.persons.key() })
  const run = useMutation({
    mutationFn: () => props.send(commandId),
    onSuccess: async (result) => {
      renew()
      await readAgain()
      props.onDone(result)
    },
    onError: async (error) => {
      sayRefused(error)
      // Where somebody was quicker, what they did is to be seen before it is tried again.
      await readAgain()
    },
  })
  return (
    <AskedButton
      type="link"
      size="small"
      loading={run.isPending}
      question={{
        title: props.ask,
        description: props.follows,
        okText: props.label,
        okButtonProps: { danger: props.isDanger ?? false },
        cancelText: text.cancel,
        placement: 'topRight',
        styles: { root: { maxWidth: 'min(340px, 94vw)' } },
        onConfirm: () => run.mutate(),
      }}
    >
      {props.label}
    </AskedButton>
  )
}
