import { id } from '@bihuan/core/kernel/id.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Schedule } from '../components/schedule.tsx'
import { useScheduleText } from '../schedule.text.ts'

/** Counting days back from the final date of the rectification at the address. */
export function SchedulePage(): ReactNode {
  const text = useScheduleText()
  const params = useParams({ from: '/signed-in/rectifications/$id/schedule' })
  const rectificationId = id<'rectification'>(params.id)
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const source = useQuery(orpc.schedules.get.queryOptions({ input: { rectificationId } }))
  return (
    <Page
      title={text.title}
      note={rectification.data?.name}
      actions={
        <Link to="/rectifications/$id/ledger" params={{ id: rectificationId }}>
          {text.backToLedger}
        </Link>
      }
    >
      <p className="schedule-note">{text.note}</p>
      {source.data ? (
        source.data.items.length === 0 ? (
          <EmptyState title={text.empty}>{text.emptyText}</EmptyState>
        ) : (
          <Schedule rectificationId={rectificationId} source={source.data} />
        )
      ) : source.error ? (
        <PageError error={source.error} onRetry={() => void source.refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </Page>
  )
}
