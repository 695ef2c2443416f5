import type { DocumentFormat, DocumentKey } from '@bihuan/core/documents/catalogue.ts'
import type { Block } from '@bihuan/core/documents/document.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { explain } from '../../ui/explain.ts'
import { useLanguage } from '../../ui/language.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { saveFile } from '../../ui/save-file.ts'
import sheet from '../documents.css?url'
import { useDocumentsText } from '../documents.text.ts'
import { DocumentPaper, type Figure } from './document-paper.tsx'
import '../../rectifications/rectifications.css'

const FigureDrawer = lazyPart(() => import('./figure-drawer.tsx'), 'FigureDrawer')

/** The documents of a rectification: chosen, looked at as pages, downloaded and printed. */
export function DocumentDesk({ rectificationId }: { readonly rectificationId: string }): ReactNode {
  const text = useDocumentsText()
  const [document, setDocument] = useState<DocumentKey>('notice')
  const [figure, setFigure] = useState<Figure | null>(null)
  const card = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const preview = useQuery(orpc.documents.preview.queryOptions({ input: { rectificationId, document } }))
  const blocks = preview.data?.blocks
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
          {/* What is refused to be looked at is refused as a file too. */}
          {!preview.isError && (
            <>
              <Download {...{ rectificationId, document }} format="docx" />
              <Download {...{ rectificationId, document }} format="pdf" />
              <Button onClick={() => window.print()}>{text.print}</Button>
            </>
          )}
        </>
      }
    >
      {/* Of its own, so that no other page is sent the looks of paper. */}
      <link rel="stylesheet" href={sheet} precedence="default" />
      <div className="documents-choice">
        <Select<DocumentKey>
          aria-label={text.choose}
          value={document}
          onChange={setDocument}
          options={namesOf(text.names).map((value) => ({ value, label: text.names[value] }))}
        />
        {!preview.isError && <p>{text.figuresHint}</p>}
      </div>
      {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && <PageSkeleton />}
      {blocks !== undefined && isOfBlocks(blocks) && <DocumentPaper blocks={blocks} onFigure={setFigure} />}
      {figure !== null && (
        <FigureDrawer figure={figure} rectificationId={rectificationId} onClose={() => setFigure(null)} />
      )}
    </Page>
  )
}

// What the contract calls blocks comes without the types of its runs.
function isOfBlocks(blocks: readonly unknown[]): blocks is readonly Block[] {
  return blocks.length >= 0
}

function Download({
  rectificationId,
  document,
  format,
}: {
  readonly rectificationId: string
  readonly document: DocumentKey
  readonly format: DocumentFormat
}): ReactNode {
  const text = useDocumentsText()
  const language = useLanguage()
  const { message } = App.useApp()
  const download = useMutation({
    mutationFn: () => api.documents.file({ rectificationId, document, format }),
    onSuccess: (file) => saveFile(file, file.name),
    onError: (error) => void message.error(explain(error, language).message),
  })
  return (
    <Button loading={download.isPending} onClick={() => download.mutate()}>
      {text.download[format]}
    </Button>
  )
}
