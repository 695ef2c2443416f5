import { overlaps } from '@bihuan/core/intake/review/cover.ts'
import type { Passage, Span } from '@bihuan/core/intake/draft.ts'
import { type SourceText, sourceText } from '@bihuan/core/intake/text/source-text.ts'
import { type KeyboardEvent, memo, type ReactNode, useCallback, useMemo } from 'react'
import type { Choice } from '../desk-state.ts'
import { useReviewText } from '../review.text.ts'
import { blocksOf } from '../source-blocks.ts'

type Props = {
  readonly source: SourceText
  readonly passages: readonly Passage[]
  /** Words that the recognition of characters was not sure of. */
  readonly doubts: readonly Span[]
  readonly choice: Choice | null
  readonly onChoose: (choice: Choice) => void
}

/** The source text, each passage in the colour of what it was read as. */
export const SourcePane = memo(function SourcePane(props: Props): ReactNode {
  const { source, passages, doubts, choice, onChoose } = props
  const text = useReviewText()
  const doubtsIn = useDoubts(passages, doubts)
  const blocks = useMemo(() => blocksOf(source, passages), [source, passages])
  const choose = useCallback(() => {
    const chosen = chosenSpan(passages)
    if (chosen !== null) onChoose(chosen)
  }, [passages, onChoose])
  function onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    const now = passages.findIndex(({ start, end }) => {
      const place = choice?.span.start ?? -1
      return start <= place && place < end
    })
    const next = passages[Math.min(Math.max(now + step, 0), passages.length - 1)]
    if (next === undefined) return
    event.currentTarget.querySelector(`[data-start="${next.start}"]`)?.scrollIntoView({ block: 'nearest' })
    onChoose({ span: { start: next.start, end: next.end }, caret: next.start })
  }
  return (
    <div
      className="intake-source"
      role="document"
      aria-label={text.source}
      tabIndex={0}
      onMouseUp={choose}
      onKeyDown={onKey}
      onKeyUp={(event) => {
        if (event.key.startsWith('Arrow') && event.shiftKey) choose()
      }}
    >
      {blocks.map(({ key, parts }) => (
        <Block
          key={key}
          source={source}
          parts={parts}
          doubtsIn={doubtsIn}
          chosen={choice !== null && parts.some((part) => overlaps(part, choice.span)) ? choice.span : null}
        />
      ))}
    </div>
  )
})

const none: readonly Span[] = []

type BlockProps = {
  readonly source: SourceText
  readonly parts: readonly Passage[]
  readonly doubtsIn: ReadonlyMap<Passage, readonly Span[]>
  readonly chosen: Span | null
}

/** Some lines of the source: the browser lays out and draws only the blocks that change or come into sight. */
const Block = memo(
  function Block({ source, parts, doubtsIn, chosen }: BlockProps): ReactNode {
    return (
      <div className="intake-block">
        {parts.map((passage) => (
          <PassageText
            key={passage.start}
            start={passage.start}
            role={passage.role}
            words={source.slice(passage.start, passage.end)}
            doubts={doubtsIn.get(passage) ?? none}
            isChosen={chosen !== null && overlaps(passage, chosen)}
          />
        ))}
      </div>
    )
  },
  (before, after) =>
    before.source === after.source &&
    before.chosen === after.chosen &&
    before.doubtsIn === after.doubtsIn &&
    before.parts.length === after.parts.length &&
    before.parts.every((part, at) => part === after.parts[at]),
)

type PassageProps = {
  readonly start: number
  readonly role: Passage['role']
  readonly words: string
  readonly doubts: readonly Span[]
  readonly isChosen: boolean
}

const PassageText = memo(function PassageText(props: PassageProps): ReactNode {
  const { start, role, words, doubts, isChosen } = props
  const text = useReviewText()
  return (
    <span
      data-start={start}
      data-role={role}
      title={text.roles[role]}
      className={isChosen ? 'intake-passage is-chosen' : 'intake-passage'}
    >
      {doubts.length === 0 ? words : <DoubtfulWords start={start} words={words} doubts={doubts} />}
    </span>
  )
})

function DoubtfulWords({ start, words, doubts }: Omit<PassageProps, 'role' | 'isChosen'>): ReactNode {
  const text = useReviewText()
  const points = Array.from(words)
  const edges = new Set([start, start + points.length])
  for (const doubt of doubts)
    for (const edge of [doubt.start, doubt.end])
      edges.add(Math.min(Math.max(edge, start), start + points.length))
  const sorted = [...edges].toSorted((one, other) => one - other)
  return sorted.slice(0, -1).map((from, index) => {
    const end = sorted[index + 1] ?? from
    const isDoubtful = doubts.some((doubt) => doubt.start <= from && from < doubt.end)
    return (
      <span
        key={from}
        data-start={from}
        className={isDoubtful ? 'intake-doubt' : undefined}
        title={isDoubtful ? text.doubtful : undefined}
      >
        {points.slice(from - start, end - start).join('')}
      </span>
    )
  })
}

function useDoubts(
  passages: readonly Passage[],
  doubts: readonly Span[],
): ReadonlyMap<Passage, readonly Span[]> {
  return useMemo(() => {
    if (doubts.length === 0) return noDoubts
    const found = new Map<Passage, Span[]>()
    const sorted = doubts.toSorted((one, other) => one.start - other.start)
    let next = 0
    for (const passage of passages) {
      while ((sorted[next]?.end ?? Infinity) <= passage.start) next += 1
      for (let at = next; (sorted[at]?.start ?? Infinity) < passage.end; at += 1) {
        const doubt = sorted[at]
        if (doubt !== undefined) found.set(passage, [...(found.get(passage) ?? []), doubt])
      }
    }
    return found
  }, [passages, doubts])
}

const noDoubts: ReadonlyMap<Passage, readonly Span[]> = new Map()

// The browser's selection in code points of the source. Each element with a start holds one text or more such elements.
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
