import { isBeyondCount } from '@bihuan/core/kernel/counted.ts'
import { openMeasureStatuses } from '@bihuan/core/measures/labels.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { nextPageOf } from '../next-page.ts'
import { useWhose } from '../whose.ts'
import { useWorkbenchText } from '../workbench.text.ts'
import { LedgerWays, type WorkOfRectification } from './ledger-ways.tsx'
import { MeasureRow } from './measure-row.tsx'
import { WorkList } from './work-list.tsx'

const pageSize = 20

/** All that is the person's open work, the most urgent first, page by page. */
export function OpenWork({
  isAsked,
  ...places
}: {
  readonly rectifications: readonly WorkOfRectification[]
  readonly hasMore: boolean
  readonly isAsked: boolean
}): ReactNode {
  const text = useWorkbenchText()
  const whose = useWhose()
  const work = useInfiniteQuery(
    orpc.measures.openOfMine.infiniteOptions({
      input: (offset: number) => ({ limit: pageSize, offset }),
      initialPageParam: 0,
      getNextPageParam: nextPageOf(pageSize),
      enabled: isAsked,
    }),
  )
  if (!work.data) {
    if (!work.error) return <PageSkeleton isLater />
    return <ErrorState error={work.error} onRetry={() => void work.refetch()} />
  }
  const measures = work.data.pages.flatMap((page) => page.measures)
  const total = work.data.pages[0]?.total ?? 0
  return (
    <WorkList
      title={text.all}
      light="grey"
      count={total}
      whenEmpty={text.allEmpty(whose)}
      isWide
      foot={
        <>
          {work.hasNextPage && (
            <div className="workbench-foot">
              <Button loading={work.isFetchingNextPage} onClick={() => void work.fetchNextPage()}>
                {isBeyondCount(total) ? text.moreOfMany : text.more(total - measures.length)}
              </Button>
            </div>
          )}
          <LedgerWays {...places} count="open" search={{ status: [...openMeasureStatuses] }} />
        </>
      }
    >
      {measures.map((measure) => (
        <MeasureRow key={measure.id} measure={measure} />
      ))}
    </WorkList>
  )
}
