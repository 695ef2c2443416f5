import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import type { PlanSearch } from '../plan-search.ts'
import { usePlanText } from '../plan.text.ts'
import { PlanDifferences } from './plan-differences.tsx'
import { PlanMissing } from './plan-missing.tsx'
import { PlanVersions } from './plan-versions.tsx'
import '../plan.css'

const ApproveDialog = lazyPart(() => import('./approve-dialog.tsx'), 'ApproveDialog')

type Props = {
  readonly rectificationId: string
  readonly search: PlanSearch
  readonly onSearch: (search: PlanSearch) => void
}

/** The plan of a rectification: what it lacks, which versions were approved, and what has become of them. */
export function Plan({ rectificationId, search, onSearch }: Props): ReactNode {
  const text = usePlanText()
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const plan = useQuery(orpc.plans.list.queryOptions({ input: { rectificationId } }))
  const [isApproving, setIsApproving] = useState(false)
  const mayApprove = plan.data?.can.includes('approve') === true
  const last = plan.data?.versions[0]?.number ?? 0
  return (
    <Page
      title={text.title}
      note={rectification.data?.name}
      actions={
        <>
          <Link to="/rectifications/$id/ledger" params={{ id: rectificationId }}>
            {text.backToLedger}
          </Link>
          {mayApprove && (
            <Button type="primary" onClick={() => setIsApproving(true)}>
              {text.approve(last + 1)}
            </Button>
          )}
        </>
      }
    >
      {plan.data ? (
        <div className="plan">
          {mayApprove && <PlanMissing rectificationId={rectificationId} isFirst={last === 0} />}
          {plan.data.versions.length === 0 ? (
            <EmptyState title={text.empty}>{mayApprove ? text.emptyText : text.emptyReader}</EmptyState>
          ) : (
            <>
              <PlanVersions
                versions={plan.data.versions}
                looked={versionOf(search, last)}
                onLook={(version) => onSearch({ version })}
              />
              <PlanDifferences
                rectificationId={rectificationId}
                number={versionOf(search, last)}
                last={last}
                search={search}
                onSearch={onSearch}
              />
            </>
          )}
        </div>
      ) : plan.error ? (
        <PageError error={plan.error} onRetry={() => void plan.refetch()} />
      ) : (
        <PageSkeleton />
      )}
      {isApproving && (
        <ApproveDialog
          rectificationId={rectificationId}
          number={last + 1}
          onClose={() => setIsApproving(false)}
        />
      )}
    </Page>
  )
}

function versionOf({ version }: PlanSearch, last: number): number {
  return version === undefined || version > last ? last : version
}
