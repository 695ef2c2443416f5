import type { ReadingView } from '@bihuan/core/intake/readings.contract.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { ReadForm } from '../components/read-form.tsx'
import { ReadingList } from '../components/reading-list.tsx'
import '../intake.css'
import { useIntakeText } from '../intake.text.ts'
import { isUnderWay, useReadings, useSending } from '../readings.ts'

type Draft = Awaited<ReturnType<typeof api.intake.list>>[number]

/** Reading documents in, those that are being read, and the drafts that are not finished. */
export function DraftsPage(): ReactNode {
  const text = useIntakeText()
  const drafts = useQuery(orpc.intake.list.queryOptions())
  const { readings, error } = useReadings()
  const follow = useFollowing()
  const { sendings, send, dismiss } = useSending((reading, isOnlyOne) => follow(isOnlyOne ? reading : null))
  return (
    <Page title={text.intake} note={text.intakeNote}>
      <ReadForm send={send} />
      <ReadingList sendings={sendings} readings={readings} send={send} dismiss={dismiss} />
      <RefusalMessage error={error} />
      <h2 className="intake-drafts-head">{text.drafts}</h2>
      {drafts.error !== null && drafts.data === undefined && (
        <PageError error={drafts.error} onRetry={() => void drafts.refetch()} />
      )}
      {drafts.isPending && <PageSkeleton rows={3} />}
      {drafts.data?.length === 0 && <EmptyState title={text.noDraftsTitle}>{text.noDraftsText}</EmptyState>}
      <ul className="intake-drafts">
        {drafts.data?.map((draft) => (
          <DraftRow key={draft.id} draft={draft} />
        ))}
      </ul>
    </Page>
  )
}

/** Goes to the draft of a document as soon as it is read; of several, nobody knows which one is wanted first. */
function useFollowing(): (reading: ReadingView | null) => void {
  const navigate = useNavigate()
  const [followed, setFollowed] = useState<ReadingView | null>(null)
  const query = useQuery({
    ...orpc.intake.reading.queryOptions({ input: { readingId: followed?.id ?? '' } }),
    enabled: followed !== null,
    initialData: followed ?? undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? 700 : false),
  })
  const state = query.data?.state
  const draftId = query.data?.id
  useEffect(() => {
    if (followed !== null && state === 'done' && draftId !== undefined)
      void navigate({ to: '/intake/$draftId', params: { draftId } })
  }, [followed, state, draftId, navigate])
  return setFollowed
}

function DraftRow({ draft }: { draft: Draft }): ReactNode {
  const text = useIntakeText()
  const client = useQueryClient()
  const discarding = useMutation({
    mutationFn: () => api.intake.discard({ draftId: draft.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: orpc.intake.key() }),
  })
  return (
    <li>
      <Link to="/intake/$draftId" params={{ draftId: draft.id }} className="intake-draft-name">
        {draft.name}
      </Link>
      <span className="ui-quiet">
        {text.found(draft.findings, draft.measures)} · {draft.createdBy.name} · {dateTime(draft.updatedAt)}
      </span>
      <span className="intake-draft-end">
        {draft.rectificationId === null ? (
          <Popconfirm
            title={text.discardAsk}
            okText={text.discard}
            cancelText={text.keep}
            onConfirm={() => discarding.mutate()}
          >
            <Button size="small" type="text" danger loading={discarding.isPending}>
              {text.discard}
            </Button>
          </Popconfirm>
        ) : (
          <Link to="/rectifications/$id/ledger" params={{ id: draft.rectificationId }}>
            {text.committed} · {text.openLedger}
          </Link>
        )}
      </span>
      <RefusalMessage error={discarding.error} />
    </li>
  )
}
