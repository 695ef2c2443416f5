import type { Passage, Span } from '@bihuan/core/intake/draft.ts'
import type { ReactNode } from 'react'
import { useIntakeText } from '../intake.text.ts'
import { onOneLine, type SourceText } from '../source-text.ts'

type Props = {
  readonly source: SourceText
  readonly passages: readonly Passage[]
  readonly onChoose: (span: Span) => void
}

/** The text that has no place in the tree and was not called background: nothing of a source gets lost unseen. */
export function UnplacedList({ source, passages, onChoose }: Props): ReactNode {
  const text = useIntakeText()
  const unplaced = passages.flatMap((passage) => {
    if (passage.role !== 'unplaced') return []
    const words = onOneLine(source.slice(passage.start, passage.end))
    return words === '' ? [] : [{ passage, words }]
  })
  return (
    <section className="intake-unplaced">
      <h3>{unplaced.length === 0 ? text.unplacedNone : text.unplacedTitle(unplaced.length)}</h3>
      <ul>
        {unplaced.map(({ passage, words }) => (
          <li key={passage.start} data-item={passage.start}>
            <button type="button" className="intake-measure" onClick={() => onChoose(passage)}>
              {words}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
