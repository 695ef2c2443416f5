import type { Draft, Span } from '@bihuan/core/reading/draft.ts'
import { memo, type ReactNode } from 'react'
import { useReviewText } from '../review.text.ts'

type Props = {
  readonly regulations: Draft['regulations']
  readonly figures: Draft['figures']
  readonly onShow: (span: Span) => void
}

/** The regulations and figures that the source names, each a way to its place. */
export const ReadOut = memo(function ReadOut({ regulations, figures, onShow }: Props): ReactNode {
  const text = useReviewText()
  if (regulations.length === 0 && figures.length === 0) return null
  return (
    <details className="intake-read-out">
      <summary>{text.readOut(regulations.length, figures.length)}</summary>
      <div
        className="intake-scroll"
        tabIndex={0}
        role="region"
        aria-label={text.readOut(regulations.length, figures.length)}
      >
        {regulations.length > 0 && (
          <section>
            <h3>{text.regulations}</h3>
            <ul>
              {regulations.map(({ name, action, passage }) => (
                <li key={`${passage.start} ${name}`}>
                  <button type="button" onClick={() => onShow(passage)}>
                    《{name.replace(/^《|》$/g, '')}》<small>{text.regulationActions[action]}</small>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {figures.length > 0 && (
          <section>
            <h3>{text.figures}</h3>
            <ul>
              {figures.map(({ kind, raw, passage }) => (
                <li key={`${passage.start} ${raw}`}>
                  <button type="button" onClick={() => onShow(passage)}>
                    {raw}
                    <small>{text.figureKinds[kind]}</small>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </details>
  )
})
