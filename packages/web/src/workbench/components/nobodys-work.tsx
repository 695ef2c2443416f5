import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { isBeyondCount } from '@bihuan/core/kernel/counted.ts'
import { orpc } from '../../api.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { nextPageOf } from '../next-page.ts'
import { useWorkbenchText } from '../workbench.text.ts'
import { MeasureRow } from './measure-row.tsx'
import { WorkList } from './work-list.tsx'

const pageSize = 10

/** Open measures whose people have left, for whoever gives them to others; nothing where there are none. */
export function NobodysWork(): ReactNode {
  const text = useWorkbenchText()
  const work = useInfiniteQuery(
    orpc.measures.ofNobody.infiniteOptions({
      input: (offset: number) => ({ limit: pageSize, offset }),
      initialPageParam: 0,
      getNextPageParam: nextPageOf(pageSize),
    }),
  )
  const measures = work.data?.pages.flatMap((page) => page.measures) ?? []
  const total = work.data?.pages[0]?.total ?? 0
  if (work.isPending) return <PageSkeleton rows={2} isLater />
  if (total === 0) return null
  return (
    <WorkList
      title={text.nobodys}
      light="red"
      count={total}
      whenEmpty=""
      isWide
      foot={
        <>
          <p className="workbench-foot">{text.nobodysWay}</p>
          {work.hasNextPage && (
            <div className="workbench-foot">
              <Button loading={work.isFetchingNextPage} onClick={() => void work.fetchNextPage()}>
                {isBeyondCount(total) ? text.moreOfMany : text.more(total - measures.length)}
              </Button>
            </div>
          )}
        </>
      }
    >
      {measures.map((measure) => (
        <MeasureRow key={measure.id} measure={measure} />
      ))}
    </WorkList>
  )
}
