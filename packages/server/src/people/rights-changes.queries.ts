import type { PersonId } from '@bihuan/core/kernel/id.ts'
import type { RawBuilder } from 'kysely'
import { userOfSession } from '../kernel/auth/session.ts'
import { ready, type Written } from '../kernel/ready.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { isHolding } from './still-open.queries.ts'

const change = columnsOf('rights_changes', 'change')
const seal = columnsOf('seals', 'seal')

/** What of rights was looked at: all that they follow from, and besides the files that are sealed, where some are. */
type About = 'rights' | 'files'

/** When rights were worked out: what had been written by then, and the day, as posts begin and end with days. */
export type AsOf = { readonly snapshot: string; readonly day: string; readonly about: readonly About[] }

/** To be selected with what rights follow from. */
export const whenFound: RawBuilder<unknown> = sql`pg_current_snapshot()::text as snapshot, today_here()::text as day,
  exists (select from ${seal} where ${isHolding(seal)}) as "areSealed"`

type Unchanged = {
  readonly token: string
  readonly personId: PersonId
  readonly snapshot: string
  readonly day: string
} & {
  readonly about: readonly About[]
}

/**
 * Whether a session is still that of somebody whose rights are what they were, as a row of `isSame`: nothing is seen that a snapshot
 * did not see. Whatever rights follow from notes its changes; `rights-changes.test.ts` holds that.
 */
export const unchanged: (asked: Unchanged) => Written = ready(
  ({ token, personId, snapshot, day, about }: Unchanged) => sql<{ isSame: boolean }>`
    select coalesce(${userOfSession(token)} = ${personId}, false) and today_here() = ${day}::date and not exists (
      select from ${change} where ${change.xid} >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
        and not pg_visible_in_snapshot(${change.xid}, ${snapshot}::pg_snapshot)
        and ${change.about} = any(${[...about]}::text[])) as "isSame"`,
)
