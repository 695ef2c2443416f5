import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import type { Following } from './following.ts'
import { ready } from './ready.ts'
import { type FollowingRow, insertionOf } from './row-store.ts'
import type { DB } from './schema.ts'
import { columnsOf, sql } from './sql.ts'

type TableBelow = {
  [Table in keyof DB]: DB[Table] extends { rectification_id: string } ? Table : never
}[keyof DB]

/** What follows from records below a rectification. */
export function following<State, Table extends TableBelow>(what: {
  readonly table: Table
  /** The column that holds the id of the record. */
  readonly of: keyof DB[Table] & string
  readonly rowsOf: (state: State) => readonly FollowingRow<Table>[]
}): Following<State> {
  const { table, of, rowsOf } = what
  const remove = ready(
    ({ chainId, ids }: { readonly chainId: ChainId; readonly ids: readonly string[] }) => sql`
      delete from ${sql.table(table)} as kept
      where ${kept.rectification_id} = ${chainId} and ${sql.ref(`kept.${of}`)} = any(${[...ids]}::uuid[])`,
  )
  return {
    remove: (chainId, ids) => remove({ chainId, ids }),
    insert: (states) => insertionOf(table, states.flatMap(rowsOf)),
    rowsOf,
  }
}

// The name is one that all of these tables have, whichever of them is meant.
const kept = columnsOf('measures', 'kept')
