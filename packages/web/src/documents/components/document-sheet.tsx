import type { Paged } from '@bihuan/core/documents/paged.schema.ts'
import { type CSSProperties, type ReactNode, useMemo } from 'react'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { useDocumentsText } from '../documents.text.ts'
import type { Figure } from './document-paper.tsx'

type SheetSize = Paged['sizes'][number]
type SheetPage = Paged['pages'][number]

/** One sheet of a paper as it is printed, with a way to the records from each of its figures. */
export function DocumentSheet({
  number,
  all,
  size,
  page,
  failed,
  onFigure,
}: {
  readonly number: number
  readonly all: number
  readonly size: SheetSize
  /** Undefined until it has come. */
  readonly page: SheetPage | undefined
  /** Why it did not come, and how to ask again. */
  readonly failed: { readonly error: unknown; readonly onRetry: () => void } | null
  readonly onFigure: (figure: Figure) => void
}): ReactNode {
  return (
    <li className={`document-sheet ${paperOf(size)}`} style={looksOf(size)} data-number={number}>
      {page === undefined ? (
        <Missing failed={failed} />
      ) : (
        <>
          <Picture svg={page.svg} {...{ number, all, size }} />
          <Figures {...{ page, size, onFigure }} />
        </>
      )}
    </li>
  )
}

/** A sheet of A4 while nobody knows yet how many there are. */
export function AwaitedSheet(): ReactNode {
  return (
    <div className="document-pages">
      <div className="document-sheet" style={looksOf({ width: 595, height: 842 })}>
        <PageSkeleton />
      </div>
    </div>
  )
}

function Missing({ failed }: { readonly failed: { error: unknown; onRetry: () => void } | null }): ReactNode {
  if (failed === null) return <PageSkeleton isLater />
  return (
    <div className="document-failed">
      <ErrorState {...failed} />
    </div>
  )
}

function Picture({
  svg,
  number,
  all,
  size,
}: {
  readonly svg: string
  readonly number: number
  readonly all: number
  readonly size: SheetSize
}): ReactNode {
  const text = useDocumentsText()
  const address = useMemo(() => `data:image/svg+xml,${encodeURIComponent(svg)}`, [svg])
  return <img src={address} alt={text.pageOf(number, all)} {...size} />
}

function Figures({
  page,
  size: { width, height },
  onFigure,
}: {
  readonly page: SheetPage
  readonly size: SheetSize
  readonly onFigure: (figure: Figure) => void
}): ReactNode {
  const text = useDocumentsText()
  return page.figures.map(({ figure, at }) =>
    at.map((place, part) => (
      <button
        key={`${place.x} ${place.y}`}
        type="button"
        className="document-place"
        style={{
          left: share(place.x, width),
          top: share(place.y, height),
          width: share(place.width, width),
          height: share(place.height, height),
        }}
        aria-label={text.figureOpens(figure.text)}
        // What is broken over two lines is said once.
        {...(part > 0 && { tabIndex: -1, 'aria-hidden': true })}
        onClick={() => onFigure(figure)}
      />
    )),
  )
}

function share(part: number, whole: number): string {
  return `${(part / whole) * 100}%`
}

/** As wide as there is room for, and no wider than it is printed. */
function looksOf({ width, height }: SheetSize): CSSProperties & Record<'--sheet-width', string> {
  return { aspectRatio: `${width} / ${height}`, '--sheet-width': `${width}pt` }
}

function paperOf({ width, height }: SheetSize): string {
  const isLarge = Math.max(width, height) > 1_000
  if (width <= height) return isLarge ? 'is-large' : ''
  return isLarge ? 'is-large-across' : 'is-across'
}
