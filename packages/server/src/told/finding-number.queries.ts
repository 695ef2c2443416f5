import type { RawBuilder } from 'kysely'
import { sql } from '../kernel/sql.ts'

/** By which number a finding is called, as `numberOfFinding` says; a test holds both together. */
export function calledNumber({
  ordinal,
  number,
}: {
  readonly ordinal: RawBuilder<unknown>
  readonly number: RawBuilder<unknown>
}): RawBuilder<string> {
  return sql<string>`case when ${number} ~ '^\\s*[0-9０-９]+\\s*[.、．]?\\s*$' then ${ordinal}::text else ${number} end`
}
