import { overlaps } from '@bihuan/core/intake/review/cover.ts'
import type { Passage, Span } from '@bihuan/core/reading/draft.ts'
import { type SourceText, sourceText } from '@bihuan/core/reading/text/source-text.ts'
import {
  Fragment,
  type KeyboardEvent,
  memo,
  type ReactNode,
  type RefCallback,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { Gap } from '../../ui/gap.tsx'
import { useWindowed } from '../../ui/windowed.ts'
import type { Choice } from '../desk-state.ts'
import { useReviewText } from '../review.text.ts'
import { blockAt, blocksOf } from '../source-blocks.ts'

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
  const pane = useRef<HTMLDivElement>(null)
  const isStepping = useRef(false)
  const windowed = useWindowed({
    count: blocks.length,
    keyAt: useCallback((at: number) => blocks[at]?.key ?? at, [blocks]),
    heightAt: useCallback((at: number) => guess(blocks[at]?.parts), [blocks]),
    pinned: choice === null ? [] : [blockAt(blocks, choice.span.start)],
    scroller: useCallback(() => pane.current, []),
  })
  useLayoutEffect(() => {
    if (!isStepping.current) return
    isStepping.current = false
    pane.current?.querySelector('.is-chosen')?.scrollIntoView({ block: 'nearest' })
  }, [choice])
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
    isStepping.current = true
    onChoose({ span: { start: next.start, end: next.end }, caret: next.start })
  }
  return (
    <div
      ref={pane}
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
      {windowed.rows.map(({ at, gap }) => {
        const { key, parts } = blocks[at] ?? { key: at, parts: [] }
        return (
          <Fragment key={key}>
            <Gap height={gap} />
            <Block
              source={source}
              parts={parts}
              index={at}
              measure={windowed.measure}
              doubtsIn={doubtsIn}
              chosen={
                choice !== null && parts.some((part) => overlaps(part, choice.span)) ? choice.span : null
              }
            />
          </Fragment>
        )
      })}
      <Gap height={windowed.rest} />
    </div>
  )
})

function guess(parts: readonly Passage[] | undefined): number {
  const length = (parts?.at(-1)?.end ?? 0) - (parts?.[0]?.start ?? 0)
  return 25 * Math.ceil(length / 40)
}

const none: readonly Span[] = []

type BlockProps = {
  readonly source: SourceText
  readonly parts: readonly Passage[]
  /** Its place among all blocks. */
  readonly index: number
  readonly measure: RefCallback<HTMLElement>
  readonly doubtsIn: ReadonlyMap<Passage, readonly Span[]>
  readonly chosen: Span | null
}

/** Some lines of the source: only the blocks that change are drawn again. */
const Block = memo(
  function Block({ source, parts, index, measure, doubtsIn, chosen }: BlockProps): ReactNode {
    return (
      <div className="intake-block" ref={measure} data-index={index}>
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
    before.index === after.index &&
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
