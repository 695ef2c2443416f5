import type { RawBuilder } from 'kysely'
import { sql } from './sql.ts'

/** The beginning of a text, with a mark where it is cut: by the mark the veil knows that a name may be cut with it. */
export function begunWords(text: RawBuilder<unknown>, longest: number): RawBuilder<string> {
  return sql`case when length(${text}) > ${sql.lit(longest)} then left(${text}, ${sql.lit(longest)}) || '…' else ${text} end`
}
