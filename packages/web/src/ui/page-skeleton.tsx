import type { ReactNode } from 'react'
import './skeleton.css'

/**
 * The grey lines of a page that is being read, as the first page shows them too. Known to screen readers as busy. Those of a part that
 * waits for the rest of its page are later: nothing waits for them.
 */
export function PageSkeleton({ rows = 8, isLater }: { rows?: number; isLater?: boolean }): ReactNode {
  return (
    <div className="ui-skeleton" data-later={isLater} aria-busy="true">
      {Array.from({ length: rows + 1 }, (_, at) => (
        <i key={at} />
      ))}
    </div>
  )
}
