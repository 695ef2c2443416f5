import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { orpc } from '../api.ts'
import type { DraftSaving } from './draft-saving.ts'

const everyMs = 15_000

/**
 * Looks now and then whether somebody else has saved this draft. With nothing unsaved here their version is taken over;
 * otherwise the answer is true, and the page says so.
 */
export function useNewerDraft(
  draftId: string,
  saving: DraftSaving,
  takeOver: (saved: SavedDraft) => void,
): boolean {
  const client = useQueryClient()
  // The draft itself is read only when it has changed. Nobody looks at a hidden page.
  const there = useQuery(
    orpc.intake.version.queryOptions({ input: { draftId }, refetchInterval: everyMs, staleTime: 0 }),
  )
  const isNewer = (there.data?.version ?? 0) > saving.known.version && saving.state !== 'saving'
  const isFree = saving.state === 'saved'
  useEffect(() => {
    if (!isNewer || !isFree) return undefined
    let isGone = false
    const options = orpc.intake.get.queryOptions({ input: { draftId }, staleTime: 0, gcTime: 0 })
    client.fetchQuery(options).then(
      (answer) => {
        if (!isGone) takeOver(answer)
      },
      // The connection banner tells; the next look tries again.
      () => {},
    )
    return () => {
      isGone = true
    }
  }, [isNewer, isFree, client, draftId, takeOver])
  return isNewer && !isFree
}
