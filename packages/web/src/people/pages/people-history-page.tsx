import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCan, useSession } from '../../session/session.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PeopleHistoryTable } from '../components/people-history-table.tsx'
import { usePeopleText } from '../people.text.ts'
import '../people.css'

const pageSize = 50

/** What was done to people: to everybody for those who check, else to oneself. */
export function PeopleHistoryPage(): ReactNode {
  const text = usePeopleText()
  const { person } = useSession()
  const { of } = useSearch({ from: '/signed-in/people/history' })
  const isOwn = !useCan('people.journal') || of === 'me'
  const history = useInfiniteQuery(
    orpc.persons.history.infiniteOptions({
      input: (before: number | undefined) => ({
        limit: pageSize,
        ...(isOwn && { personId: person.id }),
        ...(before !== undefined && { before }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ entries, hasMore }) => (hasMore ? entries.at(-1)?.sequence : undefined),
    }),
  )
  const title = isOwn ? text.ownHistoryTitle : text.historyTitle
  if (history.error && !history.data) {
    return (
      <Page title={title}>
        <PageError error={history.error} onRetry={() => void history.refetch()} />
      </Page>
    )
  }
  if (!history.data) return <PageSkeleton />
  return (
    <Page title={title} note={isOwn ? text.ownHistoryNote : text.historyNote}>
      <PeopleHistoryTable entries={history.data.pages.flatMap(({ entries }) => entries)} isOwn={isOwn} />
      {history.hasNextPage && (
        <Button onClick={() => void history.fetchNextPage()} loading={history.isFetchingNextPage}>
          {text.older}
        </Button>
      )}
    </Page>
  )
}
