import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useDocumentsText } from '../documents.text.ts'
import { isTextKept, keptAs, type PaperView } from '../kept-view.ts'
import { pagesFrom, type PagesOf } from '../pages-query.ts'
import { DocumentPages } from './document-pages.tsx'
import type { Figure } from './document-paper.tsx'

/** How a document is looked at, and what prints it as it is seen. */
export type Look = {
  readonly view: PaperView
  readonly onView: (view: PaperView) => void
  readonly isPrinting: boolean
  readonly print: () => void
  readonly onPrintable: (isThere: boolean) => void
}

/** As one last looked at papers, or at the text where that is worked on. */
export function useLook(isWorkedOn: boolean): Look {
  const [chosen, setChosen] = useState<PaperView | null>(null)
  const [isPrinting, setIsPrinting] = useState(false)
  const isAsked = useRef(false)
  const view = chosen ?? (isWorkedOn || isTextKept() ? 'text' : 'pages')
  const setAsked = useCallback((is: boolean): void => {
    isAsked.current = is
    setIsPrinting(is)
  }, [])
  // Printed once, however often pages say that they are there.
  const onPrintable = useCallback(
    (isThere: boolean) => {
      const isMeant = isThere && isAsked.current
      setAsked(false)
      if (isMeant) window.print()
    },
    [setAsked],
  )
  const onView = (wanted: PaperView): void => {
    setAsked(false)
    setChosen(wanted)
    if (!isWorkedOn) sessionStorage.setItem(keptAs, wanted)
  }
  const print = (): void => (view === 'pages' ? setAsked(true) : window.print())
  return { view, onView, isPrinting, print, onPrintable }
}

type Props = {
  readonly look: Look
  readonly of: PagesOf
  /** Whether its text is written in where it stands. */
  readonly isWritten?: boolean
  readonly onFigure: (figure: Figure) => void
  /** The text, in one piece. */
  readonly paper: ReactNode
}

/** A document as pages or as text, as one chooses. */
export function LookedAt({ look, of, isWritten = false, onFigure, paper }: Props): ReactNode {
  const text = useDocumentsText()
  const { view, onView, isPrinting, onPrintable } = look
  const box = useRef<HTMLDivElement>(null)
  const [isLarge, setIsLarge] = useState(false)
  const isPaged = useQuery({ ...pagesFrom(of, 0), enabled: view === 'pages' }).data?.shown === 'pages'
  return (
    <div className="documents-looked" ref={box}>
      <div className="documents-look">
        <Segmented
          aria-label={text.look}
          value={view}
          options={[
            { value: 'pages', label: text.byPage },
            { value: 'text', label: isWritten ? text.worked : text.asText },
          ]}
          onChange={onView}
        />
        {view === 'pages' && isPaged && (
          <Button onClick={() => inPlace(box.current, () => setIsLarge(!isLarge))}>
            {isLarge ? text.fit : text.enlarge}
          </Button>
        )}
      </div>
      {view === 'text' ? (
        paper
      ) : (
        <DocumentPages {...{ of, isLarge, onFigure }} onPrintable={isPrinting ? onPrintable : null}>
          {paper}
        </DocumentPages>
      )}
    </div>
  )
}

/** Changes the size of the sheets, and leaves where it stands what is read. */
function inPlace(box: HTMLElement | null, change: () => void): void {
  const sheets = [...(box?.querySelectorAll('.document-sheet') ?? [])]
  const eye = window.innerHeight / 3
  const read = sheets.find((sheet) => sheet.getBoundingClientRect().bottom > eye)
  const { top = 0, height = 1 } = read?.getBoundingClientRect() ?? {}
  const share = Math.max(0, (eye - top) / height)
  flushSync(change)
  const now = read?.getBoundingClientRect()
  if (now === undefined) return
  window.scrollBy(0, now.top + share * now.height - (top + share * height))
  // Past the margin, to where its lines begin.
  read?.parentElement?.scrollTo(now.width / 10, 0)
}
