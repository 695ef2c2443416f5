import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { api } from '../api.ts'
import { useMessages } from '../ui/use-messages.ts'
import { type ChangedItem, idOf, useItemChanged } from './item-changed.ts'
import {
  type CommandOptions,
  useVersionedCommand,
  type Versioned,
  type VersionedCommand,
} from './versioned-command.ts'

/** A measure or finding as it is now: its version, and its claim as far as one is there. */
export async function readItem(
  item: ChangedItem,
): Promise<{ version: number; closureRequest: ClosureRequestView | null }> {
  if ('findingId' in item) {
    const { finding, closureRequest } = await api.findings.get(item)
    return { version: finding.version, closureRequest }
  }
  const { measure, closureRequest } = await api.measures.get(item)
  return { version: measure.version, closureRequest }
}

/** What a form of an item gives its command. */
export type ItemCommand<Values, Result extends Versioned = Versioned> = Pick<
  CommandOptions<Values, Result>,
  'version' | 'send'
> & {
  readonly item: ChangedItem
  /** What is said once it is done. */
  readonly said: string
  readonly onClose: () => void
}

/** A command on a measure or finding: once it is done, that is said, and whatever shows the item follows. */
export function useItemCommand<Values, Result extends Versioned>(
  options: ItemCommand<Values, Result>,
): VersionedCommand<Values> {
  const { item, version, send } = options
  const { message } = useMessages()
  const changed = useItemChanged()
  return useVersionedCommand({
    record: idOf(item),
    version,
    send,
    refresh: async () => (await readItem(item)).version,
    onDone: () => {
      message.success(options.said)
      changed(item)
      options.onClose()
    },
  })
}
