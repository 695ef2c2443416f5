import type { Span } from '@bihuan/core/reading/draft.ts'
import { onOneLine, type SourceText } from '@bihuan/core/reading/text/source-text.ts'
import { Button } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { useReviewText } from '../review.text.ts'
import type { Run } from '../use-desk.ts'

type Props = {
  readonly source: SourceText
  readonly span: Span
  readonly ends: readonly number[]
  readonly index: number
  readonly run: Run
}

/** An item that is about to be cut in two, with the place of the cut. */
export function SplitWords({ source, span, ends, index, run }: Props): ReactNode {
  const text = useReviewText()
  const edges = [span.start, ...ends, span.end]
  return (
    <span className="intake-split">
      <span>
        {edges.slice(1).map((end, at) => (
          <Fragment key={end}>
            <span>{onOneLine(source.slice(edges[at] ?? 0, end))}</span>
            {at < ends.length && (
              <button
                type="button"
                tabIndex={-1}
                className={at === index ? 'intake-cut is-here' : 'intake-cut'}
                aria-label={text.splitHere}
                onClick={() => run({ type: 'boundary', step: at - index })}
              />
            )}
          </Fragment>
        ))}
      </span>
      <span className="intake-split-tools">
        <span className="ui-quiet">{text.splitHint}</span>
        <Button size="small" type="primary" onClick={() => run({ type: 'split' })}>
          {text.splitHere}
        </Button>
        <Button size="small" onClick={() => run({ type: 'close' })}>
          {text.cancel}
        </Button>
      </span>
    </span>
  )
}
