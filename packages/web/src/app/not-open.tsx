import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSession } from '../session/session.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { useAppText } from './app.text.ts'

/** What stands in place of a page that the server does not give to whoever opened its address; reviewers hold no post. */
export function NotOpen(): ReactNode {
  const text = useAppText()
  const isReviewer = useSession().roles.length === 0
  return (
    <Page title={isReviewer ? text.notOpenToReviewerTitle : text.notYoursTitle}>
      <EmptyState
        title={isReviewer ? text.notOpenToReviewer : text.notOpen}
        action={<Link to="/">{text.toWorkbench}</Link>}
      />
    </Page>
  )
}
