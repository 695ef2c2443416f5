import { type Block, type RecordRef, textOf } from '@bihuan/core/documents/document.ts'
import type { EditionContent, EditionView } from '@bihuan/core/documents/editions.contract.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { flushSync } from 'react-dom'
import { orpc } from '../../api.ts'
import { PageError } from '../../ui/page-error.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import sheet from '../documents.css?url'
import { useDocumentsText } from '../documents.text.ts'
import { editionSearch, inAddress, isEdited } from '../document-search.ts'
import { useEditionsText } from '../editions.text.ts'
import { sentContent } from '../sent-blocks.ts'
import type { TextMark } from '../text-marks.ts'
import { BlockTools } from './block-tools.tsx'
import { copiesAfter } from './copied-text.tsx'
import { DocumentPaper, type Figure } from './document-paper.tsx'
import { EditionAttachments } from './edition-attachments.tsx'
import { EditionCorrection } from './edition-correction.tsx'
import { EditionElements } from './edition-elements.tsx'
import { EditionChanges } from './edition-changes.tsx'
import { EditionRedactions } from './edition-redactions.tsx'
import {
  EditionSide,
  EditionTruth,
  goToParagraph,
  goToSources,
  isUnknown,
  otherwiseIn,
  OutsideNumbers,
  unsourcedIn,
} from './edition-side.tsx'
import { EditionSteps } from './edition-steps.tsx'
import { type Look, LookedAt, useLook } from './looked-at.tsx'
import '../../rectifications/rectifications.css'

const FigureDrawer = lazyPart(() => import('./figure-drawer.tsx'), 'FigureDrawer')
const EntriesSinceCheck = lazyPart(() => import('./entries-since-check.tsx'), 'EntriesSinceCheck')
const EditionComparison = lazyPart(() => import('./edition-comparison.tsx'), 'EditionComparison')
const SourceDialog = lazyPart(
  () => import('./edition-dialogs.tsx').then(({ SourceDialog: part }) => ({ SourceDialog: part })),
  'SourceDialog',
)

type Props = { readonly rectificationId: string; readonly editionId: string }

/** An edition: what it says as its paper, beside it how it stands, what is not true in it, and what can be done next. */
export function EditionDesk({ rectificationId, editionId }: Props): ReactNode {
  const text = useDocumentsText()
  const words = useEditionsText()
  const asked = useQuery(orpc.editions.get.queryOptions({ input: { rectificationId, editionId } }))
  const card = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const document = asked.data?.edition.document
  // What is not true in a draft is marked in its text.
  const look = useLook(asked.data?.edition.status === 'drafted')
  return (
    <Page
      title={document !== undefined && isEdited(document) ? words.titles[document] : text.title}
      note={card.data?.name}
      actions={
        <>
          <Link
            to="/rectifications/$id/documents"
            params={{ id: rectificationId }}
            search={inAddress(editionSearch(asked.data?.edition))}
            state={{ redactions: editionSearch(asked.data?.edition).redactions }}
            className="rectification-way"
          >
            {words.backToDocuments}
          </Link>
          <Button loading={look.isPrinting} onClick={look.print}>
            {text.print}
          </Button>
        </>
      }
    >
      <link rel="stylesheet" href={sheet} precedence="default" />
      {asked.isError && <PageError error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <PageSkeleton />}
      {asked.data && (
        <Opened
          edition={asked.data.edition}
          content={sentContent(asked.data.content)}
          rectification={card.data}
          look={look}
        />
      )}
    </Page>
  )
}

type Sent = { readonly edition: EditionView; readonly content: EditionContent }

function Opened({
  edition,
  content,
  rectification,
  look,
}: Sent & {
  readonly rectification: RectificationView | undefined
  readonly look: Look
}): ReactNode {
  const readsJournal = rectification?.can.includes('journal') === true
  const words = useEditionsText()
  const [figure, setFigure] = useState<Figure | null>(null)
  const [source, setSource] = useState<string | null>(null)
  const { blocks } = content
  const mayWrite = edition.can.includes('write')
  const openRecords = (said: string, records: readonly RecordRef[]): void =>
    setFigure({ kind: 'figure', text: said, value: records.length, basis: 'recorded', records })
  const marks = marksIn(content, {
    words,
    onRecords: openRecords,
    onSource: mayWrite ? setSource : goToSources,
  })
  const noted = content.sources.find(({ said }) => said === source)?.source ?? ''
  return (
    <div className="edition">
      <aside className="edition-side">
        {/* Before anybody takes its file: another may stand in its place. */}
        <EditionCorrection edition={edition} content={content} />
        <EditionSide edition={edition} />
        <EditionAttachments edition={edition} attachments={content.attachments} />
        <EditionRedactions edition={edition} />
        <EditionSteps
          edition={edition}
          lacking={content.lacking}
          title={content.title}
          isOutdated={content.isOutdated}
          unsourced={unsourcedIn(content)}
          otherwise={otherwiseIn(content.statements)}
        />
        {content.isOutdated && <EntriesSinceCheck edition={edition} />}
        {edition.status === 'drafted' ? (
          <EditionTruth
            content={content}
            quoteAt={(at) => quoteOf(blocks[at])}
            onJump={(at) => {
              if (look.view === 'pages') flushSync(() => look.onView('text'))
              goToParagraph(at)
            }}
            mayWrite={mayWrite}
            onSource={setSource}
            onRecords={(said, { records = [] }) => openRecords(said, records)}
          />
        ) : (
          <OutsideNumbers content={content} mayWrite={false} onSource={goToSources} />
        )}
        {/* Begun anew with other elements, and not with another text: who fills them in would lose the form. */}
        <EditionElements key={JSON.stringify(edition.options)} {...{ edition, content, rectification }} />
        {content.contested.length > 0 && (
          <p role="note">
            {words.contested(content.contested.length)}{' '}
            <Button size="small" onClick={() => openRecords(words.contestedTitle, content.contested)}>
              {words.contestedOpen}
            </Button>
          </p>
        )}
        <EditionChanges edition={edition} content={content} />
        {edition.status === 'published' && <EditionComparison {...{ edition, readsJournal }} />}
        {content.namesSealed && <p role="note">{words.namesSealed}</p>}
        {content.hidden > 0 && <p role="note">{words.hidden(content.hidden)}</p>}
      </aside>
      <LookedAt
        of={{ edition }}
        look={look}
        isWritten={mayWrite}
        onFigure={setFigure}
        paper={
          <DocumentPaper
            head={content.head}
            blocks={blocks}
            onFigure={setFigure}
            marksAt={(at) => marks.get(at) ?? []}
            after={
              mayWrite
                ? (at) => (
                    <BlockTools key={content.names[at] ?? at} edition={edition} content={content} at={at} />
                  )
                : copiesAfter(edition.document, blocks)
            }
          />
        }
      />
      {figure !== null && (
        <FigureDrawer
          figure={figure}
          rectificationId={edition.rectificationId}
          onClose={() => setFigure(null)}
        />
      )}
      {source !== null && mayWrite && (
        <SourceDialog edition={edition} said={source} source={noted} onClose={() => setSource(null)} />
      )}
    </div>
  )
}

/** The numbers that people wrote, by the paragraph in which they stand, each with what it opens. */
function marksIn(
  { statements, sources }: EditionContent,
  {
    words,
    onRecords,
    onSource,
  }: {
    readonly words: ReturnType<typeof useEditionsText>
    readonly onRecords: (said: string, records: readonly RecordRef[]) => void
    readonly onSource: (said: string) => void
  },
): ReadonlyMap<number, readonly TextMark[]> {
  const bySaid = new Map(sources.map(({ said, source }) => [said, source]))
  return Map.groupBy(
    statements.map((one) => ({
      ...one.place,
      verdict: one.verdict,
      label:
        one.verdict === 'outside' && one.called !== undefined
          ? words.otherwiseOpens(one.said, bySaid.get(one.called) ?? '')
          : words.markOpens(one.said, one.verdict, one.recorded ?? bySaid.get(one.said) ?? ''),
      onOpen: () =>
        isUnknown(one) ? onSource(one.called ?? one.said) : onRecords(one.said, one.records ?? []),
    })),
    ({ paragraph }) => paragraph,
  )
}

function quoteOf(block: Block | undefined): string {
  return block === undefined ? '' : textOf(block).slice(0, 16)
}
