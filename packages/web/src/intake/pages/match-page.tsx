import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { allFindings } from '../../commands/items-of-record.ts'
import { PageError } from '../../ui/page-error.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { MatchView } from '../components/match-view.tsx'
import '../intake.css'
import { useIntakeText } from '../intake.text.ts'
import '../match.css'

const route = getRouteApi('/signed-in/intake/$draftId/into/$rectificationId')

/** A draft laid beside a rectification that is there already, to be added to it item by item. */
export function MatchPage(): ReactNode {
  const text = useIntakeText()
  const { draftId, rectificationId } = route.useParams()
  // What is ticked belongs to one comparison; another one behind the reader's back would take the ticks away.
  const still = { staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }
  const draft = useQuery(orpc.intake.get.queryOptions({ input: { draftId }, ...still }))
  const matches = useQuery(
    orpc.intake.matches.queryOptions({ input: { draftId, rectificationId }, ...still }),
  )
  const existing = useQuery({
    queryKey: [...orpc.rectifications.items.key(), 'findings', rectificationId],
    queryFn: () => allFindings(rectificationId),
  })
  const target = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const all = [draft, matches, existing, target]
  const again = (): void => {
    for (const query of all) void query.refetch()
  }
  const failed = all.find(({ error, data }) => error !== null && data === undefined)
  if (failed !== undefined)
    return (
      <Page title={text.intake}>
        <PageError error={failed.error} onRetry={again} />
      </Page>
    )
  if (
    draft.data === undefined ||
    matches.data === undefined ||
    existing.data === undefined ||
    target.data === undefined
  )
    return <PageSkeleton rows={12} />
  return (
    <MatchView
      key={`${matches.data.version} ${matches.data.sequence} ${matches.dataUpdatedAt}`}
      saved={draft.data}
      matches={matches.data}
      existing={existing.data}
      name={target.data.name}
      again={again}
    />
  )
}
