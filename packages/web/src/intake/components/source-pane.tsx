import type { Passage, Span } from '@bihuan/core/intake/draft.ts'
import { memo, type ReactNode, useCallback, useMemo } from 'react'
import { useIntakeText } from '../intake.text.ts'
import { overlaps } from '../passages.ts'
import { type SourceText, sourceText } from '../source-text.ts'

/** What the reader has chosen in the source: a passage, or some words of it; and where the caret stands. */
export type Choice = { readonly span: Span; readonly caret: number | null }

type Props = {
  readonly source: SourceText
  readonly passages: readonly Passage[]
  readonly choice: Choice | null
  readonly onChoose: (choice: Choice) => void
}

/** The source text, each passage in the colour of what it was read as. */
export function SourcePane({ source, passages, choice, onChoose }: Props): ReactNode {
  const text = useIntakeText()
  const choose = useCallback(() => {
    const chosen = chosenSpan(passages)
    if (chosen !== null) onChoose(chosen)
  }, [passages, onChoose])
  return (
    <div
      className="intake-source"
      role="document"
      aria-label={text.source}
      tabIndex={0}
      onMouseUp={choose}
      onKeyUp={(event) => {
        if (event.key.startsWith('Arrow') && event.shiftKey) choose()
      }}
    >
      {passages.map((passage) => (
        <PassageText
          key={passage.start}
          start={passage.start}
          role={passage.role}
          words={source.slice(passage.start, passage.end)}
          isChosen={choice !== null && overlaps(passage, choice.span)}
        />
      ))}
    </div>
  )
}

type PassageProps = {
  readonly start: number
  readonly role: Passage['role']
  readonly words: string
  readonly isChosen: boolean
}

const PassageText = memo(function PassageText({ start, role, words, isChosen }: PassageProps): ReactNode {
  const text = useIntakeText()
  return (
    <span
      data-start={start}
      data-role={role}
      title={text.roles[role]}
      className={isChosen ? 'intake-passage is-chosen' : 'intake-passage'}
    >
      {words}
    </span>
  )
})

// The browser's selection in code points of the source. Each passage is one element with one text in it.
function chosenSpan(passages: readonly Passage[]): Choice | null {
  const selection = window.getSelection()
  if (selection === null || selection.anchorNode === null || selection.focusNode === null) return null
  const anchor = placeOf(selection.anchorNode, selection.anchorOffset)
  const focus = placeOf(selection.focusNode, selection.focusOffset)
  if (anchor === null || focus === null) return null
  if (anchor !== focus)
    return { span: { start: Math.min(anchor, focus), end: Math.max(anchor, focus) }, caret: null }
  const passage = passages.find(({ start, end }) => start <= focus && focus < end) ?? passages.at(-1)
  return passage === undefined ? null : { span: { start: passage.start, end: passage.end }, caret: focus }
}

function placeOf(node: Node, offset: number): number | null {
  const element = (node instanceof Element ? node : node.parentElement)?.closest('[data-start]')
  if (!(element instanceof HTMLElement)) return null
  const start = Number(element.dataset['start'])
  return start + (node instanceof Element ? 0 : sourceText(node.textContent ?? '').codePointAt(offset))
}

/** The source prepared once. */
export function useSourceText(text: string): SourceText {
  return useMemo(() => sourceText(text), [text])
}
