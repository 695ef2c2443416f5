import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { StageStrip } from './stage-strip.tsx'
import { MeetingCard } from './meeting-card.tsx'
import { meetingPages } from '../meetings.api.ts'
import { useMeetingsText } from '../meetings.text.ts'
import '../../rectifications/rectifications.css'

const MeetingDialog = lazyPart(() => import('./meeting-dialog.tsx'), 'MeetingDialog')

/** The meetings of a rectification, the latest first. */
export function Meetings({ rectificationId }: { readonly rectificationId: string }): ReactNode {
  const text = useMeetingsText()
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const [isRecording, setIsRecording] = useState(false)
  const mayRecord = rectification.data?.can.includes('meetings') === true
  return (
    <Page
      title={text.title}
      note={rectification.data?.name}
      actions={
        <>
          <Link
            to="/rectifications/$id/ledger"
            params={{ id: rectificationId }}
            className="rectification-way"
          >
            {text.backToLedger}
          </Link>
          {mayRecord && (
            <Button type="primary" onClick={() => setIsRecording(true)}>
              {text.record}
            </Button>
          )}
        </>
      }
    >
      <StageStrip rectificationId={rectificationId} />
      <List rectificationId={rectificationId} mayRecord={mayRecord} />
      {isRecording && (
        <MeetingDialog
          rectificationId={rectificationId}
          meeting={null}
          onClose={() => setIsRecording(false)}
        />
      )}
    </Page>
  )
}

type ListProps = { readonly rectificationId: string; readonly mayRecord: boolean }

function List({ rectificationId, mayRecord }: ListProps): ReactNode {
  const text = useMeetingsText()
  const pages = useInfiniteQuery(meetingPages(rectificationId))
  if (!pages.data) {
    if (!pages.error) return <PageSkeleton />
    return <PageError error={pages.error} onRetry={() => void pages.refetch()} />
  }
  const meetings = pages.data.pages.flatMap((page) => page.meetings)
  if (meetings.length === 0)
    return <EmptyState title={text.empty}>{mayRecord ? text.emptyText : text.emptyReader}</EmptyState>
  return (
    <div className="meetings">
      {meetings.map((meeting) => (
        <MeetingCard key={meeting.id} meeting={meeting} />
      ))}
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </div>
  )
}
