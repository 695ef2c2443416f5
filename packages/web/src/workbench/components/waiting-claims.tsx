import { awaitedFromReader } from '@bihuan/core/claims/awaited.ts'
import type { ClosureQueueItem } from '@bihuan/core/closure/closure.contract.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWorkbenchText } from '../workbench.text.ts'
import { ClaimRow } from './claim-row.tsx'
import { WorkList } from './work-list.tsx'

type Props = {
  readonly claims: readonly ClosureQueueItem[]
  /** How many there are in all. */
  readonly waiting: number
}

/** Claims that wait for the person. What they have prepared stays in sight until the leader signs, and counts no more. */
export function WaitingClaims({ claims, waiting }: Props): ReactNode {
  const text = useWorkbenchText()
  const awaited = claims.map(({ request }) => awaitedFromReader(request))
  const prepared = awaited.filter((one) => one === 'prepared').length
  const isPreparing = claims.length > 0 && awaited.every((one) => one === 'prepare' || one === 'prepared')
  const all = Math.max(waiting, claims.length)
  const title = prepared === all ? text.allPrepared : text.toPrepare
  return (
    <WorkList
      title={isPreparing ? title : text.waiting}
      light="blue"
      // Where nothing is left to prepare the heading says so, and counts what waits for the leader.
      count={prepared === all ? all : all - prepared}
      whenEmpty={text.waitingEmpty}
      foot={
        claims.length < waiting && (
          <p className="workbench-foot">
            {text.firstOf(claims.length, waiting)} <Link to="/closures">{text.toClosures}</Link>
          </p>
        )
      }
    >
      {claims.map((claim) => (
        <ClaimRow key={claim.request.id} claim={claim} />
      ))}
    </WorkList>
  )
}
