import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { useSayRefused } from '../../ui/say-refused.tsx'
import type { DocumentWish } from '../document-search.ts'

/** Begins a draft, or the correction of an edition that left, and goes to it. */
export function DraftButton({
  wish,
  correctsId,
  isPrimary = false,
  children,
}: {
  readonly wish: DocumentWish
  readonly correctsId: EditionView['id'] | null
  readonly isPrimary?: boolean
  readonly children: ReactNode
}): ReactNode {
  const client = useQueryClient()
  const navigate = useNavigate()
  const sayRefused = useSayRefused()
  const { commandId, renew } = useCommandId()
  const draft = useMutation({
    mutationFn: () => api.editions.draft({ commandId, ...wish, correctsId }),
    onSuccess: ({ id: editionId }) => {
      renew()
      void client.invalidateQueries({ queryKey: orpc.editions.key() })
      void navigate({
        to: '/rectifications/$id/documents/$editionId',
        params: { id: wish.rectificationId, editionId },
      })
    },
    onMutate: () => sayRefused(null),
    onError: (error) => sayRefused(error),
  })
  return (
    <Button type={isPrimary ? 'primary' : 'default'} loading={draft.isPending} onClick={() => draft.mutate()}>
      {children}
    </Button>
  )
}
