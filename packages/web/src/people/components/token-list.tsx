import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { useTokensText } from '../tokens.text.ts'
import { TokenTable } from './token-table.tsx'

const pageSize = 50

/** One's own interface tokens, or everybody's, the newest first. */
export function TokenList({
  of,
  title,
}: {
  readonly of: 'me' | 'everybody'
  readonly title: string
}): ReactNode {
  const text = useTokensText()
  const list = useInfiniteQuery(
    orpc.tokens.list.infiniteOptions({
      input: (before: string | undefined) => ({
        of,
        limit: pageSize,
        ...(before !== undefined && { before }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ tokens, hasMore }) => (hasMore ? tokens.at(-1)?.id : undefined),
    }),
  )
  if (list.error && !list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <PageSkeleton rows={3} />
  const tokens = list.data.pages.flatMap((page) => page.tokens)
  if (tokens.length === 0) return <EmptyState title={text.none}>{of === 'me' && text.noneText}</EmptyState>
  return (
    <>
      <TokenTable title={title} tokens={tokens} withOwners={of === 'everybody'} />
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {text.older}
        </Button>
      )}
    </>
  )
}
