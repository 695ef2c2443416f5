import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { orpc } from '../../api.ts'
import { NoticeButton } from '../../rectifications/components/notice-button.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { CountsBar } from '../ledger/components/counts-bar.tsx'
import { EmptyLedger } from '../ledger/components/empty-ledger.tsx'
import { LedgerFileButton } from '../ledger/components/ledger-file-button.tsx'
import { LedgerPrintWay, printWay } from '../ledger/components/ledger-print-way.tsx'
import { LedgerView } from '../ledger/components/ledger-view.tsx'
import {
  AddFindingDialog,
  CategoriesDialog,
  BulkEvidenceDialog,
  FindingDrawer,
  ListsDialog,
  MeasureDrawer,
  MeetingButton,
} from '../ledger/ledger-parts.ts'
import { isFiltered } from '../ledger/ledger-search.ts'
import { useLedgerAddress } from '../ledger/ledger-state.ts'
import { useIsIdle } from '../../ui/idle.ts'
import { useRecordsChanged } from '../../commands/records-changed.ts'
import { useLedger } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import '../measures.css'

/** The ledger of one rectification with its drawers. */
export function LedgerPage(): ReactNode {
  const text = useMeasuresText()
  const { rectificationId, search, change } = useLedgerAddress()
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const ledger = useLedger(rectificationId, search)
  const [isAdding, setIsAdding] = useState(false)
  const [isListing, setIsListing] = useState(false)
  const [isOrdering, setIsOrdering] = useState(false)
  const [isProving, setIsProving] = useState(false)
  const recordsChanged = useRecordsChanged()
  const isDrawn = useIsIdle()
  const failure = rectification.error ?? (ledger.data === undefined ? ledger.error : null)
  if (failure !== null) {
    return (
      <Page title={text.ledger}>
        <PageError
          error={failure}
          onRetry={() => void Promise.all([rectification.refetch(), ledger.refetch()])}
        />
      </Page>
    )
  }
  if (rectification.data === undefined || ledger.data === undefined) return <PageSkeleton rows={12} />
  const { can, name } = rectification.data
  const shown = { rectificationId, search, total: ledger.data.total }
  const isEmpty = ledger.data.findings.length === 0 && !isFiltered(search)
  return (
    <>
      {!isEmpty && <LedgerPrintWay {...shown} />}
      <Page
        fillsWindow
        title={name}
        note={text.ledger}
        actions={
          <>
            {can.includes('addFinding') && (
              <Button onClick={() => setIsAdding(true)}>{text.addFinding}</Button>
            )}
            {can.includes('categories') && (
              <Button onClick={() => setIsOrdering(true)}>{text.categories}</Button>
            )}
            {!isEmpty && rectification.data.mayExport && (
              <>
                <LedgerFileButton {...shown} format="xlsx" />
                <LedgerFileButton {...shown} format="csv" />
                <LedgerFileButton {...shown} format="pdf" />
                {isDrawn && can.includes('notice') && (
                  <Suspense fallback={null}>
                    <MeetingButton {...shown} />
                  </Suspense>
                )}
                <Button onClick={() => setIsListing(true)}>{text.lists}</Button>
                <Link {...printWay({ rectificationId, search })} className="ledger-way">
                  {text.print}
                </Link>
              </>
            )}
            {ledger.data.measures.some((measure) => measure.can.includes('report')) && (
              <Button onClick={() => setIsProving(true)}>{text.bulkEvidence}</Button>
            )}
            {can.includes('notice') && (
              <Link
                to="/rectifications/$id/documents"
                params={{ id: rectificationId }}
                className="ledger-way"
              >
                {text.documents}
              </Link>
            )}
            {can.includes('notice') && <NoticeButton rectification={rectification.data} />}
            {can.includes('takeOver') && (
              <Link
                to="/rectifications/$id/take-over"
                params={{ id: rectificationId }}
                className="ledger-way"
              >
                {text.takeOver}
              </Link>
            )}
            <Link to="/rectifications/$id/stages" params={{ id: rectificationId }} className="ledger-way">
              {text.stages}
            </Link>
            {can.includes('journal') && (
              <Link to="/rectifications/$id/journal" params={{ id: rectificationId }} className="ledger-way">
                {text.journal}
              </Link>
            )}
          </>
        }
      >
        <CountsBar rectification={rectification.data} change={change} />
        {isEmpty ? (
          <EmptyLedger canAdd={can.includes('addFinding')} add={() => setIsAdding(true)} />
        ) : (
          <LedgerView
            ledger={ledger.data}
            search={search}
            change={change}
            isStale={ledger.isPlaceholderData}
          />
        )}
        <Suspense fallback={null}>
          {isProving && (
            <BulkEvidenceDialog
              rectificationId={rectificationId}
              onChanged={recordsChanged}
              onClose={() => setIsProving(false)}
            />
          )}
          {isListing && (
            <ListsDialog rectification={rectification.data} onClose={() => setIsListing(false)} />
          )}
          {isOrdering && (
            <CategoriesDialog rectificationId={rectificationId} onClose={() => setIsOrdering(false)} />
          )}
          {isAdding && (
            <AddFindingDialog rectificationId={rectificationId} onClose={() => setIsAdding(false)} />
          )}
          {search.measure !== undefined && (
            <MeasureDrawer
              key={search.measure}
              rectificationId={rectificationId}
              measureId={search.measure}
              partId={search.part}
              onClose={() => change({ measure: undefined, part: undefined })}
            />
          )}
          {search.measure === undefined && search.finding !== undefined && (
            <FindingDrawer
              key={search.finding}
              rectificationId={rectificationId}
              findingId={search.finding}
              onClose={() => change({ finding: undefined })}
            />
          )}
        </Suspense>
      </Page>
    </>
  )
}
