import type { RawBuilder } from 'kysely'
import { type Columns, sql } from './sql.ts'

/** What a person or an organization was called at an instant: what happened then is told by the name of its day. */
export function nameThen(
  named: Columns<'persons'> | Columns<'organizations'>,
  at: RawBuilder<unknown>,
): RawBuilder<string> {
  return sql`coalesce((
    select former.name from jsonb_to_recordset(${named.former_names}) as former (name text, until timestamptz)
    where former.until > ${at} order by former.until limit 1), ${named.name})`
}
