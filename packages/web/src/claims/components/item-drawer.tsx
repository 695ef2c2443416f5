import { CloseOutlined } from '@ant-design/icons'
import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { Drawer, Skeleton } from 'antd'
import { type ComponentProps, type ReactNode, Suspense } from 'react'
import { type ChangedItem, idOf } from '../../commands/item-changed.ts'
import { readItem } from '../../commands/item-command.ts'
import { FromSources } from '../../told/components/from-source.tsx'
import { SourceQuote } from '../../told/components/source-quote.tsx'
import { TimelineList } from '../../told/components/timeline-list.tsx'
import { useToldText } from '../../told/told.text.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useReturnFocus } from '../../ui/return-focus.ts'
import { useUiText } from '../../ui/ui.text.ts'
import { useClaimsText } from '../claims.text.ts'
import { ClaimPanel } from './claim-panel.tsx'

const BlankForm = lazyPart(() => import('./blank-form.tsx'), 'BlankForm')

type Props<Details> = {
  readonly item: ChangedItem
  readonly query: UseQueryResult<Details, Error>
  readonly title: (details: Details | undefined) => ReactNode
  readonly body: (details: Details) => ReactNode
  readonly onClose: () => void
}

/** One item over the ledger. */
export function ItemDrawer<Details>({ item, query, title, body, onClose }: Props<Details>): ReactNode {
  const text = useUiText()
  const details = query.data
  const id = idOf(item)
  useReturnFocus(id)
  return (
    <Drawer
      open
      onClose={onClose}
      size={640}
      rootClassName="measures-drawer"
      closeIcon={<CloseOutlined aria-label={text.close} />}
      title={title(details)}
    >
      {query.error !== null && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {details === undefined && query.error === null && <Skeleton active={false} paragraph={{ rows: 8 }} />}
      {details !== undefined && (
        <div key={id} className="measures-body">
          {body(details)}
        </div>
      )}
    </Drawer>
  )
}

/** Why an item came back, while that is what it waits for. */
export function ItemReason({
  of: item,
}: {
  of: { readonly status: string; readonly reason: string | null; readonly mergedInto: string | null }
}): ReactNode {
  const text = useClaimsText()
  if (item.reason === null) return null
  return (
    <p className="measures-reason">
      <b>{item.mergedInto === null ? text.cameBack(item.status) : text.mergedFor}</b> {item.reason}
    </p>
  )
}

/** The claim of an item; before anybody claims, its form to be printed with empty boxes. */
export function ItemClaim({
  item,
  request,
  status,
}: {
  readonly item: ChangedItem
  readonly request: ClosureRequestView | null
  readonly status: string
}): ReactNode {
  if (request !== null)
    return <ClaimPanel request={request} refresh={async () => (await readItem(item)).closureRequest} />
  if (status === 'closed' || status === 'voided') return null
  return (
    <Suspense fallback={null}>
      <BlankForm item={item} />
    </Suspense>
  )
}

/** What happened to an item, and which words of which sources it goes back to. */
export function ItemPast({
  rectificationId,
  details,
}: {
  readonly rectificationId: string
  readonly details: Past
}): ReactNode {
  const text = useToldText()
  return (
    <>
      <section>
        <h3>{text.timeline}</h3>
        <TimelineList rectificationId={rectificationId} entries={details.timeline} />
      </section>
      <FromSources sources={details.fromSources} />
      {details.source !== null && <SourceQuote source={details.source} />}
    </>
  )
}

type Past = {
  readonly timeline: ComponentProps<typeof TimelineList>['entries']
  readonly fromSources: ComponentProps<typeof FromSources>['sources']
  readonly source: ComponentProps<typeof SourceQuote>['source'] | null
}
