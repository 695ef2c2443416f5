import { awaitedFromReader } from '@bihuan/core/claims/awaited.ts'
import type { ClosureQueueItem } from '@bihuan/core/closure/closure.contract.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useClosureText } from '../closure.text.ts'
import { queueRows } from '../queue-rows.ts'
import { calledIn, ClaimView, Record } from './claim-view.tsx'

/** The claim that stands open: by its id, so that no other slips into its place when it is gone. */
type Opened = { readonly id: string | null; readonly claim: ClosureQueueItem | null }

/** The claims that wait, and one of them to be decided. */
export function ClaimQueue({
  claims,
  named,
}: {
  readonly claims: readonly ClosureQueueItem[]
  /** The claim to begin with, by its id. */
  readonly named: string | undefined
}): ReactNode {
  const text = useClosureText()
  const [opened, setOpened] = useState((): Opened => {
    const id = named ?? claims[0]?.request.id ?? null
    return { id, claim: claims.find(({ request }) => request.id === id) ?? null }
  })
  const open = (claim: ClosureQueueItem | undefined): void =>
    setOpened({ id: claim?.request.id ?? null, claim: claim ?? null })
  const at = opened.id === null ? 0 : claims.findIndex(({ request }) => request.id === opened.id)
  const claim = claims[at]
  const isGone = claim === undefined && opened.id !== null
  if (claims.length === 0 && !isGone) return <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
  return (
    <div className="closure-queue">
      <ul className="closure-list" aria-label={text.queue}>
        {claims.map((item, index) => (
          <li key={item.request.id}>
            <button type="button" aria-current={index === at} onClick={() => open(item)}>
              <span className="closure-list-text">{calledIn(item)}</span>
              <small>
                <span>
                  {text.waitsFor[awaitedFromReader(item.request)] ?? text.subject[item.request.subject.type]}
                </span>
                <span>{item.owner?.name}</span>
              </small>
            </button>
          </li>
        ))}
      </ul>
      {isGone && (
        <Gone
          was={opened.claim}
          isCut={claims.length === queueRows.queue.limit}
          onNext={() => open(claims[0])}
        />
      )}
      {claim !== undefined && (
        <ClaimView
          key={claim.request.id}
          claim={claim}
          position={{ at, count: claims.length }}
          move={(step) => open(claims[Math.max(0, Math.min(claims.length - 1, at + step))])}
          // A decided claim leaves the list; the one behind it is next.
          onDecided={() => open(claims[at + 1] ?? claims[at - 1])}
        />
      )}
    </div>
  )
}

/** In the place of a claim that does not wait any more: nobody is to sign another in its stead. */
function Gone({
  was,
  isCut,
  onNext,
}: {
  /** The claim as it was seen last; null where only the address names it. */
  readonly was: ClosureQueueItem | null
  readonly isCut: boolean
  readonly onNext: () => void
}): ReactNode {
  const text = useClosureText()
  return (
    <article className="closure-claim" role="status">
      <h2>{text.gone}</h2>
      {was !== null && (
        <p className="closure-facts">
          <span>{calledIn(was)}</span>
          <Record request={was.request} />
        </p>
      )}
      <p>{isCut ? text.goneBeyond(queueRows.queue.limit) : text.goneText}</p>
      <Button type="primary" onClick={onNext}>
        {text.toWaiting}
      </Button>
    </article>
  )
}
