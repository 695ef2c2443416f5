import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from '../kernel/sql.ts'

type WithStatus = { readonly status: RawBuilder<unknown> }

/**
 * Whether a measure or finding is still to be closed: it is neither closed nor voided. The first half stands by itself, as the
 * indexes of what is open have it.
 */
export function isStillOpen(item: WithStatus): RawBuilder<SqlBool> {
  return sql`(${item.status} <> 'closed' and ${item.status} <> 'voided')`
}

/** Whether a measure or finding counts: what is voided is counted apart. */
export function isCounted(item: WithStatus): RawBuilder<SqlBool> {
  return sql`${item.status} <> 'voided'`
}

/** Whether a seal holds: its file is shown to few. In the words of the index of seals that hold. */
export function isHolding(seal: WithStatus): RawBuilder<SqlBool> {
  return sql`${seal.status} in ('asked', 'sealed', 'liftAsked')`
}

/** Whether somebody has to decide on a seal or on its lifting. In the words of the index of seals that wait. */
export function isUndecided(seal: WithStatus): RawBuilder<SqlBool> {
  return sql`${seal.status} in ('asked', 'liftAsked')`
}
