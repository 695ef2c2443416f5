import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { memo, type ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useReviewText } from '../review.text.ts'

type Props = {
  readonly draftId: string
  /** Saves what is not saved, and gives the version on the server. */
  readonly settle: () => Promise<number | null>
  readonly takeOver: (saved: SavedDraft) => void
}

/** Asks the language model about what is unplaced; not there unless the administrator has set one up. */
export const ModelButton = memo(function ModelButton({ draftId, settle, takeOver }: Props): ReactNode {
  const text = useReviewText()
  const helper = useQuery(orpc.intake.helper.queryOptions({ staleTime: Infinity }))
  const asking = useMutation({
    mutationFn: async () => {
      const version = await settle()
      return version === null ? null : api.intake.propose({ draftId, version })
    },
    onSuccess: (answer) => {
      if (answer !== null) takeOver(answer.saved)
    },
  })
  if (helper.data?.isOn !== true) return null
  return (
    <div className="intake-helper">
      <Button size="small" loading={asking.isPending} onClick={() => asking.mutate()}>
        {asking.isPending ? text.helperBusy : text.helper}
      </Button>
      <span className="ui-quiet" role="status">
        {asking.data
          ? text.proposedCount(asking.data.proposed, asking.data.dropped)
          : text.helperHint(helper.data.name ?? '')}
      </span>
      <RefusalMessage error={asking.error} />
    </div>
  )
})
