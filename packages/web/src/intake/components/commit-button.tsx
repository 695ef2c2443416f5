import { Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { DeskCommand } from '../desk.ts'
import type { Desk } from '../desk-state.ts'
import { useReviewText } from '../review.text.ts'

type Props = {
  readonly desk: Desk
  readonly run: (command: DeskCommand) => void
  readonly onCommit: () => void
}

/** Commits the draft; while something is open it says what, and leads to it instead. */
export function CommitButton({ desk, run, onCommit }: Props): ReactNode {
  const text = useReviewText()
  const [first] = desk.points
  const isEmpty = desk.draft.findings.length === 0
  const reason =
    first !== undefined ? text.commitHint(desk.points.length) : isEmpty ? text.nothingToCommit : null
  return (
    <span className="intake-commit">
      <Tooltip title={reason}>
        <Button
          type={reason === null ? 'primary' : 'default'}
          disabled={first === undefined && isEmpty}
          aria-describedby={reason === null ? undefined : 'intake-commit-reason'}
          onClick={() => {
            if (first === undefined) onCommit()
            else run({ type: 'goToPoint', key: first.key })
          }}
        >
          {text.commit}
        </Button>
      </Tooltip>
      {reason !== null && (
        <span id="intake-commit-reason" className="intake-commit-reason">
          {first === undefined ? text.nothingToCommit : text.pointsLeft(desk.points.length)}
        </span>
      )}
    </span>
  )
}
