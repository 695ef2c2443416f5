import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useCan } from '../../session/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { CreateRectificationDialog } from '../components/create-rectification-dialog.tsx'
import { RectificationCard } from '../components/rectification-card.tsx'
import { useRectificationsText } from '../rectifications.text.ts'
import '../rectifications.css'

/** One card for each rectification that the person may read. */
export function OverviewPage(): ReactNode {
  const text = useRectificationsText()
  const navigate = useNavigate()
  const { create = false } = useSearch({ from: '/signed-in/rectifications' })
  const canCreate = useCan('rectification.create')
  const canImport = useCan('intake')
  const setIsCreating = (isOpen: boolean): void => {
    void navigate({ to: '/rectifications', search: isOpen ? { create: true } : {}, replace: true })
  }
  const actions = (
    <>
      {canCreate && <Button onClick={() => setIsCreating(true)}>{text.create}</Button>}
      {canImport && (
        <Button type="primary" onClick={() => void navigate({ to: '/intake' })}>
          {text.intake}
        </Button>
      )}
    </>
  )
  return (
    <Page title={text.title} actions={actions}>
      <Cards />
      {canCreate && create && <CreateRectificationDialog onClose={() => setIsCreating(false)} />}
    </Page>
  )
}

function Cards(): ReactNode {
  const text = useRectificationsText()
  const canCreate = useCan('rectification.create')
  const rectifications = useQuery(orpc.rectifications.list.queryOptions())
  if (!rectifications.data) {
    if (!rectifications.error) return <PageSkeleton />
    return <ErrorState error={rectifications.error} onRetry={() => void rectifications.refetch()} />
  }
  if (rectifications.data.length === 0) {
    return (
      <EmptyState title={text.empty} action={canCreate && <Link to="/begin">{text.begin}</Link>}>
        {canCreate ? text.emptyText : text.emptyReader}
      </EmptyState>
    )
  }
  return (
    <div className="rectification-cards">
      {rectifications.data.map((rectification) => (
        <RectificationCard key={rectification.id} rectification={rectification} />
      ))}
    </div>
  )
}
