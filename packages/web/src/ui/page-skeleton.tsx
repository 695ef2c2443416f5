import { Skeleton } from 'antd'
import type { ReactNode } from 'react'

/** The grey lines of a page that is being read. Known to screen readers as busy. */
export function PageSkeleton({ rows = 8 }: { rows?: number }): ReactNode {
  return (
    <div className="ui-skeleton" aria-busy="true">
      <Skeleton active={false} title paragraph={{ rows }} />
    </div>
  )
}
