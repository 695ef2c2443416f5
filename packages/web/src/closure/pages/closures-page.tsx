import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { PageError } from '../../ui/page-error.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import '../closure.css'
import { useClosureText } from '../closure.text.ts'
import { queueRows } from '../queue-rows.ts'
import { PapersStrip } from '../components/papers-strip.tsx'
import { ClaimQueue } from '../components/claim-queue.tsx'

const route = getRouteApi('/signed-in/closures')
const pageSize = queueRows.queue.limit

/** The claims that wait for the person's rung, one after another, from the one that the address names. */
export function ClosuresPage(): ReactNode {
  const text = useClosureText()
  const { claim: named } = route.useSearch()
  const queue = useQuery(orpc.closure.queue.queryOptions({ input: queueRows.queue }))
  if (queue.data === undefined) {
    if (queue.error === null) return <PageSkeleton />
    return (
      <Page title={text.closures}>
        <PageError error={queue.error} onRetry={() => void queue.refetch()} />
      </Page>
    )
  }
  return (
    <Page
      title={text.closures}
      note={queue.data.length < pageSize ? text.queueCount(queue.data.length) : text.queueFirst(pageSize)}
    >
      <PapersStrip />
      <ClaimQueue claims={queue.data} named={named} />
    </Page>
  )
}
