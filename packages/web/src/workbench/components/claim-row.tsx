import { awaitedFromReader } from '@bihuan/core/claims/awaited.ts'
import type { ClosureQueueItem } from '@bihuan/core/closure/closure.contract.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/now.tsx'
import { relativeInstant } from '../../ui/relative-day.ts'
import { useWorkbenchText } from '../workbench.text.ts'

/** A claim that waits for the person's check; its link opens it in the closures queue. */
export function ClaimRow({ claim }: { claim: ClosureQueueItem }): ReactNode {
  const text = useWorkbenchText()
  const language = useLanguage()
  const now = useNow()
  const { request } = claim
  const awaited = awaitedFromReader(request)
  const finding = `${claim.findingNumber} ${claim.findingTitle ?? ''}`.trim()
  return (
    <li className="workbench-row">
      <div className="workbench-what">
        <p className="workbench-text">{claim.measureText ?? finding}</p>
        {claim.measureText !== null && <p className="workbench-finding">{finding}</p>}
        <p className="workbench-facts">
          {[
            text.claimOf(request.claimedBy.name),
            relativeInstant(request.claimedAt, now, language),
            claim.owner?.name,
          ]
            .filter((fact) => fact !== undefined)
            .join(' · ')}
        </p>
        {request.prepared !== null && (
          <p className="workbench-facts">
            {text.preparedBy({
              by: request.prepared.by.name,
              decision: request.prepared.decision,
              waitsFor: awaited === 'prepared' ? request.checkers.names : null,
            })}
          </p>
        )}
        {awaited === 'prepare' && (
          <p className="workbench-facts">{text.prepareFor(request.checkers.names)}</p>
        )}
      </div>
      <Link className="workbench-act" to="/closures" search={{ claim: request.id }}>
        {text.awaits[awaited]}
      </Link>
    </li>
  )
}
