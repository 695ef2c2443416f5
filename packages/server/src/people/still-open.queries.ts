import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from '../kernel/sql.ts'

/**
 * Whether a measure or finding is still to be closed: it is neither closed nor voided. The first half stands by itself, as the
 * indexes of what is open have it.
 */
export function isStillOpen(item: { readonly status: RawBuilder<unknown> }): RawBuilder<SqlBool> {
  return sql`(${item.status} <> 'closed' and ${item.status} <> 'voided')`
}

/** Whether a measure or finding counts: what is voided is counted apart. */
export function isCounted(item: { readonly status: RawBuilder<unknown> }): RawBuilder<SqlBool> {
  return sql`${item.status} <> 'voided'`
}
