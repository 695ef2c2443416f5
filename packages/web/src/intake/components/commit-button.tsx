import { Button } from 'antd'
import { memo, type ReactNode } from 'react'
import type { DeskCommand } from '../desk.ts'
import { useReviewText } from '../review.text.ts'

type Props = {
  /** The first of what is still open, and how much that is. */
  readonly first: string | null
  readonly left: number
  readonly isEmpty: boolean
  readonly run: (command: DeskCommand) => void
  readonly onCommit: () => void
}

/** Commits the draft; while something is open it says what, and leads to it instead. */
export const CommitButton = memo(function CommitButton(props: Props): ReactNode {
  const { first, left, isEmpty, run, onCommit } = props
  const text = useReviewText()
  const reason = first !== null ? text.commitHint(left) : isEmpty ? text.nothingToCommit : null
  return (
    <span className="intake-commit">
      <Button
        title={reason ?? undefined}
        type={reason === null ? 'primary' : 'default'}
        disabled={first === null && isEmpty}
        aria-describedby={reason === null ? undefined : 'intake-commit-reason'}
        onClick={() => {
          if (first === null) onCommit()
          else run({ type: 'goToPoint', key: first })
        }}
      >
        {text.commit}
      </Button>
      {reason !== null && (
        <span id="intake-commit-reason" className="intake-commit-reason">
          {first === null ? text.nothingToCommit : text.pointsLeft(left)}
        </span>
      )}
    </span>
  )
})
