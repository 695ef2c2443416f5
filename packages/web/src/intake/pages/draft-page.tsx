import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { DraftDesk } from '../components/draft-desk.tsx'
import '../intake.css'
import { useIntakeText } from '../intake.text.ts'

const route = getRouteApi('/signed-in/intake/$draftId')

/** One draft: source and tree side by side. */
export function DraftPage(): ReactNode {
  const text = useIntakeText()
  const { draftId } = route.useParams()
  // The page holds what is being edited; reading it again behind the reader's back would take that away.
  const draft = useQuery(
    orpc.intake.get.queryOptions({
      input: { draftId },
      staleTime: 0,
      gcTime: 0,
      refetchOnWindowFocus: false,
    }),
  )
  if (draft.data !== undefined) {
    const { data } = draft
    return <DraftDesk key={data.id} saved={data} takeTheirs={() => window.location.reload()} />
  }
  if (draft.error === null) return <PageSkeleton rows={12} />
  return (
    <Page title={text.intake}>
      <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />
    </Page>
  )
}
