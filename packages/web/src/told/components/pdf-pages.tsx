import type { EvidenceView } from '@bihuan/core/told/timeline.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useToldText } from '../told.text.ts'

type Shown = { readonly page: number; readonly picture: string; readonly pages: number }

/** A PDF page by page, each as a picture that the server draws: so it is seen on a phone too, and nothing of it runs here. */
export function PdfPages({
  file,
  onSeen,
}: {
  readonly file: Pick<EvidenceView, 'fileId' | 'name'>
  /** Told once each of its pages has stood there. */
  readonly onSeen: () => void
}): ReactNode {
  const text = useToldText()
  const [page, setPage] = useState(1)
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set())
  const address = `/api/files/${file.fileId}/pages/${page}`
  const { data, isError, isFetching } = useQuery({
    queryKey: ['file-page', address],
    queryFn: ({ signal }) => readPage(address, page, signal),
    retry: false,
    placeholderData: (before) => before,
  })
  const onLoad = (shown: Shown): void => {
    const all = new Set([...seen, shown.page])
    setSeen(all)
    if (all.size >= shown.pages) onSeen()
  }
  if (isError) return <p className="told-pages-note">{text.pageNotShown}</p>
  if (data === undefined) return <p className="told-pages-note">{text.pageComes}</p>
  return (
    <div className="told-pages" aria-busy={isFetching}>
      <a href={address} target="_blank" rel="noreferrer" title={text.pageLarger}>
        <img
          // Pages that look the same are still two.
          key={data.page}
          src={data.picture}
          alt={text.pageOf(file.name, page)}
          onLoad={() => onLoad(data)}
        />
      </a>
      {data.pages > 1 && (
        <div className="told-pages-turn">
          <Button size="small" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {text.pageBefore}
          </Button>
          <span aria-live="polite">{text.pageAt(page, data.pages)}</span>
          <Button size="small" disabled={page >= data.pages} onClick={() => setPage(page + 1)}>
            {text.pageAfter}
          </Button>
        </div>
      )}
    </div>
  )
}

async function readPage(address: string, page: number, signal: AbortSignal): Promise<Shown> {
  const answer = await fetch(address, { signal })
  if (!answer.ok) throw new Error(`the page was refused with ${answer.status}`)
  const pages = Number(answer.headers.get('x-pages') ?? 1)
  return { page, picture: await dataAddressOf(await answer.blob()), pages }
}

function dataAddressOf(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the picture cannot be read')))
    reader.readAsDataURL(picture)
  })
}
