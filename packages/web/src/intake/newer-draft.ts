import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
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
  const [ignored, setIgnored] = useState<string | null>(null)
  // The list is light; the draft itself is read only when it has changed. Nobody looks at a hidden page.
  const list = useQuery(orpc.intake.list.queryOptions({ refetchInterval: everyMs, staleTime: 0 }))
  const there = list.data?.find(({ id }) => id === draftId)
  const at = there?.updatedAt ?? null
  const isNewer =
    at !== null &&
    at !== ignored &&
    Date.parse(at) > Date.parse(saving.known.updatedAt) &&
    saving.state !== 'saving'
  const isFree = saving.state === 'saved'
  useEffect(() => {
    if (!isNewer || !isFree) return undefined
    let isGone = false
    const options = orpc.intake.get.queryOptions({ input: { draftId }, staleTime: 0, gcTime: 0 })
    client.fetchQuery(options).then(
      (answer) => {
        if (isGone) return
        if (answer.version > saving.known.version) takeOver(answer)
        else setIgnored(at)
      },
      // The connection banner tells; the next look tries again.
      () => {},
    )
    return () => {
      isGone = true
    }
  }, [isNewer, isFree, client, draftId, saving.known.version, takeOver, at])
  return isNewer && !isFree
}
