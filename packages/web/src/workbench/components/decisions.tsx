import type { AwaitedView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../api.ts'
import type { WaitingPaperView } from '@bihuan/core/closure/closure.contract.ts'
import { ledgerSearchOf } from '../../measures/ledger/ledger-search.ts'
import { useLanguage } from '../../ui/language.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { useNow } from '../../ui/now.tsx'
import { relativeInstant } from '../../ui/relative-day.ts'
import { useWorkbenchText } from '../workbench.text.ts'
import { WorkList } from './work-list.tsx'

const WaitingEdition = lazyPart(
  () => import('../../documents/components/waiting-edition.tsx'),
  'WaitingEdition',
)
const SealsDialog = lazyPart(() => import('../../rectifications/components/seals-dialog.tsx'), 'SealsDialog')
const VoidingDialog = lazyPart(
  () => import('../../rectifications/components/voiding-dialog.tsx'),
  'VoidingDialog',
)

/** Voidings, seals, editions and signatures on paper that this person has to decide on; nothing where there are none. */
export function Decisions(): ReactNode {
  const text = useWorkbenchText()
  const waiting = useQuery(orpc.rectifications.awaited.queryOptions())
  const [opened, setOpened] = useState<AwaitedView | null>(null)
  const papers = useQuery(orpc.closure.papers.queryOptions())
  const rows = waiting.data ?? []
  const signed = papers.data?.waiting ?? []
  const count = rows.length + signed.length
  const onClose = () => setOpened(null)
  if (waiting.isPending && papers.isPending) return <PageSkeleton rows={2} isLater />
  return (
    <>
      {count > 0 && (
        <WorkList title={text.decisions} light="blue" count={count} whenEmpty="" isWide>
          {rows.map((row) => (
            <Row key={keyOf(row)} row={row} onOpen={() => setOpened(row)} />
          ))}
          {signed.map((paper) => (
            <PaperRow key={`${paper.request.subject.id} ${paper.signer?.id ?? ''}`} paper={paper} />
          ))}
        </WorkList>
      )}
      {opened?.what === 'voiding' && (
        <VoidingDialog rectificationId={opened.rectification.id} onClose={onClose} />
      )}
      {(opened?.what === 'seal' || opened?.what === 'lifting') && (
        <SealsDialog rectificationId={opened.rectification.id} onClose={onClose} />
      )}
    </>
  )
}

function keyOf({ what, rectification, editionId, askedAt }: AwaitedView): string {
  return `${what} ${rectification.id} ${editionId ?? ''} ${askedAt}`
}

function Row({ row, onOpen }: { readonly row: AwaitedView; readonly onOpen: () => void }): ReactNode {
  const text = useWorkbenchText()
  const language = useLanguage()
  const now = useNow()
  return (
    <li className="workbench-row">
      <div className="workbench-what">
        <p className="workbench-text">{text.asksFor[row.what](row.askedBy)}</p>
        {row.edition !== undefined && <WaitingEdition edition={row.edition} />}
        <p className="workbench-finding">{row.rectification.name}</p>
        <p className="workbench-facts">
          {relativeInstant(row.askedAt, now, language)}
          {row.reason !== '' && ` · ${row.reason}`}
        </p>
      </div>
      {row.editionId === undefined ? (
        <Button className="workbench-act" type="link" onClick={onOpen}>
          {text.decide}
        </Button>
      ) : (
        <Link
          className="workbench-act"
          to="/rectifications/$id/documents/$editionId"
          params={{ id: row.rectification.id, editionId: row.editionId }}
        >
          {text.decide}
        </Link>
      )}
    </li>
  )
}

function PaperRow({ paper }: { readonly paper: WaitingPaperView }): ReactNode {
  const text = useWorkbenchText()
  const { rectificationId, subject } = paper.request
  return (
    <li className="workbench-row">
      <div className="workbench-what">
        <p className="workbench-text">
          {paper.signer === null
            ? text.resolutionWaits(paper.enteredBy.name)
            : text.paperWaits(paper.enteredBy.name, paper.signer.name)}
        </p>
        <p className="workbench-finding">{paper.text}</p>
      </div>
      <Link
        className="workbench-act"
        to="/rectifications/$id/ledger"
        params={{ id: rectificationId }}
        search={ledgerSearchOf({ [subject.type]: subject.id })}
      >
        {text.decide}
      </Link>
    </li>
  )
}
