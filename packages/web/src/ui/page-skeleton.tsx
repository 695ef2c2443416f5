import type { ReactNode } from 'react'
import './skeleton.css'

/** The grey lines of a page that is being read, as the first page shows them too. Known to screen readers as busy. */
export function PageSkeleton({ rows = 8 }: { rows?: number }): ReactNode {
  return (
    <div className="ui-skeleton" aria-busy="true">
      {Array.from({ length: rows + 1 }, (_, at) => (
        <i key={at} />
      ))}
    </div>
  )
}
