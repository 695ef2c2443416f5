import type { TakeOverRowView, TakeOverView } from '@bihuan/core/closure/take-overs.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { PageError } from '../../ui/page-error.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import '../closure.css'
import { TakeOverDecision } from '../components/take-over-decision.tsx'
import { TakeOverForm } from '../components/take-over-form.tsx'
import { TakeOverRows } from '../components/take-over-rows.tsx'
import { useTakeOverText } from '../take-over.text.ts'

/** What was done before the record was begun: listed by the coordinator, confirmed by the principal. */
export function TakeOverPage(): ReactNode {
  const text = useTakeOverText()
  const { id: rectificationId } = useParams({ from: '/signed-in/rectifications/$id/take-over' })
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const query = useQuery(orpc.takeOvers.get.queryOptions({ input: { rectificationId } }))
  return (
    <Page
      title={text.title}
      note={rectification.data?.name}
      actions={
        <Link to="/rectifications/$id/ledger" params={{ id: rectificationId }} className="rectification-way">
          {text.toLedger}
        </Link>
      }
    >
      <p className="closure-about">{text.about}</p>
      {query.data === undefined && query.error === null && <PageSkeleton />}
      {query.error !== null && <PageError error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && <Body rectificationId={rectificationId} {...query.data} />}
    </Page>
  )
}

type Props = {
  readonly rectificationId: string
  readonly list: TakeOverView | null
  readonly rows: readonly TakeOverRowView[]
  readonly canList: boolean
}

function Body({ rectificationId, list, rows, canList }: Props): ReactNode {
  const text = useTakeOverText()
  const listed = rows.filter(({ isListed }) => isListed)
  const pending = list?.status === 'pending' ? list : null
  const { message } = useMessages()
  const tell = message.success
  return (
    <>
      {list !== null && (
        <TakeOverDecision key={list.id} rectificationId={rectificationId} list={list} tell={tell} />
      )}
      {canList && rows.length > 0 && (
        // Begun anew when another list, or another version of it, takes the place of what was ticked.
        <TakeOverForm
          key={`${pending?.id ?? ''} ${pending?.version ?? ''}`}
          rectificationId={rectificationId}
          list={pending}
          rows={rows}
          tell={tell}
        />
      )}
      {canList && rows.length === 0 && <EmptyState title={text.empty}>{text.emptyText}</EmptyState>}
      {!canList && listed.length > 0 && (
        <section className="closure-take-over-form">
          <h2>{text.listed(listed.length)}</h2>
          <TakeOverRows label={text.listed(listed.length)} rows={listed} ticks={null} />
        </section>
      )}
      {!canList && listed.length === 0 && (
        <EmptyState title={text.nothingListed}>{text.nothingListedText}</EmptyState>
      )}
    </>
  )
}
