import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { orpc } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { useMeetingsText } from '../../meetings/meetings.text.ts'
import { Stages } from '../components/stages.tsx'
import { useStagesText } from '../stages.text.ts'

const StageDialog = lazyPart(() => import('../../meetings/components/stage-dialog.tsx'), 'StageDialog')
const PlanStagesDialog = lazyPart(() => import('../components/plan-stages-dialog.tsx'), 'PlanStagesDialog')

/** The stages of the rectification at the address, and the ways to what they wait for. */
export function StagesPage(): ReactNode {
  const text = useStagesText()
  const ofMeetings = useMeetingsText()
  const { id: rectificationId } = useParams({ from: '/signed-in/rectifications/$id/stages' })
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const { data, error, refetch } = useQuery(
    orpc.rectifications.stages.queryOptions({ input: { rectificationId } }),
  )
  const [open, setOpen] = useState<'begin' | 'plan' | null>(null)
  const can = rectification.data?.can ?? []
  const maySet = can.includes('stages') && data !== undefined && data.stages.length > 0
  const params = { id: rectificationId }
  const onClose = (): void => setOpen(null)
  return (
    <Page
      title={text.title}
      note={rectification.data?.name}
      actions={
        <>
          <Link to="/rectifications/$id/ledger" params={params}>
            {text.ledger}
          </Link>
          <Link to="/rectifications/$id/meetings" params={params}>
            {text.meetings}
          </Link>
          <Link to="/rectifications/$id/plan" params={params}>
            {text.plan}
          </Link>
          {can.includes('schedule') && (
            <Link to="/rectifications/$id/schedule" params={params}>
              {text.schedule}
            </Link>
          )}
          {maySet && <Button onClick={() => setOpen('plan')}>{text.setPlan}</Button>}
          {maySet && (
            <Button type="primary" onClick={() => setOpen('begin')}>
              {ofMeetings.beginStage}
            </Button>
          )}
        </>
      }
    >
      {data === undefined ? (
        error === null ? (
          <PageSkeleton />
        ) : (
          <PageError error={error} onRetry={() => void refetch()} />
        )
      ) : data.stages.length === 0 ? (
        <EmptyState title={text.none}>{can.includes('stages') ? text.noneText : text.noneReader}</EmptyState>
      ) : (
        <Stages rectificationId={rectificationId} stages={data} />
      )}
      {data !== undefined && (
        <Suspense fallback={null}>
          {open === 'begin' && <StageDialog stages={data} onClose={onClose} />}
          {open === 'plan' && <PlanStagesDialog stages={data} onClose={onClose} />}
        </Suspense>
      )}
    </Page>
  )
}
