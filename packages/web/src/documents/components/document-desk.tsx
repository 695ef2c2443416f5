import type { DocumentFormat } from '@bihuan/core/documents/catalogue.ts'
import { isApprovedFirst } from '@bihuan/core/documents/document-takes.ts'
import type { Block } from '@bihuan/core/documents/document.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import { longFrom } from '@bihuan/core/outputs/long-from.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { BundleLink } from '../../claims/components/bundle-link.tsx'
import { useSession } from '../../session/session.tsx'
import { orderFile } from '../../outputs/order-file.ts'
import { PageError } from '../../ui/page-error.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { useSayRefused } from '../../ui/say-refused.tsx'
import {
  choicesFor,
  type DocumentSearch,
  type DocumentWish,
  documentSearchOf,
  type EditedKey,
  wishOf,
} from '../document-search.ts'
import { isFolded } from '../folded.ts'
import sheet from '../documents.css?url'
import { useEditionsText } from '../editions.text.ts'
import { useDocumentsText } from '../documents.text.ts'
import { pagesFrom } from '../pages-query.ts'
import { recordedIn } from '../recorded-choices.ts'
import { sentBlocks } from '../sent-blocks.ts'
import { type Taken, takenFrom } from '../taken-elements.ts'
import { CopyAll, copiesAfter } from './copied-text.tsx'
import { DraftButton } from './draft-button.tsx'
import { EditionList } from './edition-list.tsx'
import { DocumentPaper, type Figure } from './document-paper.tsx'
import { LookedAt, useLook } from './looked-at.tsx'
import '../../rectifications/rectifications.css'

const FigureDrawer = lazyPart(() => import('./figure-drawer.tsx'), 'FigureDrawer')

const ChoicesForm = lazyPart(() => import('./choices-form.tsx'), 'ChoicesForm')

type Props = {
  readonly rectificationId: string
  readonly search: DocumentSearch
  readonly onSearch: (search: DocumentSearch) => void
}

/** The documents of a rectification: chosen, looked at as pages, downloaded and printed. */
export function DocumentDesk({ rectificationId, search, onSearch }: Props): ReactNode {
  const text = useDocumentsText()
  const [figure, setFigure] = useState<Figure | null>(null)
  // The figures of the moment are there to be copied, which their text is.
  const look = useLook(search.document === 'figures')
  const card = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  // Outside reviewers, who hold no role, are given documents and told of no editions.
  const enabled = useSession().roles.length > 0
  const editions = useQuery({ ...orpc.editions.list.queryOptions({ input: { rectificationId } }), enabled })
  const wish = wishOf(rectificationId, search)
  const taken = takenFrom(editions.data?.editions ?? [], search)
  // What is looked at comes first, and is not hurried on by whoever chooses the text meanwhile: a server does little at once for one person.
  const pages = useQuery({ ...pagesFrom({ wish }, 0), enabled: look.view === 'pages' })
  const isTextNext = !pages.isFetching
  const preview = useQuery({ ...orpc.documents.preview.queryOptions({ input: wish }), enabled: isTextNext })
  const blocks = preview.data && sentBlocks(preview.data.blocks)
  const rows = card.data?.counts.measures ?? 0
  const fileAs = (format: DocumentFormat) => () => takeDocument({ ...wish, format }, rows)
  return (
    <Page
      title={text.title}
      note={card.data?.name}
      actions={
        <>
          <Link
            to="/rectifications/$id/ledger"
            params={{ id: rectificationId }}
            className="rectification-way"
          >
            {text.backToLedger}
          </Link>
          <BundleLink rectificationId={rectificationId} />
          {card.data?.can.includes('journal') && <BundleLink rectificationId={rectificationId} isWhole />}
          <Download label={text.meeting} take={() => takeMeeting(rectificationId, rows)} />
          {/* What is refused to be looked at is refused as a file too. */}
          {!preview.isError && (
            <>
              <Download label={text.download.docx} take={fileAs('docx')} />
              <Download label={text.download.pdf} take={fileAs('pdf')} />
              <Button loading={look.isPrinting} onClick={look.print}>
                {text.print}
              </Button>
            </>
          )}
        </>
      }
    >
      {/* Of its own, so that no other page is sent the looks of paper. */}
      <link rel="stylesheet" href={sheet} precedence="default" />
      {editions.data && (
        <Editions
          editions={editions.data.editions}
          mayDraft={editions.data.can.includes('draft')}
          wish={taken === null ? wish : { ...wish, options: taken.chosen }}
        />
      )}
      <Choice {...{ rectificationId, search, onSearch, taken }} blocks={blocks ?? []} />
      {blocks !== undefined && (search.form ?? 'full') !== 'full' && !isFolded(blocks) && (
        <p role="note">
          {text.noHeads}{' '}
          <Link to="/rectifications/$id/ledger" params={{ id: rectificationId }}>
            {text.toHeads}
          </Link>
        </p>
      )}
      {preview.isError && <PageError error={preview.error} onRetry={() => void preview.refetch()} />}
      {!preview.isError && (
        <LookedAt
          of={{ wish }}
          look={look}
          onFigure={setFigure}
          paper={
            blocks === undefined ? (
              <PageSkeleton />
            ) : (
              <DocumentPaper
                head={preview.data?.head}
                blocks={blocks}
                onFigure={setFigure}
                after={copiesAfter(wish.document, blocks)}
              />
            )
          }
        />
      )}
      {figure !== null && (
        <FigureDrawer figure={figure} rectificationId={rectificationId} onClose={() => setFigure(null)} />
      )}
    </Page>
  )
}

/** What left of this document and what is on its way, and the way to begin. */
function Editions({
  editions,
  mayDraft,
  wish,
}: {
  readonly editions: readonly EditionView[]
  readonly mayDraft: boolean
  readonly wish: DocumentWish
}): ReactNode {
  const text = useEditionsText()
  return (
    <section className="documents-editions" aria-label={text.editions}>
      <EditionList editions={editions} document={wish.document} />
      {mayDraft && (
        <DraftButton wish={wish} correctsId={null} isPrimary>
          {text.begin}
        </DraftButton>
      )}
    </section>
  )
}

/** Which document, and what is said of it before it is written. */
function Choice({
  rectificationId,
  search,
  onSearch,
  taken,
  blocks,
}: Props & { readonly blocks: readonly Block[]; readonly taken: Taken | null }): ReactNode {
  const text = useDocumentsText()
  const words = useEditionsText()
  const [isChoosing, setIsChoosing] = useState(false)
  const { document = 'notice', own: _, ...chosen } = search
  const names = choicesFor(document, chosen.form).filter((name) => chosen[name] !== undefined)
  return (
    <div className="documents-choice">
      <Select<EditedKey>
        aria-label={text.choose}
        value={document}
        onChange={(key) => {
          setIsChoosing(false)
          onSearch(documentSearchOf({ ...chosen, document: key, title: undefined }))
        }}
        options={namesOf(text.names).map((value) => ({ value, label: text.names[value] }))}
      />
      {choicesFor(document, chosen.form).length > 0 && !isChoosing && (
        <div>
          <Button onClick={() => setIsChoosing(true)}>{text.openChoices}</Button>{' '}
          <span>
            {names.length === 0 ? text.nothingChosen : text.chosen(names.map((name) => text.choices[name]))}
          </span>
        </div>
      )}
      {taken !== null && !isChoosing && (
        <p role="note">
          {text.takenOver(
            taken.from.number === null ? words.draft : words.number(taken.from.number),
            taken.names.map((name) => text.choices[name]),
          )}
        </p>
      )}
      {isChoosing && (
        <Suspense fallback={<PageSkeleton />}>
          <ChoicesForm
            key={JSON.stringify([search, taken?.from.id])}
            keptFor={rectificationId}
            document={document}
            chosen={taken?.chosen ?? chosen}
            recorded={recordedIn(blocks)}
            onChoose={(choices) => {
              onSearch({ document, own: true, ...choices })
              setIsChoosing(false)
            }}
            onClose={() => setIsChoosing(false)}
          />
        </Suspense>
      )}
      {isApprovedFirst(document) && <p role="note">{text.notApproved}</p>}
      <p>
        {text.figuresHint} <CopyAll {...{ document, blocks }} />
      </p>
    </div>
  )
}

/** A document as a file; one of a long ledger is ordered. */
async function takeDocument(
  { rectificationId, ...query }: DocumentWish & { readonly format: DocumentFormat },
  rows: number,
): Promise<File | null> {
  if (rows < longFrom[query.format]) return api.documents.file({ rectificationId, ...query })
  await orderFile({ rectificationId, file: { kind: 'document', query } })
  return null
}

/** The papers of a meeting about the whole ledger; long ones are ordered. */
async function takeMeeting(rectificationId: string, rows: number): Promise<File | null> {
  const query = { paper: 'a3' as const }
  if (rows < longFrom.pdf) return api.documents.meeting({ rectificationId, ...query })
  await orderFile({ rectificationId, file: { kind: 'meeting', query } })
  return null
}

function Download({
  label,
  take,
}: {
  readonly label: string
  /** Null where it was ordered, and is shown as it is made. */
  readonly take: () => Promise<File | null>
}): ReactNode {
  const sayRefused = useSayRefused()
  const download = useMutation({
    mutationFn: take,
    onSuccess: (file) => file !== null && saveFile(file, file.name),
    onMutate: () => sayRefused(null),
    onError: (error) => sayRefused(error),
  })
  return (
    <Button loading={download.isPending} onClick={() => download.mutate()}>
      {label}
    </Button>
  )
}
