import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { JournalTable } from '../components/journal-table.tsx'
import { journalPages } from '../rectifications.api.ts'
import { useRectificationsText } from '../rectifications.text.ts'
import '../rectifications.css'

const JournalBehind = lazyPart(() => import('../components/journal-behind.tsx'), 'JournalBehind')

/** Who did what when, newest first, and whether the chain is whole. */
export function JournalPage(): ReactNode {
  const text = useRectificationsText()
  const { id: rectificationId } = useParams({ from: '/signed-in/rectifications/$id/journal' })
  const { after } = useSearch({ from: '/signed-in/rectifications/$id/journal' })
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const isVoided = rectification.data?.voiding?.status === 'voided'
  const client = useQueryClient()
  const verify = useMutation({
    ...orpc.rectifications.verify.mutationOptions(),
    // What was verified is what stands below, also when somebody has added to it since.
    onSuccess: () => client.invalidateQueries({ queryKey: orpc.rectifications.journal.key() }),
  })
  return (
    <Page
      title={text.journalTitle}
      note={rectification.data?.name}
      actions={
        <>
          {isVoided ? (
            <Link to="/rectifications" className="rectification-way">
              {text.voidedBack}
            </Link>
          ) : (
            <Link
              to="/rectifications/$id/ledger"
              params={{ id: rectificationId }}
              className="rectification-way"
            >
              {text.backToLedger}
            </Link>
          )}
          <Button
            type="primary"
            loading={verify.isPending}
            onClick={() => verify.mutate({ rectificationId })}
          >
            {text.verify}
          </Button>
        </>
      }
    >
      <div className="ui-messages">
        <RefusalMessage error={verify.error} />
        {verify.data && <Verification {...verify.data} />}
      </div>
      <Entries {...{ rectificationId, isVoided, after }} />
    </Page>
  )
}

function Verification(props: {
  isValid: boolean
  entries: number
  firstBrokenSequence: number | null
  differing: number
}): ReactNode {
  const text = useRectificationsText()
  if (props.isValid) return <Alert type="success" showIcon role="status" title={text.valid(props.entries)} />
  const sequence = props.firstBrokenSequence ?? 1
  const title = props.differing > 0 ? text.differing(props.differing, sequence) : text.broken(sequence)
  return <Alert type="error" showIcon role="alert" title={title} />
}

function Entries({
  rectificationId,
  isVoided,
  after,
}: {
  rectificationId: string
  isVoided: boolean
  after: number | undefined
}): ReactNode {
  const text = useRectificationsText()
  const journal = useInfiniteQuery(journalPages(rectificationId, after))
  if (!journal.data) {
    if (!journal.error) return <PageSkeleton />
    return <PageError error={journal.error} onRetry={() => void journal.refetch()} />
  }
  const entries = journal.data.pages.flatMap((page) => page.entries)
  const behind = after !== undefined && (
    <JournalBehind {...{ rectificationId, after }} isEmpty={entries.length === 0} />
  )
  if (entries.length === 0) return behind || <EmptyState title={text.journalEmpty} />
  return (
    <>
      {behind}
      <p className="ui-page-note">
        {text.journalNote(entries.length, journal.data.pages[0]?.total ?? entries.length)}
      </p>
      <JournalTable rectificationId={rectificationId} entries={entries} isVoided={isVoided} />
      {journal.hasNextPage && (
        <Button block loading={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
          {text.earlier}
        </Button>
      )}
    </>
  )
}
