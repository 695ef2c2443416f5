import { awaitedFromReader } from '@bihuan/core/claims/awaited.ts'
import type { ClosureQueueItem } from '@bihuan/core/closure/closure.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import '../closure.css'
import { useClosureText } from '../closure.text.ts'
import { queueRows } from '../queue-rows.ts'
import { PapersStrip } from '../components/papers-strip.tsx'
import { calledIn, ClaimView } from '../components/claim-view.tsx'

const route = getRouteApi('/signed-in/closures')
const pageSize = queueRows.queue.limit

/** The claims that wait for the person's rung, one after another, from the one that the address names. */
export function ClosuresPage(): ReactNode {
  const text = useClosureText()
  const queue = useQuery(orpc.closure.queue.queryOptions({ input: queueRows.queue }))
  if (queue.data === undefined) {
    if (queue.error === null) return <PageSkeleton />
    return (
      <Page title={text.closures}>
        <ErrorState error={queue.error} onRetry={() => void queue.refetch()} />
      </Page>
    )
  }
  return (
    <Page
      title={text.closures}
      note={queue.data.length < pageSize ? text.queueCount(queue.data.length) : text.queueFirst(pageSize)}
    >
      <PapersStrip />
      {queue.data.length === 0 ? (
        <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
      ) : (
        <Queue claims={queue.data} />
      )}
    </Page>
  )
}

function Queue({ claims }: { claims: readonly ClosureQueueItem[] }): ReactNode {
  const text = useClosureText()
  const { claim: named } = route.useSearch()
  const [openId, setOpenId] = useState<string | null>(named ?? null)
  // A decided claim leaves the list; the one that moves up into its place is next.
  const [place, setPlace] = useState(0)
  const found = claims.findIndex(({ request }) => request.id === openId)
  const at = found === -1 ? Math.min(place, claims.length - 1) : found
  const claim = claims[at]
  function open(index: number): void {
    setOpenId(claims[index]?.request.id ?? null)
    setPlace(index)
  }
  return (
    <div className="closure-queue">
      <ul className="closure-list" aria-label={text.queue}>
        {claims.map((item, index) => (
          <li key={item.request.id}>
            <button type="button" aria-current={index === at} onClick={() => open(index)}>
              <span className="closure-list-text">{calledIn(item)}</span>
              <small>
                <span>
                  {text.waitsFor[awaitedFromReader(item.request)] ?? text.subject[item.request.subject.type]}
                </span>
                <span>{item.owner?.name}</span>
              </small>
            </button>
          </li>
        ))}
      </ul>
      {claim !== undefined && (
        <ClaimView
          key={claim.request.id}
          claim={claim}
          position={{ at, count: claims.length }}
          move={(step) => open(Math.max(0, Math.min(claims.length - 1, at + step)))}
          onDecided={() => setPlace(at)}
        />
      )}
    </div>
  )
}
