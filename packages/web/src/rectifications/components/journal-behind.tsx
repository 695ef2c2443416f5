import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useJournalText } from '../journal.text.ts'

/** That the journal is shown behind an entry alone, and the way to all of it. */
export function JournalBehind({
  rectificationId,
  after,
  isEmpty,
}: {
  readonly rectificationId: string
  readonly after: number
  readonly isEmpty: boolean
}): ReactNode {
  const text = useJournalText()
  return (
    <p className="ui-page-note">
      {isEmpty ? text.noneBehind(after) : text.behind(after)}{' '}
      <Link to="/rectifications/$id/journal" params={{ id: rectificationId }}>
        {text.whole}
      </Link>
    </p>
  )
}
