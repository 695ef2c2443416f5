import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { isBeyondCount } from '@bihuan/core/kernel/counted.ts'
import { mostNobodysFindings } from '@bihuan/core/measures/nobodys.ts'
import { Link } from '@tanstack/react-router'
import { orpc } from '../../api.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { nextPageOf } from '../next-page.ts'
import { useWorkbenchText } from '../workbench.text.ts'
import { MeasureRow } from './measure-row.tsx'
import { WorkList } from './work-list.tsx'

const pageSize = 10

/** Open measures and findings whose people have left, for whoever gives them to others; nothing where there are none. */
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
  const findings = work.data?.pages[0]?.findings ?? []
  if (work.isPending) return <PageSkeleton rows={2} isLater />
  if (total + findings.length === 0) return null
  return (
    <WorkList
      title={text.nobodys}
      light="red"
      count={total + findings.length}
      whenEmpty=""
      isWide
      foot={
        <>
          <p className="workbench-foot">{text.nobodysWay}</p>
          {findings.length === mostNobodysFindings && <p className="workbench-foot">{text.moreLists}</p>}
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
      {findings.map(({ id, rectificationId, name }) => (
        <li key={id} className="workbench-row">
          <div className="workbench-what">
            <p className="workbench-text">{name}</p>
            <p className="workbench-facts">{text.nobodysFinding}</p>
          </div>
          <Link
            className="workbench-act"
            to="/rectifications/$id/ledger"
            params={{ id: rectificationId }}
            search={{ finding: id }}
          >
            {text.open}
          </Link>
        </li>
      ))}
      {measures.map((measure) => (
        <MeasureRow key={measure.id} measure={measure} />
      ))}
    </WorkList>
  )
}
