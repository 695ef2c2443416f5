import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { ReactNode } from 'react'
import { type ChangedItem, useItemChanged } from '../../commands/item-changed.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { readItem } from '../../commands/item-command.ts'
import { useClaimsText } from '../claims.text.ts'
import { ApproveForm, ReturnForm } from './decision-form.tsx'

type Props = {
  readonly action: 'approve' | 'return'
  readonly item: ChangedItem
  readonly request: ClosureRequestView | null
  readonly onClose: () => void
}

/** Signing the claim of an item or sending it back, on the page of the item. */
export function Decision({ action, item, request, onClose }: Props): ReactNode {
  const text = useClaimsText()
  const { message } = useMessages()
  const changed = useItemChanged()
  if (request === null) return null
  const form = {
    request,
    refresh: async () => (await readItem(item)).closureRequest,
    onCancel: onClose,
    onDone: () => {
      message.success(action === 'approve' ? text.approved : text.sentBack)
      changed(item)
      onClose()
    },
  }
  return action === 'approve' ? <ApproveForm {...form} /> : <ReturnForm {...form} />
}
