import { beginOf, partOf, type Paged } from '@bihuan/core/documents/paged.schema.ts'
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ErrorState } from '../../ui/error-state.tsx'
import { useIsPrinting } from '../../ui/printing.ts'
import { useDocumentsText } from '../documents.text.ts'
import { keyOfPages, pagesFrom, type PagesOf } from '../pages-query.ts'
import type { Figure } from './document-paper.tsx'
import { AwaitedSheet, DocumentSheet } from './document-sheet.tsx'

type Props = {
  readonly of: PagesOf
  /** Larger than there is room for, so that one moves to and fro. */
  readonly isLarge: boolean
  readonly onFigure: (figure: Figure) => void
  /** Set while all is wanted for a printer, and told when it stands there, or that it does not come. */
  readonly onPrintable: ((isThere: boolean) => void) | null
  /** Its text, where there are no pages. */
  readonly children: ReactNode
}

/** A document page by page, each as its file has it: fetched as it comes into sight. */
export function DocumentPages({ of, children, ...more }: Props): ReactNode {
  const text = useDocumentsText()
  const first = useQuery(pagesFrom(of, 0))
  const instead = { onPrintable: more.onPrintable, paper: children }
  if (first.isPending) return <AwaitedSheet />
  if (first.isError)
    return (
      <InText {...instead}>
        <ErrorState error={first.error} onRetry={() => void first.refetch()} />
      </InText>
    )
  const { shown, sizes, of: paper } = first.data
  if (shown !== 'pages')
    return (
      <InText {...instead}>
        <p role="note">{text.withoutPages[shown]}</p>
      </InText>
    )
  if (sizes.length === 0) return <InText {...instead} />
  return (
    <Sheets key={paper} of={of} first={first.data} {...more}>
      {children}
    </Sheets>
  )
}

/** What there are no pages of, with why. It is printed as it stands there. */
function InText({
  onPrintable,
  paper,
  children,
}: Pick<Props, 'onPrintable'> & {
  readonly paper: ReactNode
  readonly children?: ReactNode
}): ReactNode {
  useEffect(() => onPrintable?.(true), [onPrintable])
  return (
    <>
      {children}
      {paper}
    </>
  )
}

function Sheets({
  of,
  first,
  isLarge,
  onFigure,
  onPrintable,
  children,
}: Props & { readonly first: Paged }): ReactNode {
  const { sizes } = first
  const list = useRef<HTMLOListElement>(null)
  const near = useNear(list)
  const parts = useParts(of, first, (from) => onPrintable !== null || near.has(from))
  const all = sizes.map((size, at) => {
    const [part, nth] = [parts[partOf(at)], at - beginOf(partOf(at))]
    return { size, page: part?.pages?.[nth], failed: nth === 0 ? (part?.failed ?? null) : null }
  })
  const isWhole = all.every(({ page }) => page !== undefined)
  const isFailed = parts.some(({ failed }) => failed !== null)
  useEffect(() => {
    if (onPrintable === null) return
    if (isFailed) onPrintable(false)
    else if (isWhole) void areDrawn(list.current).then(onPrintable)
  }, [isWhole, isFailed, onPrintable])
  // Printed by the browser before all pages have come, it is its text.
  const isText = useIsPrinting() && !isWhole
  const looks = `document-pages${isLarge ? ' is-enlarged' : ''}`
  return (
    <>
      {isText && children}
      {isWhole && <style>{onPaper}</style>}
      <ol hidden={isText} className={looks} ref={list}>
        {all.map(({ size, page, failed }, at) => (
          <DocumentSheet
            // Pages are told apart by where they stand alone.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            {...{ size, page, failed, onFigure }}
            number={at + 1}
            all={sizes.length}
          />
        ))}
      </ol>
    </>
  )
}

// The margins are in the picture.
const onPaper = `@media print { @page { size: A4; margin: 0 } @page across { size: A4 landscape } @page large { size: A3 } @page large-across { size: A3 landscape } .ui-page > .ui-page-head { display: none } }`

/** Some of the pages: undefined until they have come, and why they did not. */
type Part = {
  readonly pages: Paged['pages'] | undefined
  readonly failed: { readonly error: unknown; readonly onRetry: () => void } | null
}

/** All parts of a paper as they come. Those of another state of the records are no part of it, and all is asked for again. */
function useParts(of: PagesOf, first: Paged, isWanted: (from: number) => boolean): readonly Part[] {
  const client = useQueryClient()
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const isEdition = 'edition' in of
  const others = useQueries({
    queries: Array.from({ length: partOf(first.sizes.length - 1) }, (_, at) => {
      const from = beginOf(at + 1)
      const { queryKey, queryFn } = pagesFrom(of, from, first.of)
      return {
        queryKey,
        queryFn: (asked: { readonly signal: AbortSignal }) => inTurn(turn, () => queryFn(asked)),
        enabled: isWanted(from),
        staleTime: Infinity,
      }
    }),
  })
  const isOther = others.some(({ data }) => data !== undefined && data.of !== first.of)
  useEffect(() => {
    if (isOther) void client.invalidateQueries({ queryKey: keyOfPages(isEdition) })
  }, [isOther, client, isEdition])
  return [
    { pages: first.pages, failed: null },
    ...others.map(({ data, isError, error, refetch }) => ({
      pages: data?.of === first.of ? data.pages : undefined,
      failed: isError ? { error, onRetry: () => void refetch() } : null,
    })),
  ]
}

/** One after the other: of what takes long, a server does little for one person at once and refuses the rest. */
function inTurn<Answer>(turn: { current: Promise<unknown> }, ask: () => Promise<Answer>): Promise<Answer> {
  const answer = turn.current.then(ask, ask)
  turn.current = answer
  return answer
}

/** The first pages of those that came near to what is seen, as they are fetched together. */
function useNear(list: { readonly current: HTMLElement | null }): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set())
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const come = entries.flatMap(({ isIntersecting, target }) =>
          isIntersecting && target instanceof HTMLElement
            ? [beginOf(partOf(Number(target.dataset['number']) - 1))]
            : [],
        )
        setNear((known) => (come.every((from) => known.has(from)) ? known : new Set([...known, ...come])))
      },
      { rootMargin: '1200px 0px' },
    )
    for (const sheet of list.current?.children ?? []) observer.observe(sheet)
    return () => observer.disconnect()
  }, [list])
  return near
}

/** Whether all pictures of a list are drawn, once that is known. */
async function areDrawn(list: HTMLElement | null): Promise<boolean> {
  const pictures = [...(list?.querySelectorAll('img') ?? [])].map((picture) => picture.decode())
  return (await Promise.allSettled(pictures)).every(({ status }) => status === 'fulfilled')
}
