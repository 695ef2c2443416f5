import { awaitedFromReader } from '@bihuan/core/claims/awaited.ts'
import type { ReactNode } from 'react'
import type { ClaimForm } from '../claim-command.ts'
import { useClaimsText } from '../claims.text.ts'

/** What was prepared, by whom: shown as that, and not as a decision. */
export function PreparedNote({ request }: Pick<ClaimForm, 'request'>): ReactNode {
  const text = useClaimsText()
  const { prepared } = request
  if (prepared === null) return null
  const says = awaitedFromReader(request) === 'prepared' ? text.preparedWaits : text.preparedBy
  return (
    <p className="claims-prepared" role="note">
      <b>{says(prepared.by.name, text.proposed[prepared.decision])}</b>
      {prepared.words !== '' && <span className="claims-words">{prepared.words}</span>}
    </p>
  )
}
