import { workKindsOf } from '@bihuan/core/people/own-work.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSession } from '../../session/session.tsx'
import type { LedgerSearch } from '../../measures/ledger/ledger-search.ts'
import { useWorkbenchText } from '../workbench.text.ts'

/** How much of a person's work lies in one rectification. */
export type WorkOfRectification = {
  readonly id: string
  readonly name: string
  readonly late: number
  readonly open: number
}

/** A way from a list into each ledger that holds some of it, filtered to exactly that: into those of the newest rectifications. */
export function LedgerWays(props: {
  rectifications: readonly WorkOfRectification[]
  hasMore: boolean
  count: 'late' | 'open'
  search: Pick<LedgerSearch, 'status' | 'light'>
}): ReactNode {
  const text = useWorkbenchText()
  const { roles } = useSession()
  const mine = workKindsOf(roles).includes('all') ? undefined : true
  const held = props.rectifications.filter((one) => one[props.count] > 0)
  return (
    <div className="workbench-foot">
      {held.map((one) => (
        <Link
          key={one.id}
          to="/rectifications/$id/ledger"
          params={{ id: one.id }}
          search={{ ...props.search, mine, sort: 'dueOn' }}
        >
          {text.inLedger(one.name, one[props.count])}
        </Link>
      ))}
      {props.hasMore && <Link to="/rectifications">{text.inOthers}</Link>}
    </div>
  )
}
