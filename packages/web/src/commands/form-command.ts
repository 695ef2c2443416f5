import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import {
  type CommandOptions,
  useVersionedCommand,
  type Versioned,
  type VersionedCommand,
} from './versioned-command.ts'
import { useMessages } from '../ui/use-messages.ts'

type Options<Values, Result extends Versioned> = Omit<CommandOptions<Values, Result>, 'onDone'> & {
  /** What is read again afterwards. */
  readonly changes: readonly QueryKey[]
  readonly said: string
  readonly onClose: () => void
}

/** The command of a form over the page: afterwards what it changed is read again, it is said, and the form closes. */
export function useFormCommand<Values, Result extends Versioned>(
  options: Options<Values, Result>,
): VersionedCommand<Values> {
  const client = useQueryClient()
  const { message } = useMessages()
  return useVersionedCommand({
    ...options,
    onDone: () => {
      for (const queryKey of options.changes) void client.invalidateQueries({ queryKey })
      message.success(options.said)
      options.onClose()
    },
  })
}
