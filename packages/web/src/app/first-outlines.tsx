import type { ReactNode } from 'react'
import { PageSkeleton } from '../ui/page-skeleton.tsx'

/** What stands while it is not known who asks: the bar stays where the first outlines have it and the next page has its own. */
export function FirstOutlines(): ReactNode {
  return (
    <div className="app">
      <div className="app-header" />
      <PageSkeleton />
    </div>
  )
}
