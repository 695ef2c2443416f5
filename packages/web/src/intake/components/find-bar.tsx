import type { Draft } from '@bihuan/core/reading/draft.ts'
import type { SourceText } from '@bihuan/core/reading/text/source-text.ts'
import { Button, Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { placesOf } from '../desk-find.ts'
import type { Choice } from '../desk-state.ts'
import { useReviewText } from '../review.text.ts'

type Props = {
  readonly source: SourceText
  readonly draft: Draft
  readonly onFound: (choice: Choice) => void
  readonly onClose: () => void
}

/** Finds words in source and draft: of a long draft the browser sees only what is drawn. */
export function FindBar({ source, draft, onFound, onClose }: Props): ReactNode {
  const text = useReviewText()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(-1)
  // A long draft is searched after the letter is drawn, so that typing does not wait for it.
  const wanted = useDeferredValue(words)
  const places = useMemo(() => placesOf(source, draft, wanted), [source, draft, wanted])
  function go(step: 1 | -1): void {
    // Who presses Enter right after the last letter means these words and not those searched so far.
    const there = words === wanted ? places : placesOf(source, draft, words)
    const next = at === -1 && step === -1 ? there.length - 1 : (at + step + there.length) % there.length
    const place = there[next]
    if (place === undefined) return
    setAt(next)
    onFound(place)
  }
  function onKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    else onClose()
  }
  return (
    <div role="search" className="intake-find" onKeyDown={onKey}>
      <Input
        size="small"
        autoFocus
        aria-label={text.find}
        placeholder={text.findHint}
        value={words}
        maxLength={100}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(-1)
        }}
      />
      <span className="ui-quiet" role="status">
        {wanted.trim() === '' || (at >= 0 && words !== wanted) ? '' : text.foundPlaces(at + 1, places.length)}
      </span>
      <Button size="small" disabled={places.length === 0} onClick={() => go(-1)}>
        {text.previousPlace}
      </Button>
      <Button size="small" disabled={places.length === 0} onClick={() => go(1)}>
        {text.nextPlace}
      </Button>
      <Button size="small" onClick={onClose}>
        {text.closeFind}
      </Button>
    </div>
  )
}
