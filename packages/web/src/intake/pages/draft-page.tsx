import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { PageError } from '../../ui/page-error.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { DraftDesk } from '../components/draft-desk.tsx'
import '../intake.css'
import '../review.css'
import { useReviewText } from '../review.text.ts'

const route = getRouteApi('/signed-in/intake/$draftId')

/** One draft: source and tree side by side. */
export function DraftPage(): ReactNode {
  const text = useReviewText()
  const { draftId } = route.useParams()
  // The desk holds what is being edited, and looks itself for newer versions; reading behind its back would take that away.
  const draft = useQuery(
    orpc.intake.get.queryOptions({
      input: { draftId },
      staleTime: Infinity,
      gcTime: 0,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  )
  if (draft.data !== undefined) return <DraftDesk key={draft.data.id} saved={draft.data} />
  if (draft.error === null) return <PageSkeleton rows={12} />
  return (
    <Page title={text.intake}>
      <PageError error={draft.error} onRetry={() => void draft.refetch()} />
    </Page>
  )
}
