import type { ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { api, orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { type OneAtATime, useOneAtATime } from '../../ui/one-at-a-time.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { useObjectsText } from './objects.text.ts'

type Seen = readonly Pick<ListItemView, 'id' | 'version'>[]

/** Crosses objects off. Nothing is to be written for it, so nothing is asked. */
export function useCrossingOff(
  of: { readonly rectificationId: string; readonly measureId: string; readonly objectListId: string },
  onDone: (items: Seen) => void,
): OneAtATime<Seen> {
  const text = useObjectsText()
  const client = useQueryClient()
  const { message } = useMessages()
  const { commandId, renew } = useCommandId()
  return useOneAtATime({
    send: async (items: Seen) => {
      await api.objects.crossOff({
        ...of,
        commandId,
        items: items.map(({ id, version }) => ({ id, version })),
      })
      return items
    },
    onSent: async (items) => {
      renew()
      message.success(text.saidSo.crossOff)
      onDone(items)
      await client.invalidateQueries({ queryKey: orpc.objects.key() })
      void client.invalidateQueries({ queryKey: orpc.measures.mine.key() })
    },
  })
}
