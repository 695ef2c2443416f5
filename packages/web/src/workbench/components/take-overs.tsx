import { isBeyondCount } from '@bihuan/core/kernel/counted.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useTakeOverText } from '../../closure/take-over.text.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { useWorkbenchText } from '../workbench.text.ts'
import { WorkList } from './work-list.tsx'

type Waiting = {
  readonly rectification: { readonly id: string; readonly name: string }
  readonly candidates: number
  readonly list: {
    readonly measures: number
    readonly outdated: number
    readonly confirmers: readonly unknown[]
    readonly can: readonly string[]
  } | null
}

/** Lists of what was done before the record was begun that wait for this person: to be made, put right or confirmed. */
export function TakeOvers(): ReactNode {
  const text = useTakeOverText()
  const work = useWorkbenchText()
  const waiting = useQuery(orpc.takeOvers.waiting.queryOptions())
  const { rectifications: rows = [], hasMore = false } = waiting.data ?? {}
  if (waiting.isPending) return <PageSkeleton rows={2} isLater />
  if (rows.length === 0) return null
  return (
    <WorkList
      title={text.title}
      light="blue"
      count={rows.length}
      whenEmpty=""
      isWide
      foot={hasMore && <p className="workbench-foot">{work.moreLists}</p>}
    >
      {rows.map((row) => (
        <Row key={row.rectification.id} {...row} />
      ))}
    </WorkList>
  )
}

function Row({ rectification, candidates, list }: Waiting): ReactNode {
  const text = useTakeOverText()
  const work = useWorkbenchText()
  const isToConfirm = list?.can.includes('return') === true
  const isToPutRight = list !== null && list.outdated > 0 && list.can.includes('change')
  const isStuck = list !== null && !isToConfirm && !isToPutRight && list.confirmers.length === 0
  const way = isToConfirm
    ? text.toConfirm
    : isToPutRight
      ? text.toPutRight
      : isStuck
        ? text.toLook
        : text.toList
  return (
    <li className="workbench-row">
      <div className="workbench-what">
        {isToConfirm && <p className="workbench-text">{text.waitsForYou(list.measures)}</p>}
        {isToPutRight && <p className="workbench-text">{text.toMend(list.outdated)}</p>}
        {isStuck && <p className="workbench-text">{text.toAppoint(list.measures)}</p>}
        {candidates > 0 && (
          <p className="workbench-text">
            {isBeyondCount(candidates) ? work.manyCandidates : text.candidates(candidates)}
          </p>
        )}
        <p className="workbench-finding">{rectification.name}</p>
      </div>
      <Link className="workbench-act" to="/rectifications/$id/take-over" params={{ id: rectification.id }}>
        {way}
      </Link>
    </li>
  )
}
